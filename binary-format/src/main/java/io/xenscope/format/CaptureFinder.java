package io.xenscope.format;

import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.nio.file.Path;

/** Finds the capture inside a file of another kind, such as the memory dump of a host. */
public interface CaptureFinder {
    /** Knows no other kind of file: only captures are read. */
    CaptureFinder NONE = (name, file, whole) -> null;

    /**
     * The capture inside a file, or null where the file is not of a kind that this finder knows.
     *
     * @param name what to call the file in messages
     * @param whole false where it is only what could be unpacked of damaged data
     * @throws CaptureException where the file is of such a kind, and has no capture in it or cannot be read
     */
    ByteSource find(String name, Path file, boolean whole) throws IOException;
}
