package io.xenscope.format.vmcore;

import io.xenscope.format.ByteSource;
import io.xenscope.format.MappedSource;
import io.xenscope.format.TemporaryFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The rings of a table, copied frame by frame to a temporary file and mapped from there: so they take no heap, however large they
 * are. Frames that the dump does not have are zeros.
 */
final class RingCopies implements AutoCloseable {
    private static final int BLOCK_FRAMES = 256;

    private final TraceInfo info;
    private final ByteSource bytes;
    private final List<RingContent> contents;

    private RingCopies(TraceInfo info, ByteSource bytes, Gaps[] missing) {
        this.info = info;
        this.bytes = bytes;
        List<RingContent> all = new ArrayList<>();
        for (int ring = 0; ring < info.rings(); ring++) {
            long data = ring * (info.dataBytes() + Ring.POINTER_BYTES) + Ring.POINTER_BYTES;
            all.add(new Ring(info.pcpus()[ring], bytes, data, info.dataBytes(), missing[ring]).content());
        }
        this.contents = List.copyOf(all);
    }

    static RingCopies of(String name, PhysicalMemory memory, TraceInfo info) throws IOException {
        Path copy = TemporaryFiles.create(".rings", "the trace buffers of a dump");
        try {
            Gaps[] missing = copy(memory, info, copy);
            return new RingCopies(info, MappedSource.map(name, copy, Files.size(copy), true), missing);
        } finally {
            TemporaryFiles.delete(copy);
        }
    }

    private static Gaps[] copy(PhysicalMemory memory, TraceInfo info, Path copy) throws IOException {
        Gaps[] missing = new Gaps[info.rings()];
        ByteBuffer block =
                ByteBuffer.allocate(BLOCK_FRAMES * PhysicalMemory.FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            long at = 0;
            for (int ring = 0; ring < info.rings(); ring++) {
                missing[ring] = new Gaps();
                for (long frame : info.frames()[ring]) {
                    block.limit(block.position() + PhysicalMemory.FRAME_BYTES);
                    if (memory.read(frame * PhysicalMemory.FRAME_BYTES, block) < PhysicalMemory.FRAME_BYTES) {
                        missing[ring].add(at, at + PhysicalMemory.FRAME_BYTES);
                    }
                    at += PhysicalMemory.FRAME_BYTES;
                    if (block.position() == block.capacity()) {
                        write(block, out);
                    }
                }
            }
            write(block, out);
        }
        return missing;
    }

    private static void write(ByteBuffer block, FileChannel out) throws IOException {
        block.flip();
        while (block.hasRemaining()) {
            out.write(block);
        }
        block.clear();
    }

    TraceInfo info() {
        return info;
    }

    ByteSource bytes() {
        return bytes;
    }

    List<RingContent> contents() {
        return contents;
    }

    /** How many rings have mostly records in what was written. */
    long convincing() {
        return contents.stream().filter(RingContent::isConvincing).count();
    }

    long lastTsc() {
        return contents.stream().mapToLong(RingContent::lastTsc).max().orElse(RingPiece.NO_TIME);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
