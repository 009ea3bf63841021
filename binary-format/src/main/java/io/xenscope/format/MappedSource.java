package io.xenscope.format;

import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.core.Memory;
import net.openhft.chronicle.core.io.BackgroundResourceReleaser;

/**
 * A capture mapped read-only into memory, one mapping of exactly the measured length; or, of one that was unpacked, memory outside
 * the heap.
 *
 * <p>What is larger than Java can map (2 GiB) is mapped by chronicle-bytes, smaller files are not: its start costs more than all the
 * rest of a small capture's. Never a chunked mapping: without overlap it reads garbage across chunk borders. The mapped memory is
 * read without a check of its own (7 to 10 % of a scan): the cursor keeps to the bytes of a record, and records to those of the file.
 */
public final class MappedSource implements ByteSource {
    /** The largest file that Java itself maps at one go. */
    static final long JAVA_MAPS = Integer.MAX_VALUE;

    private static final Memory MEMORY = OutsideMemory.MEMORY;
    private static final long BYTES = MEMORY.arrayBaseOffset(byte[].class);

    private final String name;
    private final long size;
    private final boolean whole;
    private final Origin origin;
    private final long base;

    /** What gives the memory back; null once it did. */
    private Runnable release;

    private MappedSource(String name, long size, boolean whole, Origin origin, long base, Runnable release) {
        this.name = name;
        this.size = size;
        this.whole = whole;
        this.origin = origin;
        this.base = base;
        this.release = release;
    }

    /** The first {@code size} of so many bytes of allocated memory, which it owns from now on. */
    static MappedSource allocated(String name, long base, long size, long allocated, boolean whole) {
        return new MappedSource(
                name,
                size,
                whole,
                Origin.CAPTURE,
                base,
                allocated == 0 ? null : () -> MEMORY.freeMemory(base, allocated));
    }

    /** Maps a file that is known not to be empty; {@code whole} is what {@link #isWhole} will say. */
    public static MappedSource map(String name, Path path, long size, boolean whole) throws IOException {
        return map(name, path, size, whole, Origin.CAPTURE);
    }

    /** Maps a file, which may be empty, of bytes that were found in some other place. */
    public static MappedSource map(String name, Path path, long size, boolean whole, Origin origin) throws IOException {
        if (size == 0) {
            return new MappedSource(name, 0, whole, origin, 0, null);
        }
        return size <= JAVA_MAPS
                ? mapByJava(name, path, size, whole, origin)
                : mapByChronicle(name, path, size, whole, origin);
    }

    private static MappedSource mapByJava(String name, Path path, long size, boolean whole, Origin origin)
            throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            MappedByteBuffer mapping = file.map(MapMode.READ_ONLY, 0, size);
            return new MappedSource(
                    name, size, whole, origin, OutsideMemory.address(mapping), () -> OutsideMemory.unmap(mapping));
        }
    }

    /** Of a file that is not empty, of any size. */
    static MappedSource mapByChronicle(String name, Path path, long size, boolean whole, Origin origin)
            throws IOException {
        MappedBytes mapping = MappedBytes.singleMappedBytes(new File(path.toString()), size, true);
        mapping.readLimit(size);
        long base = mapping.bytesStore().addressForRead(0);
        return new MappedSource(name, size, whole, origin, base, () -> release(mapping));
    }

    private static void release(MappedBytes mapping) {
        mapping.singleThreadedCheckReset();
        BytesStore<?, ?> store = mapping.bytesStore();
        mapping.releaseLast();
        // The library holds the memory itself once more, and would keep it mapped to the end of the process.
        if (store.refCount() > 0) {
            store.releaseLast();
        }
        BackgroundResourceReleaser.releasePendingResources();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public int i32(long offset) {
        return MEMORY.readInt(base + offset);
    }

    @Override
    public long i64(long offset) {
        return MEMORY.readLong(base + offset);
    }

    @Override
    public void copy(long offset, byte[] to, int count) {
        int at = 0;
        for (; at + Long.BYTES <= count; at += Long.BYTES) {
            MEMORY.writeLong(to, BYTES + at, i64(offset + at));
        }
        for (; at < count; at++) {
            to[at] = MEMORY.readByte(base + offset + at);
        }
    }

    @Override
    public void close() {
        if (release != null) {
            release.run();
            release = null;
        }
    }
}
