package io.xenscope.report.summary;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.Map;

/** What each vcpu did, in percent of the span of the capture, and how long it waited for a pcpu when woken. */
final class VcpuTable {
    private static final Map<VcpuState, Column.Rank> RANKS = Map.of(
            VcpuState.RUNNING, Column.Rank.MAIN,
            VcpuState.RUNNABLE, Column.Rank.MAIN,
            VcpuState.BLOCKED, Column.Rank.USUAL);

    private static final Columns<VcpuFacts> COLUMNS = Columns.<VcpuFacts>of(
                    "vcpus", "Vcpus, in percent of the span, and from wake to run")
            .with(Cells.VCPU, VcpuFacts::key)
            .each(
                    List.of(VcpuState.values()),
                    (columns, state) -> columns.share(
                                    state.key() + "_pct", vcpu -> vcpu.time().ticks(state))
                            .ranked(RANKS.getOrDefault(state, Column.Rank.DETAIL)))
            .count("wakes", vcpu -> vcpu.time().of(WaitCause.WAKE).count())
            .with("wake_", Cells.PERCENTILES, vcpu -> vcpu.time().wakeToRun())
            .count("migrations", vcpu -> vcpu.time().migrations())
            .whenEmpty("no vcpus")
            .note("p50, p99, max: from wake to run. moves: switched in on another pcpu than before.");

    private VcpuTable() {}

    static Table of(Scope scope) {
        return COLUMNS.listing(scope)
                .rows(scope.knownVcpus(), vcpu -> vcpu.time().ticks(VcpuState.RUNNING))
                .tableInOrder(scope.rows(2 * Listing.BRIEF));
    }
}
