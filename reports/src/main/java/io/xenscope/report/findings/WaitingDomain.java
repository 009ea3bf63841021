package io.xenscope.report.findings;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.report.frame.DomainFacts;
import java.util.List;

/** The domain whose vcpus waited for the largest share of the time in which they wanted a pcpu. */
final class WaitingDomain implements Rule {
    private static final double SHARE = 15;
    private static final double OF_SPAN = 1;

    @Override
    public About about() {
        return new About(
                "waiting-domain",
                Severity.LOOK,
                "domains that wait for pcpus",
                "waiting above 15 % of waiting and running, and above 1 % of the span",
                "below that a guest's own noise is larger; the steal time at which hosts are called overcommitted");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        return evidence.domains().stream()
                .filter(domain -> share(domain) > SHARE && waiting(domain) > OF_SPAN / 100 * evidence.span())
                .max((one, other) -> share(one) != share(other)
                        ? Double.compare(share(one), share(other))
                        : Integer.compare(other.dom(), one.dom()))
                .map(domain -> List.of(finding(evidence, domain)))
                .orElse(List.of());
    }

    private static long waiting(DomainFacts domain) {
        return domain.ticks(VcpuState.RUNNABLE);
    }

    private static long waiting(VcpuFacts vcpu) {
        return vcpu.time().ticks(VcpuState.RUNNABLE);
    }

    private static double share(DomainFacts domain) {
        long wanted = waiting(domain) + domain.ticks(VcpuState.RUNNING);
        return wanted == 0 ? 0 : 100.0 * waiting(domain) / wanted;
    }

    private Finding finding(Evidence evidence, DomainFacts domain) {
        VcpuFacts worst = domain.vcpus().stream()
                .max((one, other) -> waiting(one) != waiting(other)
                        ? Long.compare(waiting(one), waiting(other))
                        : Integer.compare(other.vcpu(), one.vcpu()))
                .orElseThrow();
        String text = "Domain " + domain.dom() + " waited " + Phrase.percent(share(domain))
                + " of the time in which its vcpus wanted a pcpu (" + evidence.time(waiting(domain))
                + ") and ran the rest ("
                + evidence.time(domain.ticks(VcpuState.RUNNING)) + "); most of all d" + domain.dom() + "v"
                + worst.vcpu()
                + ", "
                + evidence.time(worst.time().ticks(VcpuState.RUNNABLE)) + ".";
        return new Finding(
                about().name(),
                Severity.LOOK,
                evidence.shareOfPcpus(waiting(domain)),
                "d" + domain.dom(),
                share(domain),
                "%",
                null,
                text,
                "blame --dom " + domain.dom());
    }
}
