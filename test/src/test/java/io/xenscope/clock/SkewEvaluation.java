package io.xenscope.clock;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.format.Capture;
import io.xenscope.samples.SharedCaptures;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Prints how well disturbed clocks are put right, for every shared capture and every disturbance: contradicted orders
 * before and after, errors and bounds in microseconds, records within their bound in percent.
 */
final class SkewEvaluation {
    private SkewEvaluation() {}

    public static void main(String[] args) {
        List<String> names = args.length > 0 ? List.of(args) : SharedCaptures.names();
        System.out.printf(
                "%-26s %-10s %7s %6s %9s %9s %9s %9s %8s %6s%n",
                "capture", "case", "before", "after", "rms", "worst", "bound", "widest", "inside", "ms");
        for (String name : names) {
            evaluate(name, new SkewedCapture(SkewedTraceTest.bytes(name)));
        }
    }

    private static void evaluate(String name, SkewedCapture capture) {
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            Disturbances disturbed = new Disturbances(clean, 7);
            line(name, "none", clean, capture, pcpu -> Skew.NONE);
            line(name, "1ms", clean, capture, disturbed.lines(1e-3, 0));
            line(name, "1s", clean, capture, disturbed.lines(1, 0));
            line(name, "1s+ppm", clean, capture, disturbed.lines(1, 50));
            line(name, "1h+ppm", clean, capture, disturbed.lines(3600, 50));
            line(name, "step", clean, capture, disturbed.kink(2, 0.5, 5e-3, 0));
            line(name, "bend", clean, capture, disturbed.kink(2, 0.5, 0, 20));
        }
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            double[] share = random.doubles(1 << 16).toArray();
            SkewedCapture holes = capture.without(window -> window > 0 && share[window % share.length] < 0.1);
            try (Capture file = holes.open();
                    Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
                line(name, "holes", clean, holes, new Disturbances(clean, seed).lines(1, 0));
            }
        }
    }

    private static void line(String name, String what, Analysis clean, SkewedCapture capture, IntFunction<Skew> skew) {
        try (Capture file = capture.open(skew)) {
            long start = System.nanoTime();
            try (Analysis skewed = Analyzer.analyze(file, 2, clean.rate())) {
                long ms = (System.nanoTime() - start) / 1_000_000;
                Accuracy a = Accuracy.of(clean, skewed);
                System.out.printf(
                        "%-26s %-10s %7d %6d %9.2f %9.2f %9.2f %9.2f %8.3f %6d  %s %s left %d%n",
                        name,
                        what,
                        a.before(),
                        a.after(),
                        a.rms(),
                        a.worst(),
                        a.boundMedian(),
                        a.boundWorst(),
                        a.inside(),
                        ms,
                        skewed.alignment().mode(),
                        skewed.alignment().lifts(),
                        skewed.alignment().violationsAfter());
            }
        }
    }
}
