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
 * What commands print with logs that were made up for samples. Beside {@code pv-domain-create}: a toolstack's strace and xenstored's
 * access log, whose clocks are one, and a guest kernel's trace. Beside {@code hvm-boot}: the trace of a C xenstored with its hidden
 * clock, stamps, and Xen's console. Beside {@code lost-records}: an access log of oxenstored, and stamps. Kept as found right once.
 */
final class CompanionGoldenTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "companions");
    private static final String LOGS = "../analyzer/src/test/resources/io/xenscope/analyze/companion/";

    /** A sample, where its golden files are, the logs beside it with their hints, and the commands. */
    private record Beside(String sample, String directory, List<String> logs, List<String> commands) {
        Stream<Arguments> arguments() {
            return commands.stream()
                    .flatMap(command -> Stream.of("text", "json")
                            .map(format -> Arguments.of(sample, directory, logs, command, format)));
        }
    }

    static Stream<Arguments> reports() {
        return Stream.of(
                        new Beside(
                                Samples.PV_DOMAIN_CREATE,
                                "",
                                List.of(
                                        LOGS + "e2e-pv-domain-create.strace.txt",
                                        LOGS + "e2e-pv-domain-create.oxenstored.log",
                                        "ftrace,dom=1,clock=tsc:" + LOGS + "e2e-pv-domain-create.guest-ftrace.txt"),
                                List.of(
                                        "xenstore --all --show-companions",
                                        "toolstack --dom 1 --top 8",
                                        "state --at 19.9ms --at 8.858s",
                                        "guest --dom 1",
                                        "chain --dom 0 --top 3",
                                        "top --dom 0 --top 3",
                                        "dump --quiet --from 31ms --to 32ms")),
                        new Beside(
                                Samples.HVM_BOOT,
                                "hvm-boot",
                                List.of(
                                        LOGS + "hvm-boot.stamps.txt",
                                        LOGS + "hvm-boot.xenstored.log",
                                        LOGS + "hvm-boot.xl-dmesg.txt"),
                                List.of(
                                        "xenstore --all --full --show-companions",
                                        "toolstack --dom 6 --top 8",
                                        "state --at 500ms",
                                        "guest --dom 6",
                                        "chain --dom 6 --top 3",
                                        "top --dom 6 --top 3",
                                        "dump --quiet --from 411.9ms --to 412.1ms")),
                        new Beside(
                                Samples.LOST_RECORDS,
                                "lost-records",
                                List.of(LOGS + "lost-records.stamps.txt", LOGS + "lost-records.oxenstored.log"),
                                List.of(
                                        "xenstore --show-companions",
                                        "toolstack --top 8",
                                        "state --at 360ms",
                                        "chain --dom 1 --top 3",
                                        "top --dom 1 --top 3",
                                        "dump --quiet --from 352ms --to 352.6ms")))
                .flatMap(Beside::arguments);
    }

    @ParameterizedTest(name = "{0}: {3} {4}")
    @MethodSource("reports")
    void report_is_as_it_was_found_right(
            String sample, String directory, List<String> logs, String command, String format) throws IOException {
        Path golden =
                GOLDEN.resolve(directory).resolve(command.split(" ")[0] + (format.equals("text") ? ".txt" : ".json"));
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        for (String log : logs) {
            words.addAll(List.of("--with", log));
        }
        Path here = Path.of("").toAbsolutePath();
        words.addAll(List.of("--format", format, "--threads", "2"));
        words.add(here.relativize(Samples.path(sample)).toString());
        InProcess answer = InProcess.run(words.toArray(String[]::new));
        if (UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, answer.out());
        }
        assertEquals(new InProcess(0, Files.readString(golden), ""), answer);
    }
}
