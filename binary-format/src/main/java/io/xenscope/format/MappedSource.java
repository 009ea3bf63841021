package io.xenscope.format;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;

/**
 * A capture mapped read-only into memory by chronicle-bytes: one mapping of exactly the measured length.
 *
 * <p>Never a chunked mapping: without overlap it reads garbage across chunk borders. The mapping's store is read
 * directly, because it takes absolute offsets from any thread.
 */
public final class MappedSource implements ByteSource {
    private final String name;
    private final long size;
    private final MappedBytes mapping;
    private final BytesStore<?, ?> store;

    private MappedSource(String name, long size, MappedBytes mapping) {
        this.name = name;
        this.size = size;
        this.mapping = mapping;
        this.store = mapping.bytesStore();
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
        return store.readInt(offset);
    }

    @Override
    public long i64(long offset) {
        return store.readLong(offset);
    }

    @Override
    public void close() {
        mapping.singleThreadedCheckReset();
        mapping.releaseLast();
    }
}
