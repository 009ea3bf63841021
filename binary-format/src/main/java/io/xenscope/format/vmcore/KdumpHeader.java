package io.xenscope.format.vmcore;

import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header of a KDUMP file: where its bitmap and descriptors are, in blocks.
 *
 * @param frames frames that the bitmap has bits for
 */
record KdumpHeader(
        int version, int blockBytes, long subHeaderOffset, long bitmapOffset, long bitmapBytes, long frames) {
    private static final int VERSION = 8;
    private static final int STATUS = 424;
    private static final int BLOCK_BYTES = 428;
    private static final int SUB_HEADER_BLOCKS = 432;
    private static final int BITMAP_BLOCKS = 436;
    private static final int FRAMES_32 = 440;
    private static final int SPLIT = 12;
    private static final int FRAMES_64 = 96;
    private static final int LEAST_WITH_SPLIT = 2;
    private static final int LEAST_WITH_FRAMES_64 = 6;

    static KdumpHeader read(String name, DumpFile file) throws IOException {
        ByteBuffer first = file.bytes(0, PhysicalMemory.FRAME_BYTES);
        int block = first.getInt(BLOCK_BYTES);
        if (block != PhysicalMemory.FRAME_BYTES) {
            throw refused(name, "a KDUMP file with blocks of " + block + " bytes", "blocks of 4096 bytes", "");
        }
        checkPacking(name, first.getInt(STATUS));
        ByteBuffer sub = file.bytes(block, 2 * FRAMES_64);
        int version = first.getInt(VERSION);
        if (version >= LEAST_WITH_SPLIT && sub.getInt(SPLIT) != 0) {
            throw refused(
                    name,
                    "a part of a KDUMP file that was split",
                    "a whole one",
                    "put the parts together: makedumpfile --reassemble PART... WHOLE");
        }
        long blocks = Integer.toUnsignedLong(first.getInt(BITMAP_BLOCKS));
        long subBlocks = Integer.toUnsignedLong(first.getInt(SUB_HEADER_BLOCKS));
        long frames = version >= LEAST_WITH_FRAMES_64
                ? sub.getLong(FRAMES_64)
                : Integer.toUnsignedLong(first.getInt(FRAMES_32));
        long bytes = blocks * block;
        long offset = (1 + subBlocks) * block;
        if (frames <= 0 || frames > bytes * 4 || offset + bytes > file.size()) {
            throw refused(
                    name,
                    "a KDUMP file whose header does not fit its " + file.size() + " bytes: it was cut or damaged",
                    "the whole dump",
                    "dump or copy it again");
        }
        return new KdumpHeader(version, block, block, offset, bytes, frames);
    }

    private static void checkPacking(String name, int status) {
        String packing =
                (status & 2) != 0 ? "lzo" : (status & 4) != 0 ? "snappy" : (status & 0x20) != 0 ? "zstd" : null;
        if (packing != null && (status & 1) == 0) {
            throw Containers.unknownPacking(name, packing);
        }
    }

    /** The descriptors follow the bitmaps. */
    long descriptorsOffset() {
        return bitmapOffset + bitmapBytes;
    }

    private static CaptureException refused(String name, String what, String expected, String advice) {
        return new CaptureException(name, 0, what, expected, advice, null);
    }
}
