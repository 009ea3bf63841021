package io.xenscope.clock;

import io.xenscope.analyze.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/** Disturbances of all pcpus but the first of a capture, drawn anew for each seed. */
record Disturbances(Analysis clean, long seed) {
    /** One disturbance: what it is called, what is done to each pcpu, and what may be assumed of clocks so treated. */
    record Disturbance(String name, IntFunction<Skew> skew, Assumption holds) {}

    /** Offsets up to so many seconds, rates up to so many ppm; TSCs may well run through zero. */
    IntFunction<Skew> lines(double seconds, double ppm) {
        double[] share = new Random(seed).doubles(1024, -1, 1).toArray();
        long begin = clean.extent().beginTicks();
        double most = seconds * clean.rate().hz();
        return pcpu -> {
            long offset = Math.round(most * share[2 * pcpu % 1024]);
            return pcpu == reference() ? Skew.NONE : Skew.line(offset, share[(2 * pcpu + 1) % 1024] * ppm, begin);
        };
    }

    /** From a share of the capture on, one pcpu is ahead by so many seconds and runs faster by so many ppm. */
    IntFunction<Skew> kink(int which, double at, double seconds, double ppm) {
        long begin = clean.extent().beginTicks();
        long kink = begin + Math.round(at * clean.extent().spanTicks());
        int pcpu = clean.schedule().get(which % clean.schedule().size()).pcpu();
        return other -> other == pcpu
                ? new Skew(0, 0, begin, kink, Math.round(seconds * clean.rate().hz()), ppm)
                : Skew.NONE;
    }

    /** A kink of one pcpu, the others being apart by lines. */
    private IntFunction<Skew> kinkAmongLines(int which, double at, double seconds, double ppm) {
        IntFunction<Skew> kink = kink(which, at, seconds, ppm);
        IntFunction<Skew> lines = lines(1, 20);
        int pcpu = clean.schedule().get(which % clean.schedule().size()).pcpu();
        return other -> other == pcpu ? kink.apply(other) : lines.apply(other);
    }

    /** The usual ones, and so many steps and bends at random. */
    List<Disturbance> all(int draws) {
        // All are held against the first.
        int last = Math.min(2, clean.schedule().size() - 1);
        List<Disturbance> all = new ArrayList<>();
        all.add(new Disturbance("none", pcpu -> Skew.NONE, Assumption.STEADY));
        all.add(new Disturbance("1 ms", lines(1e-3, 0), Assumption.STEADY));
        all.add(new Disturbance("1 s 50 ppm", lines(1, 50), Assumption.STEADY));
        all.add(new Disturbance("1 h 50 ppm", lines(3600, 50), Assumption.STEADY));
        all.add(new Disturbance("step 5 ms", kink(2, 0.5, 5e-3, 0), Assumption.STEADY));
        for (double ms : new double[] {-5, 1, -1}) {
            all.add(step("step", last, ms, Assumption.STEADY));
            all.add(step("of the first", 0, ms, Assumption.STEADY));
        }
        // Short captures have no records that would tell of it.
        all.add(step("step", last, 0.3, Assumption.STEPPING));
        all.add(step("step", last, -0.3, Assumption.STEPPING));
        for (int which : new int[] {0, last}) {
            all.add(new Disturbance("reset of " + which, reset(which), Assumption.STEADY));
        }
        all.add(new Disturbance("bend 20 ppm", kink(last, 0.5, 0, 20), Assumption.DRIFTING));
        Random random = new Random(seed + 10);
        for (int draw = 0; draw < draws; draw++) {
            int which = 1 + random.nextInt(Math.max(1, clean.schedule().size() - 1));
            double at = 0.25 + 0.5 * random.nextDouble();
            double ms = 1 + 19 * random.nextDouble();
            double ppm = 80 * random.nextDouble() - 40;
            all.add(new Disturbance(
                    String.format(Locale.ROOT, "step %.1f ms", ms),
                    kinkAmongLines(which, at, ms * 1e-3, 0),
                    Assumption.STEPPING));
            all.add(new Disturbance(
                    String.format(Locale.ROOT, "bend %.1f ppm", ppm),
                    kinkAmongLines(which, at, 0, ppm),
                    Assumption.DRIFTING));
        }
        return all;
    }

    /** Halfway one pcpu steps, the others being apart by lines. */
    private Disturbance step(String name, int which, double ms, Assumption holds) {
        return new Disturbance(
                String.format(Locale.ROOT, "%s %.1f ms", name, ms), kinkAmongLines(which, 0.5, ms * 1e-3, 0), holds);
    }

    /** Halfway the TSC of one pcpu is set back to nearly nothing, the others being apart by lines. */
    private IntFunction<Skew> reset(int which) {
        double half = (clean.extent().beginTicks() + 0.5 * clean.extent().spanTicks())
                / clean.rate().hz();
        return kinkAmongLines(which, 0.5, 1e-3 - half, 0);
    }

    private int reference() {
        return clean.schedule().get(0).pcpu();
    }
}
