package io.xenscope.clock.solve;

import io.xenscope.clock.RulerVerdict;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.SwitchTimes;
import java.util.List;

/**
 * Makes a {@link Ruler} of what the scheduler says in nanoseconds.
 *
 * <p>It is used only where it proved itself: on each pcpu the run times must agree with the TSC, and then the waits between
 * pcpus with each other.
 */
final class RulerMaker {
    /** Fewer run times prove nothing. */
    private static final int FEWEST_CHECKS = 50;

    /** Of so many run times one may be wrong: a TSC that steps makes one so. Where Xen's clock wanders one in ten is. */
    private static final int CHECKS_PER_MISFIT = 500;

    private static final int MOST_STRETCHES = 96;

    private final Solver solver;
    private final List<PcpuEvidence> evidence;
    private final List<RulerStretch> stretches;
    private final double assumedTicksPerNano;

    RulerMaker(Solver solver, List<PcpuEvidence> evidence, List<SwitchTimes> switches, double ticksPerNano) {
        this.solver = solver;
        this.evidence = evidence;
        this.stretches = RulerStretch.of(switches, MOST_STRETCHES);
        this.assumedTicksPerNano = ticksPerNano;
    }

    /** Whether the run times of each pcpu agree with its TSC. */
    static RulerVerdict judge(List<SwitchTimes> switches) {
        long checks = 0;
        long misfits = 0;
        boolean fits = true;
        for (SwitchTimes times : switches) {
            fits &= times.misfits() <= 1 + times.checks() / CHECKS_PER_MISFIT;
            checks += times.checks();
            misfits += times.misfits();
        }
        RulerVerdict.State state = checks < FEWEST_CHECKS ? RulerVerdict.State.TOO_FEW : RulerVerdict.State.PROVED;
        return new RulerVerdict(fits ? state : RulerVerdict.State.REFUTED, checks, misfits, 0);
    }

    /** The ruler, or null where there is too little for one. */
    Ruler make() {
        if (stretches.isEmpty() || stretches.get(0).place() != 0) {
            return null;
        }
        LineRange lines = reference(stretches.get(0));
        if (lines == null || !lines.isPossible()) {
            return null;
        }
        double ticksPerNano = assumedTicksPerNano * (1 + lines.slope());
        stretches.get(0).cut(lines.atZero(), lines.atZero());
        for (RulerStretch stretch : stretches) {
            if (!place(stretch, ticksPerNano)) {
                return null;
            }
        }
        RulerLinks links = new RulerLinks(stretches, ticksPerNano);
        return links.link() ? new Ruler(stretches, ticksPerNano, evidence, links.count()) : null;
    }

    /** How fast Xen's clock runs on the reference pcpu: the straight line with the widest margin between its TSCs. */
    private LineRange reference(RulerStretch stretch) {
        SwitchTimes times = stretch.times();
        Clock clock = solver.clocks().get(0);
        int most = stretch.to() - stretch.from();
        double[] x = new double[most];
        double[] low = new double[most];
        double[] high = new double[most];
        int count = 0;
        for (int i = stretch.from(); i < stretch.to(); i++) {
            double at = assumedTicksPerNano * times.nanos(i);
            if ((count == 0 || at > x[count - 1]) && contains(clock, times, i)) {
                x[count] = at;
                low[count] = clock.axis(times.low(i)) - at;
                high[count++] = clock.axis(times.high(i)) - at;
            }
        }
        return count < 2 ? null : new LineRange(x, low, high, count, Solver.DRIFT);
    }

    private static boolean contains(Clock clock, SwitchTimes times, int which) {
        return times.low(which) >= clock.evidence().begin()
                && times.high(which) <= clock.evidence().end();
    }

    /** Places an interval on the axis as far as is known without it. */
    private boolean place(RulerStretch stretch, double ticksPerNano) {
        boolean holds = true;
        for (int place = 0; place < solver.clocks().size(); place++) {
            Clock clock = solver.clocks().get(place);
            if (clock.pcpu() == evidence.get(stretch.place()).pcpu()) {
                Bounds bounds = place == 0 ? null : solver.known(place);
                for (int i = stretch.from(); i < stretch.to(); i++) {
                    if (contains(clock, stretch.times(), i)) {
                        holds &= place(stretch, i, clock, bounds, ticksPerNano);
                    }
                }
            }
        }
        return holds;
    }

    private boolean place(RulerStretch stretch, int which, Clock clock, Bounds bounds, double ticksPerNano) {
        double shown = ticksPerNano * stretch.times().nanos(which);
        long low = clock.axis(stretch.times().low(which));
        long high = clock.axis(stretch.times().high(which));
        int epoch = solver.epochs().of(low);
        if (bounds == null) {
            return stretch == stretches.get(0) || stretch.cut(low - shown, high - shown);
        }
        long slack = (long) (2 * Solver.DRIFT * solver.epochs().length());
        return !bounds.isFinite(epoch)
                || high - low > solver.epochs().length()
                || stretch.cut(low + bounds.low(epoch) - slack - shown, high + bounds.high(epoch) + slack - shown);
    }
}
