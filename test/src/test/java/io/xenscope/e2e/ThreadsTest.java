package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.bench.Enlarge;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The number of threads changes nothing that anybody can read: not a byte of the output, not a word on stderr. */
final class ThreadsTest {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("summary"),
            List.of("summary", "--json"),
            List.of("latency"),
            List.of("latency", "--json"),
            List.of("info"),
            List.of("info", "--json"),
            List.of("export", "jaeger"));

    private static final String CLONES = "8";

    @TempDir
    private static Path directory;

    private static final List<Path> CAPTURES = new ArrayList<>();

    /** The samples as they are, and one of them on eight times its pcpus: more of them than threads. */
    @BeforeAll
    static void unpack() throws IOException {
        Samples.ALL.forEach(sample -> CAPTURES.add(Samples.unpacked(sample, directory)));
        Path many = directory.resolve("32-pcpus.xentrace");
        Path few = directory.resolve(Samples.HVM_BOOT + ".xentrace");
        Enlarge.main(new String[] {few.toString(), many.toString(), "3000000", "--pcpus-times", CLONES});
        CAPTURES.add(many);
    }

    static Stream<List<String>> commands() {
        return COMMANDS.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void one_two_and_seven_threads_tell_the_same(List<String> command) {
        for (Path capture : CAPTURES) {
            InProcess one = run(command, 1, capture);
            assertEquals(0, one.exit(), one.err());
            for (int threads : new int[] {2, 7}) {
                assertEquals(one, run(command, threads, capture), () -> capture + " by " + threads + " threads");
            }
        }
    }

    private static InProcess run(List<String> command, int threads, Path capture) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--threads", Integer.toString(threads), capture.toString()));
        return InProcess.run(words.toArray(String[]::new));
    }
}
