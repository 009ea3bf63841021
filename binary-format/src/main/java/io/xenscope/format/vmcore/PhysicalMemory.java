package io.xenscope.format.vmcore;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The memory of a host, read by machine address from whatever a dump is kept in. Addresses and frame numbers are 64-bit. */
interface PhysicalMemory extends Closeable {
    int FRAME_BYTES = 4096;

    /** Bytes at the begin of each frame that a search looks at. */
    int HEAD_BYTES = 16;

    /** Takes the first {@link #HEAD_BYTES} of a frame as two little-endian words. */
    interface HeadTaker {
        void head(long frame, long first, long second) throws IOException;
    }

    /** What the dump is, for people: {@code ELF core, 64-bit}. */
    String container();

    /** Frames of memory that the dump has. */
    long frames();

    /** Bytes that should be in the file and are not, because it was cut. */
    long cutBytes();

    /** ELF notes of the dump; none where its container keeps none. */
    List<Note> notes();

    /**
     * Fills the room of a buffer with memory from an address on, with zeros where the dump has none; returns how many bytes it
     * had.
     */
    int read(long address, ByteBuffer into) throws IOException;

    /** Whether the dump has this frame. */
    boolean has(long frame) throws IOException;

    /** Goes through all frames in the order of the file, once; holds no more than some megabytes at a time. */
    void scan(HeadTaker taker, SearchProgress progress) throws IOException;
}
