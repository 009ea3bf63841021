package io.xenscope.report.findings;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.analyze.waits.Occupants;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The longest wait for a pcpu, and who had the pcpu meanwhile. */
final class LongestWait implements Rule {
    private static final long NANOS = 10_000_000;
    private static final List<WaitCause> CAUSES = List.of(WaitCause.WAKE, WaitCause.PREEMPT);

    @Override
    public About about() {
        return new About(
                "longest-wait",
                Severity.LOOK,
                "long waits for a pcpu",
                "a wait above 10 ms",
                "credit2 lets no vcpu run longer than 10 ms while others wait: it is more than one turn of another");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        VcpuFacts longest = null;
        StayAccount waits = null;
        for (VcpuFacts vcpu : evidence.scope().knownVcpus()) {
            for (WaitCause cause : CAUSES) {
                StayAccount own = vcpu.time().of(cause);
                if (!vcpu.isIdle()
                        && own.whole().count() > 0
                        && (waits == null || own.whole().max() > waits.whole().max())) {
                    longest = vcpu;
                    waits = own;
                }
            }
        }
        boolean isLong = waits != null && evidence.scope().nanos(waits.whole().max()) > NANOS;
        return isLong ? List.of(finding(evidence, longest, waits)) : List.of();
    }

    private Finding finding(Evidence evidence, VcpuFacts vcpu, StayAccount waits) {
        long begin = waits.longestAt();
        long end = begin + waits.whole().max();
        String name = VcpuKey.text(vcpu.key());
        int pcpu = Occupants.pcpuOf(evidence.analysis(), vcpu.key(), end);
        String text = "The longest wait for a pcpu: " + name + " was runnable for " + evidence.time(end - begin)
                + " before it ran"
                + (pcpu < 0 ? "." : " on pcpu " + pcpu + meanwhile(evidence, pcpu, begin, end) + ".");
        return new Finding(
                about().name(),
                Severity.LOOK,
                evidence.shareOfPcpus(end - begin),
                name,
                evidence.scope().nanos(end - begin),
                "ns",
                evidence.range(begin, end),
                text,
                "chain --vcpu " + name + " " + evidence.around(begin, end));
    }

    private static String meanwhile(Evidence evidence, int pcpu, long begin, long end) {
        TreeMap<String, Long> ticks = new TreeMap<>();
        new Occupants(
                        evidence.analysis(),
                        (occupant, vcpu, from, to) -> ticks.merge(name(occupant, vcpu), to - from, Long::sum))
                .tell(pcpu, begin, end);
        List<String> names = new ArrayList<>(ticks.keySet());
        names.sort((a, b) -> Long.compare(ticks.get(b), ticks.get(a)));
        String first = names.get(0);
        return "; " + first + " for " + Phrase.percent(100.0 * ticks.get(first) / (end - begin)) + " of that time";
    }

    private static String name(Occupant occupant, int vcpu) {
        return switch (occupant) {
            case VCPU -> VcpuKey.text(vcpu) + " ran there";
            case IDLE -> "that pcpu was idle";
            case XEN -> "Xen was switching there";
            case LOST -> "records of that pcpu are lost";
            case UNKNOWN -> "no record shows who ran there";
        };
    }
}
