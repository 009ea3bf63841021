package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The first lines of each sample, and the first of each event, as they have been. {@code -Dgolden.update=true} writes
 * them anew: look at each change before it is committed.
 */
final class SampleDumpTest {
    static final List<String> SAMPLES = Samples.ALL;

    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "xenscope", "report", "dump");

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void looks_as_it_did(String sample) throws IOException {
        String text = Dumped.text(Samples.path(sample));
        String head = text.lines().limit(200).collect(Collectors.joining("\n", "", "\n"));
        String firsts = text
                .lines()
                .collect(Collectors.toMap(SampleDumpTest::event, line -> line, (first, later) -> first))
                .values()
                .stream()
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Path golden = GOLDEN.resolve(sample + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, head + "\n" + firsts);
        }
        assertEquals(Files.readString(golden), head + "\n" + firsts);
    }

    /** With a filter that lets all pass they are looked at one by one. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void records_taken_many_at_a_time_look_as_one_by_one(String sample) {
        Path capture = Samples.path(sample);
        assertEquals(Dumped.text(capture, "--pcpu", "0-4095"), Dumped.text(capture));
        assertEquals(Dumped.text(capture, "--utc", "--pcpu", "0-4095"), Dumped.text(capture, "--utc"));
    }

    /** The sixth word, or the one behind it where the picture has a blank in it. */
    private static String event(String line) {
        return line.replaceFirst(".* p\\d+ +\\S+ +(\\S+).*", "$1");
    }
}
