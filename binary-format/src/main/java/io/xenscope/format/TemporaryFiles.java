package io.xenscope.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Temporary files, in {@code $TMPDIR}, or else where Java has them ({@code java.io.tmpdir}). What is not deleted by the code that made it
 * is when the process ends, by SIGINT, SIGTERM and SIGHUP, too. Safe for any number of threads.
 */
public final class TemporaryFiles {
    private static final double GIGABYTE = 1e9;
    private static final Set<Path> PRESENT = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PRESENT.forEach(TemporaryFiles::remove)));
    }

    private TemporaryFiles() {}

    /** Where they are made. */
    static Path directory() {
        String chosen = System.getenv("TMPDIR");
        return Path.of(chosen == null || chosen.isEmpty() ? System.getProperty("java.io.tmpdir") : chosen);
    }

    /**
     * A new empty file that only its user may read.
     *
     * @param what is to be in it, for messages: {@code the unpacked capture}
     * @throws TemporaryFileException where there can be none
     */
    public static Path create(String suffix, String what) {
        Path directory = directory();
        try {
            Path file = Files.createTempFile(directory, "xenscope-", suffix);
            PRESENT.add(file);
            return file;
        } catch (IOException refused) {
            boolean isMissing = refused instanceof NoSuchFileException || !Files.isDirectory(directory);
            String why = isMissing
                    ? "there is no such directory"
                    : Files.isWritable(directory) ? String.valueOf(refused.getMessage()) : "it cannot be written";
            throw new TemporaryFileException(
                    "no temporary file for " + what + " in " + directory + ": " + why
                            + "; set TMPDIR to a directory with room for it",
                    refused);
        }
    }

    /** Whether a failure to write means that there is no room left. */
    static boolean isFull(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("No space left") || message.contains("quota") || message.contains("File too large");
    }

    /** What to say where a file could not be written; {@code needed} is its size in bytes as far as known, or less than 1. */
    public static TemporaryFileException failed(String what, long needed, IOException cause) {
        String room = needed < 1
                ? "it needs more than there is"
                : String.format(Locale.ROOT, "it needs about %.1f GB", Math.max(0.1, needed / GIGABYTE));
        return new TemporaryFileException(
                isFull(cause)
                        ? "no space in " + directory() + " for " + what + ": " + room + "; set TMPDIR"
                        : "cannot write a temporary file for " + what + " in " + directory() + ": " + cause.getMessage()
                                + "; set TMPDIR",
                cause);
    }

    /** Deletes one that {@link #create} made; nothing where it is gone. */
    public static void delete(Path file) {
        remove(file);
        PRESENT.remove(file);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftBehind) {
            // The directory is gone or closed to us; there is nobody left to tell.
        }
    }
}
