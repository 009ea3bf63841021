package io.xenscope.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What commands print with logs that were made up for a sample: a toolstack's strace and xenstored's access log, whose clocks are
 * one, and a guest kernel's trace. Kept as found right once.
 */
final class CompanionGoldenTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "companions");
    private static final String LOGS =
            "../analyzer/src/test/resources/io/xenscope/analyze/companion/e2e-pv-domain-create.";

    static Stream<Arguments> reports() {
        return Stream.of(
                        "xenstore --all --show-companions",
                        "toolstack --dom 1 --top 8",
                        "state --at 19.9ms --at 8.858s",
                        "guest --dom 1",
                        "chain --dom 0 --top 3",
                        "top --dom 0 --top 3",
                        "dump --quiet --from 31ms --to 32ms")
                .flatMap(command -> Stream.of("text", "json").map(format -> Arguments.of(command, format)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void report_is_as_it_was_found_right(String command, String format) throws IOException {
        Path golden = GOLDEN.resolve(command.split(" ")[0] + (format.equals("text") ? ".txt" : ".json"));
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        for (String log : List.of("strace.txt", "oxenstored.log")) {
            words.addAll(List.of("--with", LOGS + log));
        }
        words.addAll(List.of("--with", "ftrace,dom=1,clock=tsc:" + LOGS + "guest-ftrace.txt"));
        Path here = Path.of("").toAbsolutePath();
        words.addAll(List.of("--format", format, "--threads", "2"));
        words.add(here.relativize(Samples.path(Samples.PV_DOMAIN_CREATE)).toString());
        InProcess answer = InProcess.run(words.toArray(String[]::new));
        if (UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, answer.out());
        }
        assertEquals(new InProcess(0, Files.readString(golden), ""), answer);
    }
}
