package io.xenscope.analyze;

import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.stats.EventCounts;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Problems;
import java.util.ArrayList;
import java.util.List;

/** An {@link Analysis} in the making. */
final class AnalysisParts {
    Analysis.Extent extent;
    TscRate rate;
    Alignment alignment;
    final EventCounts events = new EventCounts();
    final Problems problems = new Problems();
    final List<PcpuFacts> pcpus = new ArrayList<>();
    final List<VcpuFacts> vcpus = new ArrayList<>();
    final List<Analysis.IrqFacts> irqs = new ArrayList<>();
    boolean svm;
    final List<PcpuSchedule> schedule = new ArrayList<>();
}
