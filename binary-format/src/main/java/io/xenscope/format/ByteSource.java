package io.xenscope.format;

/**
 * The bytes of one capture, addressed by offset and read as little-endian words.
 *
 * <p>Offsets need not be aligned; reading outside {@code [0, size())} is a fault of the caller. Safe for any number of
 * reading threads. The parser knows the mapping library only through this interface.
 *
 * <p>Every read of a word goes through it, and costs nothing as long as the virtual machine has met one class that implements it. So
 * a normal run has {@link MappedSource} only, and what else is to be known of bytes is in their {@link Origin}.
 */
public interface ByteSource extends AutoCloseable {
    /** What to call these bytes in a message: a path, or {@code -}. */
    String name();

    long size();

    /** False where these are only the bytes before a place from which packed data could not be unpacked. */
    default boolean isWhole() {
        return true;
    }

    /** Where these bytes were found. */
    default Origin origin() {
        return Origin.CAPTURE;
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
