package io.xenscope.report.findings;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.irq.IrqWakes;
import java.util.List;

/** The interrupt whose vcpu took longest to run. */
final class IrqToRun implements Rule {
    private static final long NANOS = 5_000_000;
    private static final long ENOUGH = 20;

    private record Worst(int irq, int domain, IrqWakes.Account account) {}

    @Override
    public About about() {
        return new About(
                "irq-to-run",
                Severity.LOOK,
                "interrupts after which vcpus run late",
                "p99 from an interrupt to the run of the vcpu that it woke above 5 ms, of at least 20",
                "a device is that much slower; a fast disk answers within a tenth of it");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        Worst[] worst = new Worst[1];
        evidence.tracked()
                .irqWakes()
                .accounts()
                .forEach((irq, domains) -> domains.forEach((domain, account) -> {
                    boolean counts = account.toRun().count() >= ENOUGH
                            && evidence.scope().holdsAnyOf(domain);
                    if (counts && (worst[0] == null || p99(account) > p99(worst[0].account))) {
                        worst[0] = new Worst(irq, domain, account);
                    }
                }));
        if (worst[0] == null || evidence.scope().nanos(p99(worst[0].account)) <= NANOS) {
            return List.of();
        }
        return List.of(finding(evidence, worst[0]));
    }

    private static long p99(IrqWakes.Account account) {
        return account.toRun().percentile(99);
    }

    private Finding finding(Evidence evidence, Worst worst) {
        var toRun = worst.account.toRun();
        Range when = evidence.range(worst.account.slowestAt(), worst.account.slowestAt() + toRun.max());
        return new Finding(
                about().name(),
                Severity.LOOK,
                evidence.shareOfPcpus(toRun.total()),
                "irq " + worst.irq,
                evidence.scope().nanos(p99(worst.account)),
                "ns",
                when,
                "From interrupt " + worst.irq + " to the run of a vcpu of domain " + worst.domain + ": 99 % of "
                        + toRun.count() + " within " + evidence.time(p99(worst.account)) + ", half within "
                        + evidence.time(toRun.percentile(50)) + "; the longest " + evidence.time(toRun.max()) + ".",
                "irqs --table irq_wakes");
    }
}
