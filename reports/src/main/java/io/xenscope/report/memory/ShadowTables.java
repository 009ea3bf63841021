package io.xenscope.report.memory;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.AddressSpace;
import io.xenscope.analyze.track.vcpu.AddressSpaces;
import io.xenscope.analyze.track.vcpu.ShadowPaging;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.exits.ArcCells;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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

    private static final int MOST_SPACES = 1 << 15;

    private ShadowTables() {}

    static Table shadow(Scope scope, VcpuTrackers<ShadowPaging> shadow, String whenEmpty) {
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
        long[] others = new long[1];
        shadow.forEach((vcpu, tracker) -> {
            tracker.forEach((levels, kind, flag, account) -> {
                Object[] cells = {
                    levels == ShadowPaging.NO_LEVELS ? null : (Object) levels,
                    KINDS[kind],
                    flag == ShadowPaging.ALL_FLAGS
                            ? null
                            : XenNames.shadowFlags(1 << flag).get(0),
                    account.records(),
                    account.finished()
                };
                listing.row(
                        account.records(),
                        Cells.join(Cells.join(VcpuCells.of(vcpu), cells), ArcCells.of(scope, account)));
            });
            others[0] += tracker.others();
        });
        return listing.others(others[0]).table(scope.rows(2 * Listing.BRIEF));
    }

    static Table resyncs(Scope scope, VcpuTrackers<ShadowPaging> shadow, String whenEmpty) {
        List<Column> own = List.of(
                Column.text("reason", "reason"), Column.count("resyncs", "resyncs"), Column.count("count", "exits"));
        Listing listing = new Listing(
                        "resyncs",
                        "Pages brought back into sync, by exit",
                        Cells.join(Cells.join(VcpuCells.COLUMNS, own), ArcCells.COLUMNS))
                .whenEmpty(whenEmpty);
        ExitNames names = new ExitNames(scope.analysis());
        long[] others = new long[1];
        shadow.forEach((vcpu, tracker) -> {
            tracker.forEachResync((reason, pages, account) -> {
                Object[] cells = {names.name(reason), pages, account.records()};
                listing.row(
                        account.records(),
                        Cells.join(Cells.join(VcpuCells.of(vcpu), cells), ArcCells.of(scope, account)));
            });
            others[0] += tracker.otherResyncs();
        });
        return listing.others(others[0]).table(scope.rows(Listing.BRIEF));
    }

    static Table spaces(Scope scope, VcpuTrackers<AddressSpaces> followed, String whenEmpty) {
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
        PairTable<AddressSpace> spaces = AddressSpaces.table(MOST_SPACES);
        followed.forEach((vcpu, tracker) -> tracker.addTo(spaces, vcpu == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(vcpu)));
        Map<AddressSpace, Integer> ids = ids(spaces);
        spaces.forEach((dom, frame, space) -> {
            if (!space.isEmpty()) {
                listing.row(
                        space.guest() + space.xen(),
                        row(scope, dom < 0 ? null : (int) dom, "0x" + Long.toHexString(frame), ids.get(space), space));
            }
        });
        if (spaces.rest() != null) {
            AddressSpace rest = spaces.rest();
            Object[] others = row(scope, null, Listing.OTHERS, null, rest);
            listing.others(rest.switches() + rest.flushes(), Listing.OTHERS, others);
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    /** Numbers from 1, in the order of first sight. */
    private static Map<AddressSpace, Integer> ids(PairTable<AddressSpace> spaces) {
        List<AddressSpace> inOrder = new ArrayList<>();
        spaces.forEach((dom, frame, space) -> inOrder.add(space));
        inOrder.sort(Comparator.comparingLong(AddressSpace::first));
        Map<AddressSpace, Integer> ids = new IdentityHashMap<>();
        inOrder.forEach(space -> ids.put(space, ids.size() + 1));
        return ids;
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
            space.switches() + space.flushes() == 0 ? null : (Object) scope.moment(space.first()),
            space.switches() + space.flushes() == 0 ? null : (Object) scope.moment(space.last())
        };
    }
}
