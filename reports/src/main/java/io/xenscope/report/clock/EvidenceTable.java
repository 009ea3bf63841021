package io.xenscope.report.clock;

import io.xenscope.clock.ClockEvidence.OfPcpu;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;

/** What each pcpu shows of order and time, and how much of that is held against others. */
final class EvidenceTable {
    private static final Columns<OfPcpu> COLUMNS = Columns.<OfPcpu>of("evidence", "Evidence by pcpu")
            .count("pcpu", OfPcpu::pcpu)
            .keys()
            .count("runs", OfPcpu::runs)
            .count("runs_used", OfPcpu::runsUsed)
            .count("moments", OfPcpu::moments)
            .count("moments_used", OfPcpu::momentsUsed)
            .count("wakes", OfPcpu::wakes)
            .count("windows", OfPcpu::windows)
            .count("windows_used", OfPcpu::windowsUsed)
            .count("run_times", OfPcpu::runTimes)
            .count("misfits", OfPcpu::misfits)
            .whenEmpty("one pcpu, or nobody asked for proof")
            .note("runs: intervals in which a vcpu surely ran here, cut at windows and losses; moments: records of"
                    + " vcpus, of which wakes are a part; used: of vcpus that another pcpu reports, too, and"
                    + " windows of two records at least. run times: stated in ns, held against the TSC; misfits:"
                    + " refuted by it.");

    private EvidenceTable() {}

    static Table of(Scope scope) {
        return COLUMNS.table(scope, scope.analysis().alignment().evidence().pcpus());
    }
}
