package io.xenscope.report.irqs;

import io.xenscope.analyze.irq.Ipis;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.WakeToHalt;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.DurationCells;
import io.xenscope.report.cells.Keyed;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Interrupts of HVM vcpus. */
final class GuestInterruptTables {
    private static final int BRIEF = 40;

    private static final Columns<Keyed<Ipis.Account>> IPIS = Columns.<Keyed<Ipis.Account>>of(
                    "ipis", "IPIs to HVM vcpus, from send to injection")
            .with(Cells.VCPU, Keyed::first)
            .count("vector", Keyed::second)
            .detail()
            .keys()
            .count("sent", ipi -> ipi.account().sent())
            .count("pending", ipi -> ipi.account().isPending() ? 1 : 0)
            .with(DurationCells.DURATIONS, ipi -> ipi.account().latency())
            .moment(
                    "max_at_ns",
                    ipi -> ipi.account().latency().count() == 0
                            ? null
                            : ipi.account().longestAt())
            .note("count: deliveries; several sends before one are one. pending: sent and not delivered at the end.");

    private record Halts(int vcpu, int vector, String kind, WakeToHalt.Cost cost) {}

    private static final Columns<Halts> HALTS = Columns.<Halts>of(
                    "wake_to_halt", "From the entry with an interrupt to the next block")
            .with(Cells.VCPU, Halts::vcpu)
            .count("vector", Halts::vector)
            .detail()
            .text("kind", Halts::kind)
            .keys()
            .with(DurationCells.DURATIONS, row -> row.cost.ticks())
            .ticks("waiting_ns", row -> row.cost.waiting())
            .main()
            .note("alone: woke the vcpu, no other came; any: woke it; other: it was awake. waiting: for a pcpu.");

    private GuestInterruptTables() {}

    static Table ipis(Scope scope, Ipis ipis) {
        List<Keyed<Ipis.Account>> rows = Keyed.of(ipis.accounts());
        rows.removeIf(ipi -> !scope.holds(ipi.first()));
        return IPIS.listing(scope)
                .whenEmpty(RecordKind.HVM_HANDLER.whenEmpty(scope, "no IPI that Xen emulated"))
                .rows(rows, ipi -> ipi.account().sent())
                .table(scope.rows(BRIEF));
    }

    /** {@code halts} is null where nothing was followed. */
    static Table halts(Scope scope, VcpuTrackers<WakeToHalt> halts) {
        List<Halts> rows = new ArrayList<>();
        if (halts != null) {
            halts.forEach((key, tracker) -> tracker.accounts().forEach((vector, account) -> {
                rows.add(new Halts(key, vector, "alone", account.alone()));
                rows.add(new Halts(key, vector, "any", account.woke()));
                rows.add(new Halts(key, vector, "other", account.other()));
            }));
        }
        rows.removeIf(row -> row.cost.ticks().count() == 0 || !scope.holds(row.vcpu));
        return HALTS.listing(scope)
                .whenEmpty(RecordKind.HVM_HANDLER.whenEmpty(scope, "no interrupt was followed by a block"))
                .rows(rows, row -> row.cost.ticks().total())
                .table(scope.rows(BRIEF));
    }
}
