package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures that tell little of clocks, because hosts are idle or pcpus share few vcpus: an answer that contradicts nothing is found. */
class SparseClocksTest {
    private static final TscRate RATE = TscRate.given(1e9);

    @TempDir
    private Path directory;

    /** Offsets of the pcpus but the first, in seconds and ppm. */
    private static Accuracy accuracy(byte[] bytes, int seed, double seconds, double ppm) {
        SkewedCapture capture = new SkewedCapture(bytes);
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, RATE, Clocks.AS_RECORDED)) {
            IntFunction<Skew> skew = new Disturbances(clean, seed).lines(seconds, ppm);
            try (Capture skewed = capture.open(skew);
                    Analysis found = Analyzer.analyze(skewed, 2, RATE)) {
                assertTrue(found.alignment().violationsBefore() > 0);
                assertEquals(0, found.alignment().violationsAfter());
                return Accuracy.of(clean, found);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void offsets_of_an_idle_host_are_found_to_microseconds(int seed) {
        Accuracy accuracy = accuracy(SparseHost.idle(seed, 4, 4, 5), seed, 1e-3, 0);
        assertEquals(100, accuracy.inside());
        assertTrue(accuracy.worst() < 40, accuracy::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void bounds_hold_where_more_than_one_answer_fits(int seed) {
        assertEquals(100, accuracy(SparseHost.idle(seed, 4, 4, 5), seed, 1, 0).inside());
        assertEquals(
                100, accuracy(SparseHost.idle(seed, 4, 4, 5), seed, 1e-3, 50).inside());
        // Few vcpus on many pcpus: several answers fit.
        assertEquals(
                100, accuracy(SparseHost.idle(seed, 8, 4, 5), seed, 1e-3, 0).inside());
    }

    @Test
    void pcpus_that_share_few_vcpus_are_put_right() {
        Accuracy accuracy = accuracy(SparseHost.mostlyPinned(1, 19, 4, 2), 1, 0.3e-3, 0);
        assertEquals(100, accuracy.inside());
        assertTrue(accuracy.worst() < 40, accuracy::toString);
    }

    /** Of 34 pcpus 19 are busy for two seconds and share four vcpus; the clean capture contradicts nothing. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void pcpusOfWhichHalfWroteHardlyAnythingAreReconciled(int seed) {
        assertEquals(
                100,
                accuracy(SparseHost.partlyBusy(seed, 34, 19, 4, 2), seed, 0.3e-3, 0)
                        .inside());
    }

    /** Clocks decide nothing of states that the clean capture has. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noIntervalOfPinnedVcpusIsLost(int seed) {
        SkewedCapture capture = new SkewedCapture(SparseHost.pinned(seed, 8, 2));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, RATE, Clocks.AS_RECORDED);
                Capture skewed = capture.open(new Disturbances(clean, seed).lines(0.3e-3, 0));
                Analysis found = Analyzer.analyze(skewed, 2, RATE)) {
            assertEquals(0, found.alignment().violationsAfter());
            assertEquals(List.of(), unknown(clean));
            assertEquals(List.of(), unknown(found));
        }
    }

    /** Vcpus that are unknown for a while, and for how long, but for what lies outside a capture's records. */
    private static List<String> unknown(Analysis analysis) {
        return analysis.vcpus().stream()
                .filter(vcpu ->
                        !vcpu.isUnknown() && vcpu.time().of(VcpuState.UNKNOWN).total() > 0)
                .map(vcpu -> VcpuKey.text(vcpu.key()) + " "
                        + vcpu.time().of(VcpuState.UNKNOWN).total())
                .toList();
    }

    /**
     * A step of an idle host's pcpu: what is stated holds, or the page names the stretch in which a step of a millisecond would go
     * unseen; with that step assumed, what is stated always holds.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void boundsHoldOrTheWarningNamesWhereAStepGoesUnseen(int seed) {
        SkewedCapture capture = new SkewedCapture(SparseHost.idle(seed, 4, 4, 5));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, RATE, Clocks.AS_RECORDED)) {
            for (int pcpu = 0; pcpu < 4; pcpu++) {
                for (double ms : new double[] {1, 10, -5}) {
                    IntFunction<Skew> skew = new Disturbances(clean, seed).kink(pcpu, 0.5, ms * 1e-3, 0);
                    try (Capture stepped = capture.open(skew);
                            Analysis found = Analyzer.analyze(stepped, 2, RATE, Clocks.PROVED)) {
                        assertStep(
                                Accuracy.of(clean, found), found.alignment(), pcpu, "pcpu " + pcpu + " " + ms + " ms");
                    }
                }
            }
        }
    }

    private static void assertStep(Accuracy accuracy, Alignment alignment, int pcpu, String what) {
        boolean isNamed = alignment.pcpus().stream()
                .anyMatch(one -> !one.steps().isEmpty()
                        || !one.undecided().isEmpty()
                        || !one.blind().isEmpty());
        String said = what + " " + alignment.mode() + " " + accuracy;
        assertTrue(accuracy.inside() == 100 || isNamed, said);
        // All are held against the first: a step of its clock is one of all others.
        if (pcpu > 0) {
            assertEquals(100, accuracy.bounds().get(Assumption.STEPPING).inside(), said);
        }
        assertEquals(0, alignment.violationsAfter(), said);
    }

    /** Drifts of 50 ppm among 34 pcpus of which few share vcpus: bounds hold, and every page names whose records do not fit. */
    @Test
    void pcpusThatStayContradictedAreNamedOnEveryPage() throws IOException {
        SkewedCapture capture = new SkewedCapture(SparseHost.partlyBusy(10, 34, 19, 3, 2));
        byte[] bytes;
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, RATE, Clocks.AS_RECORDED)) {
            bytes = capture.bytes(new Disturbances(clean, 10).lines(1, 50));
        }
        Path apart = Files.write(directory.resolve("apart"), bytes);
        Set<String> contradicted = new TreeSet<>();
        String table = InProcess.run("clock", "--cpu-hz", "1G", "--csv", "--table", "contradictions", apart.toString())
                .out();
        table.lines().filter(line -> line.startsWith("shown,")).forEach(line -> contradicted.add(line.split(",")[2]));
        assertTrue(!contradicted.isEmpty(), table);
        for (String report : List.of("summary", "sched", "pcpus", "latency", "clock")) {
            String page =
                    InProcess.run(report, "--cpu-hz", "1G", apart.toString()).out();
            String named = page.lines()
                    .filter(line -> line.startsWith("! records still contradict the clock of pcpu "))
                    .findFirst()
                    .orElse("none");
            for (String pcpu : contradicted) {
                assertTrue(isNamed(named, Integer.parseInt(pcpu)), report + ": " + named + ", " + pcpu);
            }
        }
    }

    /** Whether ranges such as {@code 3, 7-9} hold a number. */
    private static boolean isNamed(String ranges, int number) {
        return Pattern.compile("(\\d+)(?:-(\\d+))?").matcher(ranges).results().anyMatch(range -> {
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            return from <= number && number <= to;
        });
    }
}
