package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuSlots;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The vcpus that records of a capture name, idle ones among them. */
public final class KnownVcpus {
    private KnownVcpus() {}

    /** By {@link VcpuKey}; without the unknown vcpu. */
    public static SortedSet<Integer> of(Overview overview) {
        SortedSet<Integer> known = new TreeSet<>();
        overview.analysis().map(Analysis::vcpus).orElse(List.of()).stream()
                .filter(vcpu -> !vcpu.isUnknown())
                .forEach(vcpu -> known.add(VcpuKey.of(vcpu.domain(), vcpu.vcpu())));
        for (PcpuSchedule schedule : overview.schedule()) {
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
