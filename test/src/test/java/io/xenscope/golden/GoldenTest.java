package io.xenscope.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every report of every sample is, to the byte, what somebody has looked at and found right.
 *
 * <p>{@code -Dgolden.update=true} writes the files anew; look at each change before it is committed.
 */
final class GoldenTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final List<String> COMMANDS = List.of(
            "info",
            "summary",
            "findings",
            "latency",
            "sched",
            "scheduler",
            "pcpus",
            "irqs",
            "domains",
            "toolstack",
            "exits",
            "calls",
            "memory",
            "timers",
            "blame",
            "chain",
            "top",
            "interval",
            "clock",
            "state --at 300ms --at -0",
            // Of all records, which would be many, those of two milliseconds in the middle.
            "dump --quiet --from 300ms --to 302ms");
    /** Text on a terminal of 80 columns. */
    private static final String NARROW = "narrow";

    private static final Map<String, String> SUFFIXES = Map.of("text", "txt", NARROW, "80.txt");

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    static Stream<Arguments> reports() {
        return Stream.concat(
                real(),
                Stream.of("domains", "toolstack", "calls", "dump --quiet")
                        .flatMap(command -> Stream.of("text", "json")
                                .map(format -> Arguments.of(Samples.TOOLSTACK_CONTEXT, command, format))));
    }

    private static Stream<Arguments> real() {
        return Samples.ALL.stream()
                .flatMap(sample -> COMMANDS.stream()
                        .flatMap(command -> Stream.of("text", "json", "csv", NARROW)
                                .filter(format -> !(format.equals(NARROW) && command.startsWith("dump")))
                                .map(format -> Arguments.of(sample, command, format))));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void report_is_as_it_was_found_right(String sample, String command, String format) throws IOException {
        Path golden =
                GOLDEN.resolve(sample).resolve(command.split(" ")[0] + "." + SUFFIXES.getOrDefault(format, format));
        InProcess answer = format.equals(NARROW)
                ? run(command, sample, "--width", "80", "--threads", "2")
                : run(command, sample, "--format", format, "--threads", "2");
        if (UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, answer.out());
        }

        assertEquals(new InProcess(0, Files.readString(golden), ""), answer);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void number_of_threads_changes_nothing(String sample) {
        for (String command : COMMANDS) {
            assertEquals(
                    run(command, sample, "--json", "--threads", "1"), run(command, sample, "--json", "--threads", "7"));
        }
    }

    static List<String> samples() {
        return Samples.ALL;
    }

    /** Names the file relative to here, so that the answer is the same on every machine. */
    private static InProcess run(String command, String sample, String... options) {
        Path here = Path.of("").toAbsolutePath();
        Stream<String> file = Stream.of(here.relativize(Samples.path(sample)).toString());
        return InProcess.run(Stream.of(Stream.of(command.split(" ")), Stream.of(options), file)
                .flatMap(words -> words)
                .toArray(String[]::new));
    }
}
