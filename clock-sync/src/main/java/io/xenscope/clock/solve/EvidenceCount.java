package io.xenscope.clock.solve;

import io.xenscope.clock.ClockEvidence.OfPcpu;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.Sightings;
import io.xenscope.clock.evidence.SwitchTimes;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what each pcpu shows, and how much is compared with others: what only one pcpu saw proves nothing. */
final class EvidenceCount {
    private final Map<Integer, Integer> seers = new HashMap<>();

    private EvidenceCount() {}

    /** {@code switches} by pcpu as the evidence is; empty where nobody read them. */
    static List<OfPcpu> of(List<PcpuEvidence> evidence, List<SwitchTimes> switches) {
        EvidenceCount count = new EvidenceCount();
        evidence.forEach(one -> one.vcpus().keySet().forEach(vcpu -> count.seers.merge(vcpu, 1, Integer::sum)));
        List<OfPcpu> all = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            all.add(count.of(evidence.get(i), switches.isEmpty() ? null : switches.get(i)));
        }
        return all;
    }

    private OfPcpu of(PcpuEvidence one, SwitchTimes times) {
        long runs = 0;
        long runsUsed = 0;
        long moments = 0;
        long momentsUsed = 0;
        for (Map.Entry<Integer, Sightings> vcpu : one.vcpus().entrySet()) {
            Sightings seen = vcpu.getValue();
            boolean isUsed = seers.get(vcpu.getKey()) > 1;
            runs += seen.runs();
            moments += seen.points().count();
            runsUsed += isUsed ? seen.runs() : 0;
            momentsUsed += isUsed ? seen.points().count() : 0;
        }
        return new OfPcpu(
                one.pcpu(),
                runs,
                runsUsed,
                moments,
                momentsUsed,
                one.wakes(),
                one.windows().count(),
                ordered(one.windows()),
                times == null ? 0 : times.checks(),
                times == null ? 0 : times.misfits());
    }

    private static long ordered(WindowTimes windows) {
        long ordered = 0;
        for (int window = 0; window < windows.count(); window++) {
            ordered += windows.second(window) == WindowTimes.NONE ? 0 : 1;
        }
        return ordered;
    }
}
