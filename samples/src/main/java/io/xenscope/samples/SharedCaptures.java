package io.xenscope.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * More and larger captures, too large to come with the project: a directory {@code shared/captures} beside the
 * repository, or the one that the system property {@code xenscope.captures} names.
 *
 * <p>Tests that use them are extra ones. Where {@link #present} says no they are to be skipped with {@link #ABSENT}.
 */
public final class SharedCaptures {
    /** Why tests are skipped, for the report of the build. */
    public static final String ABSENT =
            "SKIPPED: no directory shared/captures beside the repository (or set -Dxenscope.captures=DIRECTORY)";

    private static final String TRACE = "trace.xentrace.gz";

    private SharedCaptures() {}

    /** Whether there is such a directory. */
    public static boolean present() {
        return Files.isDirectory(directory());
    }

    /** Names of the captures in it, sorted. */
    public static List<String> names() {
        try (Stream<Path> folders = Files.list(directory())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(TRACE)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The capture of that name, packed by gzip. */
    public static Path trace(String name) {
        return file(name, TRACE);
    }

    /** A file that lies beside a capture: {@code event-counts.txt}, {@code stamps.txt} ... */
    public static Path file(String name, String beside) {
        return directory().resolve(name).resolve(beside);
    }

    private static Path directory() {
        String named = System.getProperty("xenscope.captures");
        return named != null
                ? Path.of(named)
                : Repository.root().resolveSibling("shared").resolve("captures");
    }
}
