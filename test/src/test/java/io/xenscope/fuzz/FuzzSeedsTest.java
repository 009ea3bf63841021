package io.xenscope.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Jazzer begins with, and what it has found so far, given to every command: also without Jazzer. */
class FuzzSeedsTest {
    @TempDir
    Path directory;

    static List<Path> seeds() throws IOException, URISyntaxException {
        Path here = Path.of(FuzzSeedsTest.class.getResource("").toURI());
        try (Stream<Path> files = Files.walk(here)) {
            return files.filter(file -> file.getParent().getParent().toString().endsWith("FuzzInputs"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isReportedOnOrRefused(Path seed) throws IOException {
        Trial.reported(Files.readAllBytes(seed), directory.resolve("seed"), Trial.COMMANDS);
    }
}
