package io.xenscope.format;

import io.xenscope.format.CaptureInput.Mapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.core.Memory;

/**
 * What comes as a stream, kept where it can be read anywhere: in memory outside the heap while it begins as a capture does and is
 * no more than {@link #IN_MEMORY} bytes, else in a temporary file.
 */
final class Spool extends OutputStream {
    /** The most bytes that are kept in memory. */
    static final int IN_MEMORY = 256 << 20;

    static final String WHAT = "the unpacked capture";

    private static final Memory MEMORY = OutsideMemory.MEMORY;
    private static final int FIRST = 1 << 20;
    private static final int HEAD = 4;

    private final String name;
    private final long expected;
    private long address;
    private long capacity;
    private long size;
    private Path file;
    private OutputStream out;

    /** {@code expected}: about how many bytes will come, for a message where they are too many; less than 1 if unknown. */
    Spool(String name, long expected) {
        this.name = name;
        this.expected = expected;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (out == null && size + count > IN_MEMORY) {
            moveToFile();
        }
        if (out != null) {
            toFile(bytes, from, count);
        } else {
            reserve(size + count);
            MEMORY.copyMemory(bytes, from, address + size, count);
        }
        size += count;
        Progress.add(count);
        if (out == null && size >= HEAD && MEMORY.readInt(address) != RecordHeader.CPU_CHANGE) {
            // A crash dump, perhaps: those are read from files.
            moveToFile();
        }
    }

    private void reserve(long needed) {
        if (needed > capacity) {
            // What is expected is taken at once: memory that nobody touches costs nothing.
            long wider = Math.max(Math.max(needed, FIRST), capacity == 0 ? expected : 2 * capacity);
            wider = Math.min(IN_MEMORY, wider);
            long moved = MEMORY.allocate(wider);
            if (capacity > 0) {
                MEMORY.copyMemory(address, moved, size);
                MEMORY.freeMemory(address, capacity);
            }
            address = moved;
            capacity = wider;
        }
    }

    private void moveToFile() throws IOException {
        file = TemporaryFiles.create(".xentrace", WHAT);
        out = Files.newOutputStream(file);
        byte[] some = new byte[1 << 16];
        long bytesBegin = MEMORY.arrayBaseOffset(byte[].class);
        for (long at = 0; at < size; at += some.length) {
            int count = (int) Math.min(some.length, size - at);
            MEMORY.copyMemory(address + at, some, bytesBegin, count);
            toFile(some, 0, count);
        }
        free();
    }

    private void toFile(byte[] bytes, int from, int count) {
        try {
            out.write(bytes, from, count);
        } catch (IOException full) {
            throw TemporaryFiles.failed(WHAT, expected, full);
        }
    }

    private void free() {
        if (capacity > 0) {
            MEMORY.freeMemory(address, capacity);
        }
        capacity = 0;
    }

    /** Everything that was written; {@code whole} is what {@link ByteSource#isWhole} will say. Files are mapped by {@code files}. */
    ByteSource source(boolean whole, Mapper files) throws IOException {
        if (out == null && size >= HEAD) {
            ByteSource source = MappedSource.allocated(name, address, size, capacity, whole);
            capacity = 0;
            return source;
        }
        if (out == null) {
            moveToFile();
        }
        out.close();
        return files.map(file, whole);
    }

    /** Leaves nothing of what has not become a source. */
    @Override
    public void close() throws IOException {
        free();
        if (file != null) {
            out.close();
            TemporaryFiles.delete(file);
        }
    }
}
