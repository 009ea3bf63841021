package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.List;

/** The losses of all pcpus as trees of one span. They are reported as those of the pcpu's idle vcpu, which has no other. */
final class LossSpans {
    private final Analysis analysis;
    private final ActivationLimits limits;
    private final long[] next;

    LossSpans(Analysis analysis, ActivationLimits limits) {
        this.analysis = analysis;
        this.limits = limits;
        this.next = new long[analysis.schedule().size()];
    }

    /** Those that begin before {@code until} and were not reported yet. */
    List<Activation> until(long until) {
        List<Activation> trees = new ArrayList<>();
        for (int i = 0; i < next.length && limits.kinds().contains(SpanKind.LOSS); i++) {
            PcpuSchedule pcpu = analysis.schedule().get(i);
            ClockModel clock = analysis.alignment().of(pcpu.pcpu());
            LossLog losses = pcpu.losses();
            while (next[i] < losses.count() && clock.ticks(losses.beginTsc(next[i])) < until) {
                tell(pcpu, clock, next[i]++, trees);
            }
        }
        return trees;
    }

    private void tell(PcpuSchedule pcpu, ClockModel clock, long loss, List<Activation> trees) {
        // A loss may have begun before the capture did.
        long captureBegin = analysis.extent().beginTicks();
        long begin = Math.max(captureBegin, clock.ticks(pcpu.losses().beginTsc(loss)));
        long end = Math.max(begin, clock.ticks(pcpu.losses().endTsc(loss)));
        int key = VcpuKey.of(VcpuKey.IDLE_DOMAIN, pcpu.pcpu());
        if (limits.takes(begin) && limits.vcpus().test(key)) {
            Activation tree = new Activation(key, 1, (int) loss);
            int records = (int) Math.min(Integer.MAX_VALUE, pcpu.losses().records(loss));
            int detail = records > 0 ? records : -pcpu.losses().kind(loss).ordinal();
            int span = tree.open(SpanKind.LOSS, Activation.NONE, pcpu.pcpu(), detail, begin, 0);
            tree.close(span, end, Certainty.RECORDED);
            trees.add(tree);
        }
    }
}
