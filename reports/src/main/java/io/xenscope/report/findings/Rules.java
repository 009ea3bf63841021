package io.xenscope.report.findings;

import java.util.List;

/** The list of rules: a line each. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new DoubtfulClock(),
            new DamagedFile(),
            new LostRecords(),
            new UnrecordedTime(),
            new WaitingDomain(),
            new LongestWait(),
            new IdleWhileWaiting(),
            new DelayedDomain(),
            new WakeUps(),
            new VmExitTime(),
            new PortsAndAddresses(),
            new IrqHandler(),
            new IrqToRun(),
            new SoonPreempted(),
            new MissedDeadlines(),
            new ExhaustedCaps(),
            new QueueImbalance(),
            new CStateMisses(),
            new Migrations(),
            new PopulateOnDemand(),
            new ShadowStorm(),
            new PageTableEmulation(),
            new FrequentHypercall(),
            new NothingMissing());

    private Rules() {}
}
