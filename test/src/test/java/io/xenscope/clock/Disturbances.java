package io.xenscope.clock;

import io.xenscope.analyze.Analysis;
import java.util.Random;
import java.util.function.IntFunction;

/** Disturbances of all pcpus but the first of a capture, drawn anew for each seed. */
record Disturbances(Analysis clean, long seed) {
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

    private int reference() {
        return clean.schedule().get(0).pcpu();
    }
}
