package io.xenscope.report.exits;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.stats.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitsByReason;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the time of each HVM vcpu went: guest, Xen, waiting, asleep; and how long the guest ran undisturbed. */
final class GuestTable {
    /** Ticks of one vcpu. */
    private static final class Sums {
        private long exits;
        private long xen;
        private long waiting;
        private long blocked;
        private long idle;
        private final LatencyHistogram guest;
        private final long guestTicks;

        Sums(ExitsByReason tracker) {
            guest = tracker.guest();
            guestTicks = tracker.guestTicks();
        }

        void add(VmExitAccount account, boolean isIdling) {
            exits += account.count();
            xen += account.xen();
            waiting += account.waiting();
            idle += isIdling ? account.blocked() : 0;
            blocked += isIdling ? 0 : account.blocked();
        }
    }

    private static final List<Column> OWN = List.of(
            Column.count("exits", "exits"),
            Column.decimal("exits_per_s", "per s", 1),
            Column.nanos("guest_ns", "in guest"),
            Column.percent("guest_pct", "of running"),
            Column.nanos("xen_ns", "in Xen"),
            Column.percent("xen_pct", "of running"),
            Column.nanos("waiting_ns", "waiting"),
            Column.nanos("idle_ns", "idle"),
            Column.nanos("device_ns", "for devices"),
            Column.nanos("guest_p50_ns", "p50"),
            Column.nanos("guest_p99_ns", "p99"),
            Column.nanos("guest_max_ns", "max"));

    private GuestTable() {}

    static Table of(Scope scope, RunningTicks running, VcpuTrackers<ExitsByReason> exits, String whenEmpty) {
        Listing listing = new Listing(
                        "guest", "HVM vcpus: in the guest, in Xen, away", Cells.join(VcpuCells.COLUMNS, OWN))
                .whenEmpty(whenEmpty)
                .note("idle: blocked in HLT; for devices: blocked or paused in any other exit."
                        + " p50, p99, max: from entry to the next exit.");
        Map<Integer, Sums> byVcpu = sums(scope, exits);
        for (VcpuFacts vcpu : scope.vcpus()) {
            Sums sums = byVcpu.get(vcpu.key());
            if (sums != null) {
                listing.row(sums.exits, Cells.join(VcpuCells.of(vcpu.key()), row(scope, running.of(vcpu), sums)));
            }
        }
        return listing.tableInOrder(scope.rows(2 * Listing.BRIEF));
    }

    private static Map<Integer, Sums> sums(Scope scope, VcpuTrackers<ExitsByReason> exits) {
        ExitNames names = new ExitNames(scope.analysis());
        Map<Integer, Sums> byVcpu = new HashMap<>();
        exits.forEach((vcpu, tracker) -> {
            Sums sums = new Sums(tracker);
            tracker.exits().forEach((reason, account) -> sums.add(account, names.isIdling(reason)));
            if (sums.exits > 0 || tracker.guestTicks() > 0) {
                byVcpu.put(vcpu, sums);
            }
        });
        return byVcpu;
    }

    private static Object[] row(Scope scope, double running, Sums sums) {
        return new Object[] {
            sums.exits,
            scope.perSecond(sums.exits),
            scope.nanos(sums.guestTicks),
            Cells.percent(sums.guestTicks, running),
            scope.nanos(sums.xen),
            Cells.percent(sums.xen, running),
            scope.nanos(sums.waiting),
            scope.nanos(sums.idle),
            scope.nanos(sums.blocked),
            Durations.percentile(scope, sums.guest, 50),
            Durations.percentile(scope, sums.guest, 99),
            Durations.max(scope, sums.guest)
        };
    }
}
