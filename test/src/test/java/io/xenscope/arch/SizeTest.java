package io.xenscope.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that are read in one sitting. */
class SizeTest {
    private static final Path HOME = Path.of(System.getProperty("xenscope.home"));
    private static final int MOST_LINES = 300;
    private static final int MEDIAN_LINES = 100;

    @Test
    void noSourceFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources()) {
            long lines = lines(source);
            if (lines > MOST_LINES) {
                tooLong.add(HOME.relativize(source) + ": " + lines + " lines");
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void mostAreShort() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (Path source : sources()) {
            sizes.add(lines(source));
        }
        sizes.sort(null);
        assertTrue(sizes.get(sizes.size() / 2) < MEDIAN_LINES, "median " + sizes.get(sizes.size() / 2));
    }

    private static long lines(Path source) throws IOException {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.count();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(HOME)) {
            List<Path> sources = new ArrayList<>();
            for (Path main : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(main)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            assertTrue(sources.size() > 100, "only " + sources.size() + " source files below " + HOME);
            return sources;
        }
    }
}
