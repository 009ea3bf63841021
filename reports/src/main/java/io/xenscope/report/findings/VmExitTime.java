package io.xenscope.report.findings;

import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.DomainFacts;
import java.util.List;

/** VM exits of one reason that took much of a domain's running time in Xen. */
final class VmExitTime implements Rule {
    private static final double SHARE = 10;

    private record Worst(DomainFacts domain, int reason, VmExitAccount account, long all) {}

    @Override
    public About about() {
        return new About(
                "vm-exits",
                Severity.LOOK,
                "VM exits that take much time in Xen",
                "one reason above 10 % of the domain's running time in Xen; halting does not count",
                "a tenth is what a guest notices as a slower processor");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        ExitNames names = new ExitNames(evidence.analysis());
        Worst[] worst = new Worst[1];
        for (DomainFacts domain : evidence.domains()) {
            long running = domain.ticks(VcpuState.RUNNING);
            long[] all = new long[1];
            domain.exits().forEach((reason, account) -> all[0] += names.isIdling(reason) ? 0 : account.xen());
            domain.exits().forEach((reason, account) -> {
                boolean isMuch =
                        !names.isIdling(reason) && account.xen() > SHARE / 100 * running && account.count() > 0;
                if (isMuch
                        && (worst[0] == null
                                || account.xen() > worst[0].account().xen())) {
                    worst[0] = new Worst(domain, reason, account, all[0]);
                }
            });
        }
        return worst[0] == null ? List.of() : List.of(finding(evidence, worst[0], names.name(worst[0].reason())));
    }

    private Finding finding(Evidence evidence, Worst worst, String name) {
        VmExitAccount account = worst.account();
        int dom = worst.domain().dom();
        double share = 100.0 * account.xen() / worst.domain().ticks(VcpuState.RUNNING);
        return new Finding(
                about().name(),
                Severity.LOOK,
                evidence.shareOfPcpus(account.xen()),
                "d" + dom,
                share,
                "%",
                null,
                "VM exits: " + name + " of domain " + dom + " took " + evidence.time(account.xen()) + " in Xen, "
                        + Phrase.percent(share) + " of its running time and "
                        + Phrase.percent(100.0 * account.xen() / worst.all()) + " of its exits' time there ("
                        + Phrase.count(account.count(), "exit") + ", 99 % within "
                        + evidence.time(account.durations().percentile(99)) + ", the longest "
                        + evidence.time(account.durations().max()) + ").",
                "exits --dom " + dom);
    }
}
