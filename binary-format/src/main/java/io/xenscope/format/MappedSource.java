package io.xenscope.format;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.core.Memory;
import net.openhft.chronicle.core.OS;
import net.openhft.chronicle.core.io.BackgroundResourceReleaser;

/**
 * A capture mapped read-only into memory by chronicle-bytes: one mapping of exactly the measured length; or, of one that was
 * unpacked, memory outside the heap.
 *
 * <p>Never a chunked mapping: without overlap it reads garbage across chunk borders. The mapped memory is read without a
 * check of its own (7 to 10 % of a scan): the cursor keeps to the bytes of a record, and records to those of the file.
 */
public final class MappedSource implements ByteSource {
    private static final Memory MEMORY = OS.memory();
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final String name;
    private final long size;
    private final boolean whole;
    private final Origin origin;
    private final long base;
    /** Null where the memory is no file's. */
    private final MappedBytes mapping;

    /** Bytes of memory that is no file's; 0 once it was given back. */
    private long allocated;

    private MappedSource(
            String name, long size, boolean whole, Origin origin, long base, MappedBytes mapping, long allocated) {
        this.name = name;
        this.size = size;
        this.whole = whole;
        this.origin = origin;
        this.base = base;
        this.mapping = mapping;
        this.allocated = allocated;
    }

    /** The first {@code size} of so many bytes of allocated memory, which it owns from now on. */
    static MappedSource allocated(String name, long base, long size, long allocated, boolean whole) {
        return new MappedSource(name, size, whole, Origin.CAPTURE, base, null, allocated);
    }

    /** Maps a file that is known not to be empty; {@code whole} is what {@link #isWhole} will say. */
    public static MappedSource map(String name, Path path, long size, boolean whole) throws IOException {
        return map(name, path, size, whole, Origin.CAPTURE);
    }

    /** Maps a file, which may be empty, of bytes that were found in some other place. */
    public static MappedSource map(String name, Path path, long size, boolean whole, Origin origin) throws IOException {
        if (size == 0) {
            return new MappedSource(name, 0, whole, origin, 0, null, 0);
        }
        MappedBytes mapping = MappedBytes.singleMappedBytes(new File(path.toString()), size, true);
        mapping.readLimit(size);
        return new MappedSource(name, size, whole, origin, mapping.bytesStore().addressForRead(0), mapping, 0);
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
            WORDS.set(to, at, i64(offset + at));
        }
        for (; at < count; at++) {
            to[at] = MEMORY.readByte(base + offset + at);
        }
    }

    @Override
    public void close() {
        if (mapping == null) {
            if (allocated > 0) {
                MEMORY.freeMemory(base, allocated);
            }
            allocated = 0;
            return;
        }
        mapping.singleThreadedCheckReset();
        BytesStore<?, ?> store = mapping.bytesStore();
        mapping.releaseLast();
        // The library holds the memory itself once more, and would keep it mapped to the end of the process.
        if (store.refCount() > 0) {
            store.releaseLast();
        }
        BackgroundResourceReleaser.releasePendingResources();
    }
}
