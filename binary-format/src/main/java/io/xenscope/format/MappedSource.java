package io.xenscope.format;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.core.Memory;
import net.openhft.chronicle.core.OS;

/**
 * A capture mapped read-only into memory by chronicle-bytes: one mapping of exactly the measured length.
 *
 * <p>Never a chunked mapping: without overlap it reads garbage across chunk borders. The mapped memory is read without a
 * check of its own (7 to 10 % of a scan): the cursor keeps to the bytes of a record, and records to those of the file.
 */
public final class MappedSource implements ByteSource {
    private static final Memory MEMORY = OS.memory();

    private final String name;
    private final long size;
    private final MappedBytes mapping;
    private final long base;

    private MappedSource(String name, long size, MappedBytes mapping) {
        this.name = name;
        this.size = size;
        this.mapping = mapping;
        this.base = mapping.bytesStore().addressForRead(0);
    }

    /** Maps a file that is known not to be empty. */
    static MappedSource map(String name, Path path, long size) throws IOException {
        MappedBytes mapping = MappedBytes.singleMappedBytes(new File(path.toString()), size, true);
        mapping.readLimit(size);
        return new MappedSource(name, size, mapping);
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
    public int i32(long offset) {
        return MEMORY.readInt(base + offset);
    }

    @Override
    public long i64(long offset) {
        return MEMORY.readLong(base + offset);
    }

    @Override
    public void close() {
        mapping.singleThreadedCheckReset();
        mapping.releaseLast();
    }
}
