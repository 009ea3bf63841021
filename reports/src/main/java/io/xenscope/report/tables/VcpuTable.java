package io.xenscope.report.tables;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.stay.VcpuAccount;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** What each vcpu did, in percent of the span of the capture, and how long it waited for a pcpu when woken. */
public final class VcpuTable {
    private VcpuTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "vcpus",
                        "Vcpus, in percent of the span, and from wake to run",
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.percent("running_pct", "running"),
                        Column.percent("runnable_pct", "waiting"),
                        Column.percent("blocked_pct", "blocked"),
                        Column.percent("offline_pct", "offline"),
                        Column.percent("lost_pct", "lost"),
                        Column.percent("unknown_pct", "unknown"),
                        Column.count("wakes", "wakes"),
                        Column.nanos("wake_p50_ns", "p50"),
                        Column.nanos("wake_p99_ns", "p99"),
                        Column.nanos("wake_max_ns", "max"),
                        Column.count("migrations", "moves"))
                .whenEmpty("no vcpus")
                .note("p50, p99, max: from wake to run. moves: switched in on another pcpu than before.");
        for (VcpuFacts vcpu : scope.knownVcpus()) {
            listing.row(vcpu.time().of(VcpuState.RUNNING).total(), row(scope, vcpu));
        }
        return listing.tableInOrder(scope.rows(2 * Listing.BRIEF));
    }

    private static Object[] row(Scope scope, VcpuFacts vcpu) {
        VcpuAccount timeline = vcpu.time();
        LatencyHistogram wakes = timeline.wakeToRun();
        return new Object[] {
            vcpu.domain(),
            vcpu.vcpu(),
            percent(scope, timeline, VcpuState.RUNNING),
            percent(scope, timeline, VcpuState.RUNNABLE),
            percent(scope, timeline, VcpuState.BLOCKED),
            percent(scope, timeline, VcpuState.OFFLINE),
            percent(scope, timeline, VcpuState.LOST),
            percent(scope, timeline, VcpuState.UNKNOWN),
            timeline.of(WaitCause.WAKE).count(),
            Durations.percentile(scope, wakes, 50),
            Durations.percentile(scope, wakes, 99),
            Durations.max(scope, wakes),
            timeline.migrations()
        };
    }

    private static double percent(Scope scope, VcpuAccount timeline, VcpuState state) {
        return Cells.percent(timeline.of(state).total(), scope.range().ticks());
    }
}
