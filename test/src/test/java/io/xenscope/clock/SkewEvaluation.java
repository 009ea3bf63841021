package io.xenscope.clock;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.Disturbances.Disturbance;
import io.xenscope.format.Capture;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * How well disturbed clocks of a capture are put right: a row for each disturbance, with contradicted orders before, after
 * and as far as the capture itself shows them, errors and bounds in microseconds, and the share of records within their
 * bound, by what is assumed.
 */
final class SkewEvaluation {
    /** What came of one disturbance; {@code holds} is what may be assumed of clocks so treated. */
    record Row(String capture, String name, Assumption holds, Accuracy accuracy, Alignment alignment, long millis) {
        /**
         * Whether the truth is within the bound that is stated under the assumption that holds, and no fact is contradicted but
         * where it is told that something is open.
         */
        boolean isTrue() {
            boolean isOpen = alignment.pcpus().stream()
                    .anyMatch(pcpu -> pcpu.isBent() || !pcpu.undecided().isEmpty());
            return accuracy.bounds().get(holds).inside() == 100 && (alignment.violationsAfter() == 0 || isOpen);
        }

        @Override
        public String toString() {
            Accuracy.Bound steady = accuracy.bounds().get(Assumption.STEADY);
            Accuracy.Bound drifting = accuracy.bounds().get(Assumption.DRIFTING);
            Accuracy.Bound stepping = accuracy.bounds().get(Assumption.STEPPING);
            return String.format(
                    Locale.ROOT,
                    "%-25s %-15s %6d %5d %5d %8.2f %9.2f %8.2f %9.2f %8.2f %9.2f %8.2f %8.3f %8.3f %8.3f %6d  %s",
                    capture,
                    name,
                    accuracy.before(),
                    accuracy.after(),
                    alignment.violationsAfter(),
                    accuracy.rms(),
                    accuracy.worst(),
                    steady.median(),
                    steady.worst(),
                    steady.half(),
                    steady.widest(),
                    drifting.median(),
                    steady.inside(),
                    drifting.inside(),
                    stepping.inside(),
                    millis,
                    alignment.mode().key() + named());
        }

        private String named() {
            return alignment.pcpus().stream().map(Row::named).collect(Collectors.joining());
        }

        private static String named(PcpuClock pcpu) {
            String steps = pcpu.steps().stream()
                    .map(step -> ", step of pcpu " + pcpu.pcpu() + " with " + step.between() + " records unsure")
                    .collect(Collectors.joining());
            return steps
                    + (pcpu.isBent() ? ", bent pcpu " + pcpu.pcpu() : "")
                    + (pcpu.pieces() > 1 ? ", doubtful pcpu " + pcpu.pcpu() : "");
        }
    }

    static final String HEAD = String.format(
            Locale.ROOT,
            "%-25s %-15s %6s %5s %5s %8s %9s %8s %9s %8s %9s %8s %8s %8s %8s %6s  %s",
            "capture",
            "disturbance",
            "before",
            "after",
            "seen",
            "rms",
            "worst",
            "steady",
            "worst",
            "half",
            "widest",
            "drifting",
            "inside",
            "drifting",
            "stepping",
            "ms",
            "named");

    private SkewEvaluation() {}

    /** Rows for the usual disturbances, for so many more at random, and for as many draws of missing windows. */
    static List<Row> of(String name, byte[] bytes, int draws) {
        List<Row> rows = new java.util.ArrayList<>();
        SkewedCapture capture = new SkewedCapture(bytes);
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            new Disturbances(clean, 7).all(draws).forEach(one -> rows.add(row(name, one, clean, capture)));
        }
        for (int seed = 1; seed <= draws; seed++) {
            double[] share = new Random(seed).doubles(1 << 16).toArray();
            SkewedCapture holes = capture.without(window -> window > 0 && share[window % share.length] < 0.1);
            try (Capture file = holes.open();
                    Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
                Disturbance apart =
                        new Disturbance("10 % missing", new Disturbances(clean, seed).lines(1, 0), Assumption.STEADY);
                rows.add(row(name, apart, clean, holes));
            }
        }
        return rows;
    }

    private static Row row(String name, Disturbance disturbance, Analysis clean, SkewedCapture capture) {
        try (Capture file = capture.open(disturbance.skew())) {
            long start = System.nanoTime();
            try (Analysis skewed = Analyzer.analyze(file, 2, clean.rate(), Clocks.PROVED)) {
                long millis = (System.nanoTime() - start) / 1_000_000;
                return new Row(
                        name,
                        disturbance.name(),
                        disturbance.holds(),
                        Accuracy.of(clean, skewed),
                        skewed.alignment(),
                        millis);
            }
        }
    }
}
