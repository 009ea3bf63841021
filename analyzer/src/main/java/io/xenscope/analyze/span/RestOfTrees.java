package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;
import java.util.List;

/**
 * When the earliest of the trees begins that are still to come: what lies before is known then.
 *
 * <p>Records say late what was before the first of them, and behind losses: a vcpu then has run since the capture began, or since
 * the loss. So nothing is known to be complete until all pcpus have begun, nor where anything is missing.
 */
final class RestOfTrees {
    private final List<TreeBuilder> builders;
    /** When all pcpus have begun; the greatest of all numbers where records are missing. */
    private final long begun;

    RestOfTrees(Analysis analysis, List<TreeBuilder> builders) {
        this.builders = builders;
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < analysis.schedule().size(); i++) {
            PcpuSchedule pcpu = analysis.schedule().get(i);
            latest = Math.max(latest, begun(pcpu, analysis.alignment().of(pcpu.pcpu())));
        }
        begun = latest;
    }

    private static long begun(PcpuSchedule pcpu, ClockModel clock) {
        boolean isWhole =
                pcpu.losses().count() == 0 && pcpu.seenFrom() == Long.MIN_VALUE && pcpu.seenTo() == Long.MAX_VALUE;
        if (!isWhole) {
            return Long.MAX_VALUE;
        }
        return pcpu.runs().count() == 0
                ? Long.MIN_VALUE
                : clock.ticks(pcpu.runs().beginTsc(0));
    }

    /** The earliest begin of what comes behind everything that ended before {@code until}; the least of all numbers where nobody knows. */
    long begins(long until) {
        if (until <= begun) {
            return Long.MIN_VALUE;
        }
        long earliest = until;
        for (TreeBuilder builder : builders) {
            earliest = Math.min(earliest, builder.restBegins());
        }
        return earliest;
    }
}
