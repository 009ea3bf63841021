package io.xenscope.report.tables;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import java.util.List;

/** The latencies with the greatest maximum: waits for a pcpu, and VM exits other than those of an idle guest. */
public final class WorstTable {
    private static final List<Column> COLUMNS = List.of(
            Column.text("name", "latency"),
            Column.domain("dom", "dom"),
            Column.count("vcpu", "vcpu"),
            Column.text("reason", "reason"),
            Column.count("count", "count"));

    private final Scope scope;
    private final Listing listing = new Listing(
                    "worst", "Worst latencies by vcpu", Cells.join(COLUMNS, Durations.SHORT))
            .whenEmpty("no latencies")
            .note("Waits for a pcpu, and VM exits but for HLT, by their longest. All: xenscope latency.");

    private WorstTable(Scope scope) {
        this.scope = scope;
    }

    public static Table of(Scope scope) {
        WorstTable table = new WorstTable(scope);
        scope.knownVcpus().forEach(table::add);
        return table.listing.table(scope.rows(Listing.BRIEF));
    }

    private void add(VcpuFacts vcpu) {
        add("wake-to-run", vcpu, null, vcpu.time().wakeToRun());
        add("preempted", vcpu, null, vcpu.time().of(WaitCause.PREEMPT).whole());
        ExitNames names = new ExitNames(scope.analysis());
        vcpu.exits().forEach((reason, account) -> {
            if (!names.isIdling(reason)) {
                add("exit", vcpu, names.name(reason), account.durations());
            }
        });
    }

    private void add(String name, VcpuFacts vcpu, String reason, LatencyHistogram durations) {
        if (durations.count() > 0) {
            Object[] own = {name, vcpu.domain(), vcpu.vcpu(), reason, durations.count()};
            listing.row(durations.max(), Cells.join(own, Durations.brief(scope, durations)));
        }
    }
}
