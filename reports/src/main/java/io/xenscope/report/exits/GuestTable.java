package io.xenscope.report.exits;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitsByReason;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Where the time of each HVM vcpu went: guest, Xen, waiting, asleep; and how long the guest ran undisturbed. */
final class GuestTable {
    /** Ticks of one vcpu. */
    private static final class Row {
        private final int vcpu;
        private final double running;
        private final ExitsByReason guest;
        private final VmExitAccount all = new VmExitAccount();
        private long idle;

        Row(int vcpu, double running, ExitsByReason guest, ExitNames names) {
            this.vcpu = vcpu;
            this.running = running;
            this.guest = guest;
            guest.exits().forEach((reason, account) -> add(account, names.isIdling(reason)));
        }

        private void add(VmExitAccount account, boolean isIdling) {
            all.add(account);
            idle += isIdling ? account.blocked() : 0;
        }

        private Long divided(Function<VmExitAccount, Long> part) {
            return Cells.divided(part).apply(all);
        }
    }

    private static final Columns<Row> COLUMNS = Columns.<Row>of("guest", "HVM vcpus: in the guest, in Xen, away")
            .with(Cells.VCPU, row -> row.vcpu)
            .count("exits", row -> row.all.count())
            .perSecond("exits_per_s", row -> row.all.count())
            .ticks("guest_ns", row -> row.guest.guestTicks())
            .share("guest_pct", row -> row.guest.guestTicks(), row -> row.running)
            .ticks("xen_ns", row -> row.divided(VmExitAccount::xen))
            .main()
            .share("xen_pct", row -> row.divided(VmExitAccount::xen), row -> row.running)
            .ticks("waiting_ns", row -> row.divided(VmExitAccount::waiting))
            .main()
            .ticks("idle_ns", row -> row.divided(all -> row.idle))
            .ticks("device_ns", row -> row.divided(all -> all.blocked() - row.idle))
            .with("guest_", Cells.PERCENTILES, row -> row.guest.guest())
            .note("idle: blocked in HLT; for devices: blocked or paused in any other exit."
                    + " p50, p99, max: from entry to the next exit.");

    private GuestTable() {}

    static Table of(Scope scope, RunningTicks running, VcpuTrackers<ExitsByReason> exits, String whenEmpty) {
        ExitNames names = new ExitNames(scope.analysis());
        Map<Integer, ExitsByReason> byVcpu = new HashMap<>();
        exits.forEach(byVcpu::put);
        Listing<Row> listing = COLUMNS.listing(scope).whenEmpty(whenEmpty);
        for (VcpuFacts vcpu : scope.vcpus()) {
            ExitsByReason guest = byVcpu.get(vcpu.key());
            if (guest != null) {
                Row row = new Row(vcpu.key(), running.of(vcpu), guest, names);
                if (row.all.count() > 0 || guest.guestTicks() > 0) {
                    listing.row(row.all.count(), row);
                }
            }
        }
        return listing.tableInOrder(scope.rows(2 * Listing.BRIEF));
    }
}
