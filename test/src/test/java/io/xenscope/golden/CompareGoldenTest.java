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

/** What {@code compare} prints of two samples, and of halves of one, where records are lost, too. Kept as found right once. */
final class CompareGoldenTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "compare");

    static Stream<Arguments> comparisons() {
        return Stream.of(
                        Arguments.of("samples", List.of(), Samples.HVM_BOOT, Samples.PV_DOMAIN_CREATE),
                        halves("halves", Samples.PV_DOMAIN_CREATE, "4478ms"),
                        halves("halves-with-losses", Samples.LOST_RECORDS, "500ms"))
                .flatMap(one -> Stream.of("txt", "80.txt", "json").map(form -> with(one, form)));
    }

    /** Before a moment against after it. */
    private static Arguments halves(String name, String sample, String middle) {
        return Arguments.of(name, List.of("--to-a", middle, "--from-b", middle), sample, sample);
    }

    private static Arguments with(Arguments comparison, String form) {
        Object[] four = comparison.get();
        return Arguments.of(four[0], four[1], four[2], four[3], form);
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void comparison_is_as_it_was_found_right(String name, List<String> options, String a, String b, String form)
            throws IOException {
        Path golden = GOLDEN.resolve(name + "." + form);
        List<String> words = new ArrayList<>(List.of("compare", "-q", "--threads", "2"));
        words.addAll(options);
        words.addAll(
                switch (form) {
                    case "json" -> List.of("--json");
                    case "80.txt" -> List.of("--width", "80");
                    default -> List.of("--width", "0", "--all");
                });
        Path here = Path.of("").toAbsolutePath();
        for (String sample : List.of(a, b)) {
            words.add(here.relativize(Samples.path(sample)).toString());
        }
        InProcess answer = InProcess.run(words.toArray(String[]::new));
        if (UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, answer.out());
        }
        assertEquals(new InProcess(0, Files.readString(golden), ""), answer);
    }
}
