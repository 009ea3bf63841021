package io.xenscope.report.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output without the layers of System.out, which would hide that a write failed. */
class Stdout extends GuardedStream {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    Stdout() {
        super(new FileOutputStream(FileDescriptor.out).getChannel(), "stdout");
    }

    @Override
    OutputException failed(IOException cause) {
        return readerIsGone(cause) ? OutputException.unwanted(cause) : super.failed(cause);
    }

    /** A pipe fails in no other way. The system's message alone will not do: it comes in the user's language. */
    private static boolean readerIsGone(IOException cause) {
        if (String.valueOf(cause.getMessage()).contains("Broken pipe")) {
            return true;
        }
        try {
            String kind = Files.readSymbolicLink(DESCRIPTOR).toString();
            return kind.startsWith("pipe:") || kind.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException noSuchPlace) {
            return false;
        }
    }

    /** Standard output is not ours to close. */
    @Override
    public void close() throws IOException {}
}
