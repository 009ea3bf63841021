package io.xenscope.report.clock;

import io.xenscope.clock.ClockEvidence.OfPcpu;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;

/** What each pcpu tells of order and time, and how much of that is held against others. */
final class EvidenceTable {
    private EvidenceTable() {}

    static Table of(Scope scope) {
        Table table = new Table(
                        "evidence",
                        "What each pcpu tells",
                        Column.count("pcpu", "pcpu"),
                        Column.count("runs", "runs"),
                        Column.count("runs_used", "used"),
                        Column.count("moments", "moments"),
                        Column.count("moments_used", "used"),
                        Column.count("wakes", "wakes"),
                        Column.count("windows", "windows"),
                        Column.count("windows_used", "used"),
                        Column.count("run_times", "run times"),
                        Column.count("misfits", "misfits"))
                .whenEmpty("one pcpu, or nobody asked for proof")
                .note(
                        "runs: stretches in which a vcpu surely ran here, cut at windows and losses; moments: records of vcpus,"
                                + " of which wakes are a part; used: of vcpus that another pcpu tells of, too, and windows of two"
                                + " records at least. run times: stated in ns, held against the TSC; misfits: refuted by it.");
        for (OfPcpu pcpu : scope.analysis().alignment().evidence().pcpus()) {
            table.row(
                    pcpu.pcpu(),
                    pcpu.runs(),
                    pcpu.runsUsed(),
                    pcpu.moments(),
                    pcpu.momentsUsed(),
                    pcpu.wakes(),
                    pcpu.windows(),
                    pcpu.windowsUsed(),
                    pcpu.runTimes(),
                    pcpu.misfits());
        }
        return table;
    }
}
