package io.xenscope.report.exits;

import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitsByReason;
import io.xenscope.analyze.track.vcpu.Injections;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitCells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** VM exits of each vcpu by reason, and interrupts that Xen injected into it. */
final class ExitTables {
    private record Exits(int vcpu, String name, int reason, VmExitAccount account) {}

    private static final Columns<Exits> EXITS = Columns.<Exits>of("exits", "VM exits by vcpu and reason")
            .with(Cells.VCPU, Exits::vcpu)
            .text("reason", Exits::name)
            .count("code", row -> ExitReason.code(row.reason))
            .detail()
            .keys()
            .count("count", row -> row.account.count())
            .main()
            .with(ExitCells.EXITS, Exits::account)
            .count("unfinished", row -> row.account.unfinished())
            .count("unhandled", row -> row.account.unhandled())
            .note("total: exit to entry, of which in Xen on a pcpu, waiting for one, blocked (halted, or until a"
                    + " device model answers). open: entry not seen; untold: no handler said what it was.");

    private record Injected(int vcpu, int vector, long count) {}

    private static final Columns<Injected> INJECTIONS = Columns.<Injected>of(
                    "injections", "Interrupts injected into HVM vcpus, by the guest's vector")
            .with(Cells.VCPU, Injected::vcpu)
            .count("vector", Injected::vector)
            .detail()
            .hex("vector_hex", 2, Injected::vector)
            .keys()
            .count("count", Injected::count)
            .perSecond("per_s", Injected::count)
            .detail();

    private ExitTables() {}

    /** Those that cost most time in Xen first. */
    static Table exits(Scope scope, VcpuTrackers<ExitsByReason> exits, String whenEmpty) {
        ExitNames names = new ExitNames(scope.analysis());
        Listing<Exits> listing = EXITS.listing(scope).whenEmpty(whenEmpty);
        exits.forEach((vcpu, tracker) -> tracker.exits().forEach((reason, account) -> {
            if (!account.isEmpty()) {
                listing.row(account.xen(), new Exits(vcpu, names.name(reason), reason, account));
            }
        }));
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    static Table injections(Scope scope, VcpuTrackers<Injections> injections, String whenEmpty) {
        Listing<Injected> listing = INJECTIONS.listing(scope).whenEmpty(whenEmpty);
        injections.forEach((vcpu, tracker) ->
                tracker.vectors().forEach((vector, count) -> listing.row(count, new Injected(vcpu, vector, count))));
        return listing.table(scope.rows(Listing.BRIEF));
    }
}
