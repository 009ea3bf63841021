package io.xenscope.report.exits;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.hvm.ExitStudy;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.analyze.stats.LatencyHistogram;
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
        private LatencyHistogram guest = new LatencyHistogram();
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

    static Table of(Scope scope, RunningTicks running, VcpuArcs arcs, ExitStudy exits, String whenEmpty) {
        Listing listing = new Listing(
                        "guest", "HVM vcpus: in the guest, in Xen, away", Cells.join(VcpuCells.COLUMNS, OWN))
                .whenEmpty(whenEmpty)
                .note("idle: blocked in HLT; for devices: blocked or paused in any other exit."
                        + " p50, p99, max: from entry to the next exit.");
        Map<Integer, Sums> byVcpu = sums(scope, arcs, exits);
        for (VcpuFacts vcpu : scope.vcpus()) {
            Sums sums = byVcpu.get(vcpu.key());
            if (sums != null) {
                listing.row(sums.exits, Cells.join(VcpuCells.of(vcpu.key()), row(scope, running.of(vcpu), sums)));
            }
        }
        long others = exits.exits().left();
        // What the guest did between such exits is in no row either.
        listing.others(Math.max(others, exits.guest().left()), Map.of("exits", others));
        return listing.tableInOrder(scope.rows(2 * Listing.BRIEF));
    }

    private static Map<Integer, Sums> sums(Scope scope, VcpuArcs arcs, ExitStudy exits) {
        ExitNames names = new ExitNames(scope.analysis());
        Map<Integer, Sums> byVcpu = new HashMap<>();
        exits.exits().forEach((slot, reason, account) -> {
            Sums sums = byVcpu.computeIfAbsent(arcs.vcpu((int) slot), none -> new Sums());
            boolean idle = names.isIdling((int) reason);
            sums.exits += account.arcs().count() + account.unfinished();
            sums.xen += account.xen();
            sums.waiting += account.waiting();
            sums.idle += idle ? account.blocked() : 0;
            sums.blocked += idle ? 0 : account.blocked();
        });
        exits.guest().forEach((slot, none, guest) -> {
            Sums sums = byVcpu.get(arcs.vcpu((int) slot));
            if (sums != null) {
                sums.guest = guest;
            }
        });
        return byVcpu;
    }

    private static Object[] row(Scope scope, double running, Sums sums) {
        return new Object[] {
            sums.exits,
            scope.perSecond(sums.exits),
            scope.nanos(sums.guest.total()),
            Cells.percent(sums.guest.total(), running),
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
