package io.xenscope.format.vmcore;

import io.xenscope.format.TemporaryFiles;
import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A dump in the form that can be written to a pipe: pieces with their place in the real file, in any order, of which later ones win.
 * They are put in their places in a temporary file, since an index of them would grow with the host.
 */
final class Flattened {
    private static final byte[] SIGNATURE = "makedumpfile\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 4096;
    private static final int PIECE_HEADER_BYTES = 16;
    private static final long END = -1;

    private Flattened() {}

    static boolean is(ByteBuffer head) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (head.get(i) != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    /** The real file, which which has no other name: the caller that opens it deletes it. Returns how many bytes were missing. */
    static long rearrange(String name, Path flat, Path real, SearchProgress progress) throws IOException {
        try (FileChannel in = FileChannel.open(flat, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(real, StandardOpenOption.WRITE)) {
            long at = HEADER_BYTES;
            ByteBuffer header = ByteBuffer.allocate(PIECE_HEADER_BYTES).order(ByteOrder.BIG_ENDIAN);
            while (true) {
                if (in.read(header.clear(), at) < PIECE_HEADER_BYTES) {
                    return 1;
                }
                long offset = header.getLong(0);
                long size = header.getLong(8);
                at += PIECE_HEADER_BYTES;
                if (offset == END) {
                    return 0;
                }
                if (offset < 0 || size <= 0 || offset + size < 0) {
                    throw new CaptureException(
                            name,
                            at - PIECE_HEADER_BYTES,
                            "a flattened dump that is damaged here",
                            "offset and size of a piece",
                            "copy the dump again",
                            null);
                }
                long there = copy(in, at, Math.min(size, in.size() - at), out, offset);
                at += size;
                progress.at(Math.min(at, in.size()), in.size());
                if (there < size) {
                    return size - there;
                }
            }
        }
    }

    private static long copy(FileChannel in, long from, long count, FileChannel out, long to) throws IOException {
        out.position(to);
        long copied = 0;
        while (copied < count) {
            long some = in.transferTo(from + copied, count - copied, out);
            if (some <= 0) {
                break;
            }
            copied += some;
        }
        return copied;
    }

    /** A new file for the real one. */
    static Path target() {
        return TemporaryFiles.create(".kdump", "the rearranged dump");
    }
}
