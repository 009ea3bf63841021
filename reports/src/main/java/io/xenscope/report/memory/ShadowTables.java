package io.xenscope.report.memory;

import io.xenscope.analyze.hvm.AddressSpace;
import io.xenscope.analyze.hvm.AddressSpaceStudy;
import io.xenscope.analyze.hvm.ShadowStudy;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.exits.ArcCells;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.List;

/** What the shadow code did, and which address spaces ran. */
final class ShadowTables {
    private static final String[] KINDS = {
        "kind 0",
        "not_shadow",
        "fast_propagate",
        "fast_mmio",
        "false_fast_path",
        "mmio",
        "fixup",
        "domf_dying",
        "emulate",
        "emulate_unshadow_user",
        "emulate_unshadow_evtinj",
        "emulate_unshadow_unhandled",
        "wrmap_bf",
        "prealloc_unpin",
        "resync_full",
        "resync_only"
    };

    private ShadowTables() {}

    static Table shadow(Scope scope, ShadowStudy shadow, String whenEmpty) {
        List<Column> own = List.of(
                Column.count("levels", "levels"),
                Column.text("kind", "kind"),
                Column.text("flag", "flag"),
                Column.count("count", "records"),
                Column.count("arcs", "exits"));
        Listing listing = new Listing(
                        "shadow",
                        "Shadow paging by kind and flag",
                        Cells.join(Cells.join(VcpuCells.COLUMNS, own), ArcCells.COLUMNS))
                .whenEmpty(whenEmpty)
                .note(
                        "A row without a flag is all of its kind, those with one are parts of it. Times: of whole exits.");
        shadow.forEach((vcpu, levels, kind, flag, account) -> {
            if (scope.holds(vcpu)) {
                Object[] cells = {
                    levels == ShadowStudy.NO_LEVELS ? null : (Object) levels,
                    KINDS[kind],
                    flag == ShadowStudy.ALL_FLAGS
                            ? null
                            : XenNames.shadowFlags(1 << flag).get(0),
                    account.records(),
                    account.arcs().count()
                };
                listing.row(
                        account.records(),
                        Cells.join(Cells.join(VcpuCells.of(vcpu), cells), ArcCells.of(scope, account)));
            }
        });
        return listing.others(shadow.others()).table(scope.rows(2 * Listing.BRIEF));
    }

    static Table resyncs(Scope scope, ShadowStudy shadow, String whenEmpty) {
        List<Column> own = List.of(
                Column.text("reason", "reason"), Column.count("resyncs", "resyncs"), Column.count("count", "exits"));
        Listing listing = new Listing(
                        "resyncs",
                        "Pages brought back into sync, by exit",
                        Cells.join(Cells.join(VcpuCells.COLUMNS, own), ArcCells.COLUMNS))
                .whenEmpty(whenEmpty);
        ExitNames names = new ExitNames(scope.analysis());
        shadow.forEachResync((vcpu, reason, pages, account) -> {
            if (scope.holds(vcpu)) {
                Object[] cells = {names.name(reason), pages, account.records()};
                listing.row(
                        account.records(),
                        Cells.join(Cells.join(VcpuCells.of(vcpu), cells), ArcCells.of(scope, account)));
            }
        });
        return listing.others(shadow.otherResyncs()).table(scope.rows(Listing.BRIEF));
    }

    static Table spaces(Scope scope, AddressSpaceStudy spaces, String whenEmpty) {
        Listing listing = new Listing(
                        "cr3",
                        "Address spaces, by CR3",
                        Column.domain("dom", "dom"),
                        Column.text("frame", "frame"),
                        Column.count("id", "id"),
                        Column.count("switches", "switches"),
                        Column.count("flushes", "flushes"),
                        Column.nanos("guest_ns", "in guest"),
                        Column.nanos("xen_ns", "in Xen"),
                        Column.moment("first_ns", "first"),
                        Column.moment("last_ns", "last"))
                .whenEmpty(whenEmpty)
                .note("frame: CR3 >> 12. id: in the order of first sight. flushes: the same value written again.");
        spaces.forEach((dom, frame, space) -> {
            if (dom < 0 ? scope.isEveryVcpu() : scope.holdsAnyOf(dom)) {
                listing.row(
                        space.guest() + space.xen(),
                        row(scope, dom < 0 ? null : (Integer) dom, "0x" + Long.toHexString(frame), space.id(), space));
            }
        });
        if (spaces.rest() != null) {
            AddressSpace rest = spaces.rest();
            Object[] others = row(scope, null, Listing.OTHERS, null, rest);
            listing.others(rest.switches() + rest.flushes(), Listing.OTHERS, others);
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private static Object[] row(Scope scope, Integer dom, String frame, Integer id, AddressSpace space) {
        return new Object[] {
            dom,
            frame,
            id,
            space.switches(),
            space.flushes(),
            scope.nanos(space.guest()),
            scope.nanos(space.xen()),
            scope.moment(space.first()),
            scope.moment(space.last())
        };
    }
}
