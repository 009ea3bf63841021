package io.xenscope.analyze.make;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes an {@link Analysis}: beside the walk, the clocks and the join, what vcpus, interrupts and domains did. */
final class AnalysisReading extends Reading<JoinedVcpu> {
    private List<Share> shares;

    AnalysisReading(Capture capture, Workers workers, TscRate givenRate, Clocks clocks) {
        super(capture, workers, givenRate, clocks);
    }

    Analysis analysis() {
        List<JoinedVcpu> joined = read();
        parts.addPcpus(capture, pcpus, workers);
        parts.placeDomains(pcpus);
        addVcpus(joined);
        parts.irqs.sort((one, other) -> one.irq() != other.irq()
                ? Integer.compare(one.irq(), other.irq())
                : Integer.compare(one.pcpu(), other.pcpu()));
        return parts.analysis(era());
    }

    @Override
    void begin() {
        shares = new ArrayList<>();
    }

    @Override
    void follow(Walker walker) {
        shares.add(new Share(walker, capture.windows().pcpuLimit()));
    }

    @Override
    void collect() {
        shares.forEach(share -> share.addTo(parts));
    }

    @Override
    JoinedVcpu vcpu(int key) {
        return new JoinedVcpu(key, Range.whole(parts.extent.beginTicks(), parts.extent.endTicks()), parts.losses);
    }

    private void addVcpus(List<JoinedVcpu> joined) {
        Extent extent = parts.extent;
        Map<Integer, VcpuFacts> byKey = new HashMap<>();
        byKey.put(VcpuKey.UNKNOWN, new VcpuFacts(vcpu(VcpuKey.UNKNOWN).time()));
        for (JoinedVcpu vcpu : joined) {
            vcpu.finish(extent.endTicks(), extent.complete());
            VcpuFacts facts = new VcpuFacts(vcpu.time());
            facts.exits().add(vcpu.crossing());
            byKey.put(facts.key(), facts);
            if (vcpu.missedTransitions() > 0) {
                parts.problems.add(ProblemKind.MISSED_TRANSITION, vcpu.missedTransitions());
            }
        }
        shares.forEach(share -> share.addTo(byKey));
        byKey.values().stream()
                .filter(vcpu -> !vcpu.isUnknown() || vcpu.hasRecords())
                .sorted((one, other) -> one.domain() != other.domain()
                        ? Integer.compare(one.domain(), other.domain())
                        : Integer.compare(one.vcpu(), other.vcpu()))
                .forEach(parts.vcpus::add);
    }
}
