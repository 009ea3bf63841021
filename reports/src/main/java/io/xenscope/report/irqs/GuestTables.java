package io.xenscope.report.irqs;

import io.xenscope.analyze.irq.Ipis;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.WakeToHalt;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** Interrupts of HVM vcpus. */
final class GuestTables {
    private static final List<Column> KEYS =
            List.of(Column.domain("dom", "dom"), Column.count("vcpu", "vcpu"), Column.count("vector", "vector"));
    private static final int BRIEF = 40;

    private GuestTables() {}

    static Table ipis(Scope scope, Ipis ipis) {
        List<Column> own = List.of(Column.count("sent", "sent"), Column.count("pending", "pending"));
        Listing listing = new Listing(
                        "ipis",
                        "IPIs to HVM vcpus, from send to injection",
                        Cells.join(
                                Cells.join(Cells.join(KEYS, own), Durations.FULL),
                                List.of(Column.moment("max_at_ns", "max at"))))
                .whenEmpty(RecordKind.HVM_HANDLER.whenEmpty(scope, "no IPI that Xen emulated"))
                .note(
                        "count: deliveries; several sends before one are one. pending: sent and not delivered at the end.");
        ipis.accounts()
                .forEach((key, vectors) -> vectors.forEach((vector, account) -> {
                    if (scope.holds(key)) {
                        Object[] first = {
                            VcpuKey.domain(key), VcpuKey.vcpu(key), vector, account.sent(), account.isPending() ? 1 : 0
                        };
                        Object[] at = {account.latency().count() == 0 ? null : scope.moment(account.longestAt())};
                        listing.row(
                                account.sent(),
                                Cells.join(Cells.join(first, Durations.full(scope, account.latency())), at));
                    }
                }));
        return listing.table(scope.rows(BRIEF));
    }

    /** {@code halts} is null where nothing was followed. */
    static Table halts(Scope scope, VcpuTrackers<WakeToHalt> halts) {
        List<Column> own = List.of(Column.text("kind", "kind"));
        Listing listing = new Listing(
                        "wake_to_halt",
                        "From the entry with an interrupt to the next block",
                        Cells.join(
                                Cells.join(Cells.join(KEYS, own), Durations.FULL),
                                List.of(Column.nanos("waiting_ns", "of it waiting"))))
                .whenEmpty(RecordKind.HVM_HANDLER.whenEmpty(scope, "no interrupt was followed by a block"))
                .note("alone: woke the vcpu, no other came; any: woke it; other: it was awake. waiting: for a pcpu.");
        if (halts != null) {
            halts.forEach((key, tracker) -> tracker.accounts().forEach((vector, account) -> {
                if (scope.holds(key)) {
                    add(scope, listing, key, vector, "alone", account.alone());
                    add(scope, listing, key, vector, "any", account.woke());
                    add(scope, listing, key, vector, "other", account.other());
                }
            }));
        }
        return listing.table(scope.rows(BRIEF));
    }

    private static void add(Scope scope, Listing listing, int key, int vector, String kind, WakeToHalt.Cost cost) {
        if (cost.ticks().count() > 0) {
            Object[] own = {VcpuKey.domain(key), VcpuKey.vcpu(key), vector, kind};
            Object[] waiting = {scope.nanos(cost.waiting())};
            listing.row(
                    cost.ticks().total(), Cells.join(Cells.join(own, Durations.full(scope, cost.ticks())), waiting));
        }
    }
}
