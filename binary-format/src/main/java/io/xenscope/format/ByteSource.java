package io.xenscope.format;

/**
 * The bytes of one capture, addressed by offset and read as little-endian words.
 *
 * <p>Offsets need not be aligned; reading outside {@code [0, size())} is a fault of the caller. Safe for any number of
 * reading threads. The parser knows the mapping library only through this interface.
 */
public interface ByteSource extends AutoCloseable {
    /** What to call these bytes in a message: a path, or {@code -}. */
    String name();

    long size();

    /** False where these are only the bytes before a place from which packed data could not be unpacked. */
    default boolean isWhole() {
        return true;
    }

    /**
     * Whether records of a pcpu from before its first one here are known to be missing, as in the ring buffers of a dump:
     * nothing is known of a pcpu, then, before its first record.
     */
    default boolean beginsMidway() {
        return false;
    }

    /**
     * Whether records of a pcpu from after its last one here are known to be missing, as where its buffer was full when the host
     * died: nothing is known about it, then, after its last record.
     */
    default boolean endsEarly(int pcpu) {
        return false;
    }

    /** What was wrong where these bytes were found, so that it is not in them; nothing for a file that is a capture. */
    default Problems faultsBefore() {
        return new Problems();
    }

    int i32(long offset);

    long i64(long offset);

    /** Copies {@code count} bytes from an offset to the begin of an array. */
    void copy(long offset, byte[] to, int count);

    /** Opens a file of any kind that goes with a capture, unpacked where it is gzip; {@code -} is standard input. */
    static ByteSource open(String name) {
        return CaptureInput.open(name);
    }

    /** Gives the memory back; a thread that read on would end the whole process. */
    @Override
    void close();
}
