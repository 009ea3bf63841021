package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuSlots;
import java.util.SortedSet;
import java.util.TreeSet;

/** The vcpus that records of a capture name, idle ones among them. */
public final class KnownVcpus {
    private KnownVcpus() {}

    /** By {@link VcpuKey}; without the unknown vcpu. */
    public static SortedSet<Integer> of(Analysis analysis) {
        SortedSet<Integer> known = new TreeSet<>();
        for (VcpuFacts vcpu : analysis.vcpus()) {
            if (!vcpu.isUnknown()) {
                known.add(VcpuKey.of(vcpu.domain(), vcpu.vcpu()));
            }
        }
        for (PcpuSchedule schedule : analysis.schedule()) {
            VcpuSlots slots = schedule.slots();
            for (int slot = 0; slot < slots.count(); slot++) {
                if (slots.key(slot) != VcpuKey.UNKNOWN) {
                    known.add(slots.key(slot));
                }
            }
        }
        return known;
    }
}
