package io.xenscope.report.clock;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.report.frame.Scope;
import java.util.function.IntToDoubleFunction;

/** What a TSC gained on the reference since its first record, at moments along its part of the capture, in microseconds. */
final class OffsetCurve {
    private static final int POINTS = 240;

    /** A picture of nothing is a line. */
    private static final double LEAST = 0.001;

    private final Scope scope;
    private final PcpuClock clock;
    private final double[] at = new double[POINTS];
    private final double[] gain = new double[POINTS];
    private final double[] bound = new double[POINTS];

    OffsetCurve(Scope scope, PcpuClock clock) {
        this.scope = scope;
        this.clock = clock;
        PcpuFacts facts = scope.analysis().pcpus().stream()
                .filter(pcpu -> pcpu.pcpu() == clock.pcpu())
                .findFirst()
                .orElseThrow();
        long first = scope.analysis().extent().beginTicks() + facts.firstTicks() - clock.offset();
        long span = facts.lastTicks() - facts.firstTicks();
        for (int i = 0; i < POINTS; i++) {
            sample(i, first + (long) ((double) span * i / (POINTS - 1)));
        }
    }

    private void sample(int i, long tsc) {
        long proved = clock.model().boundTicks(tsc);
        at[i] = share(tsc);
        gain[i] = -scope.nanos(clock.model().ticks(tsc) - tsc - clock.offset()) / 1e3;
        bound[i] = proved == ClockModel.UNPROVED ? Double.NaN : scope.nanos(proved) / 1e3;
    }

    PcpuClock clock() {
        return clock;
    }

    int points() {
        return POINTS;
    }

    /** The share of the capture's span that lies before a TSC. */
    double share(long tsc) {
        long since = clock.model().ticks(tsc) - scope.analysis().extent().beginTicks();
        return Math.max(0, Math.min(1, (double) since / Math.max(1, scope.spanTicks())));
    }

    /** Where a point stands, as a share of the span. */
    double at(int point) {
        return at[point];
    }

    double gain(int point) {
        return gain[point];
    }

    boolean isProved(int point) {
        return !Double.isNaN(bound[point]);
    }

    /** How far the gain can be off; 0 where nothing shows. */
    double bound(int point) {
        return isProved(point) ? bound[point] : 0;
    }

    /** The furthest that a value is from 0. */
    double most(IntToDoubleFunction value) {
        double most = LEAST;
        for (int i = 0; i < POINTS; i++) {
            most = Math.max(most, Math.abs(value.applyAsDouble(i)));
        }
        return most;
    }
}
