package io.xenscope.report.summary;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** The latencies with the greatest maximum: waits for a pcpu, and VM exits other than those of an idle guest. */
final class WorstTable {
    private record Row(String name, VcpuFacts vcpu, String reason, LatencyHistogram durations) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("worst", "Worst latencies by vcpu")
            .text("name", Row::name)
            .with(Cells.VCPU, row -> row.vcpu.key())
            .text("reason", Row::reason)
            .keys()
            .count("count", row -> row.durations.count())
            .with(Cells.PERCENTILES, Row::durations)
            .whenEmpty("no latencies")
            .note("Waits for a pcpu, and VM exits but for HLT, by their longest. All: xenscope latency.");

    private WorstTable() {}

    static Table of(Scope scope) {
        ExitNames names = new ExitNames(scope.analysis());
        List<Row> rows = new ArrayList<>();
        for (VcpuFacts vcpu : scope.knownVcpus()) {
            rows.add(new Row("wake-to-run", vcpu, null, vcpu.time().wakeToRun()));
            rows.add(new Row(
                    "preempted", vcpu, null, vcpu.time().of(WaitCause.PREEMPT).whole()));
            vcpu.exits().forEach((reason, account) -> {
                if (!names.isIdling(reason)) {
                    rows.add(new Row("exit", vcpu, names.name(reason), account.durations()));
                }
            });
        }
        rows.removeIf(row -> row.durations.count() == 0);
        return COLUMNS.listing(scope).rows(rows, row -> row.durations.max()).table(scope.rows(Listing.BRIEF));
    }
}
