package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.clock.SkewEvaluation.Row;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever clocks are disturbed, the truth is within the bound that is stated, or within that of the assumption which still
 * holds. The samples in every build; all captures and more disturbances with {@code mvn test -Pevaluate}, which writes a table
 * to {@code test/target/clock-evaluation.txt}.
 */
class SkewEvaluationTest {
    private static final int MORE = 3;

    static List<String> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void truthLiesWithinTheBoundsOfASample(String sample) {
        assertTrue(SkewEvaluation.of(sample, Samples.bytes(sample), 2));
    }

    /** A step of one can as well be one of the other. */
    @ParameterizedTest
    @MethodSource("samples")
    void truthLiesWithinTheBoundsOfTwoPcpus(String sample) {
        SkewedCapture two = new SkewedCapture(Samples.bytes(sample)).ofPcpusBelow(2);
        assertTrue(SkewEvaluation.of(sample, two.bytes(pcpu -> Skew.NONE), 1));
    }

    @Test
    @EnabledIfSystemProperty(named = "xenscope.evaluate", matches = "true")
    void truthLiesWithinTheBoundsOfEveryCapture() throws IOException {
        Path table = Files.createDirectories(Path.of("target")).resolve("clock-evaluation.txt");
        List<String> names = SharedCaptures.present() ? SharedCaptures.names() : List.of();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(table, StandardCharsets.UTF_8), true)) {
            out.println(SkewEvaluation.HEAD);
            List<Row> rows = new java.util.ArrayList<>();
            Samples.ALL.forEach(
                    sample -> rows.addAll(told(out, SkewEvaluation.of(sample, Samples.bytes(sample), MORE))));
            names.forEach(name -> rows.addAll(told(out, SkewEvaluation.of(name, SkewedTraceTest.bytes(name), MORE))));
            assertTrue(rows);
        } finally {
            System.out.print(Files.readString(table));
        }
    }

    private static List<Row> told(PrintWriter out, List<Row> rows) {
        rows.forEach(out::println);
        return rows;
    }

    private static void assertTrue(List<Row> rows) {
        assertEquals(List.of(), rows.stream().filter(row -> !row.isTrue()).toList());
    }
}
