package io.xenscope.format.vmcore;

import io.xenscope.format.TemporaryFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Memory in a dump that was flattened: in the real file, which is temporary and goes with this. */
record Rearranged(PhysicalMemory memory, Path real, long missing) implements PhysicalMemory {
    @Override
    public String container() {
        return memory.container() + ", flattened";
    }

    @Override
    public long frames() {
        return memory.frames();
    }

    @Override
    public long cutBytes() {
        return memory.cutBytes() + missing;
    }

    @Override
    public List<Note> notes() {
        return memory.notes();
    }

    @Override
    public int read(long address, ByteBuffer into) throws IOException {
        return memory.read(address, into);
    }

    @Override
    public boolean has(long frame) throws IOException {
        return memory.has(frame);
    }

    @Override
    public void scan(HeadTaker taker, SearchProgress progress) throws IOException {
        memory.scan(taker, progress);
    }

    @Override
    public void close() throws IOException {
        memory.close();
        TemporaryFiles.delete(real);
    }
}
