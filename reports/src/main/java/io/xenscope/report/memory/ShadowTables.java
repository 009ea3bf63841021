package io.xenscope.report.memory;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.AddressSpace;
import io.xenscope.analyze.track.vcpu.AddressSpaces;
import io.xenscope.analyze.track.vcpu.ShadowPaging;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitCells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
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

    private record Shadow(int vcpu, int levels, int kind, int flag, VmExitAccount account) {}

    private static final Columns<Shadow> SHADOW = Columns.<Shadow>of("shadow", "Shadow paging by kind and flag")
            .with(Cells.VCPU, Shadow::vcpu)
            .count("levels", row -> row.levels == ShadowPaging.NO_LEVELS ? null : row.levels)
            .text("kind", row -> KINDS[row.kind])
            .text("flag", row -> flag(row.flag))
            .keys()
            .count("count", row -> row.account.records())
            .count("arcs", row -> row.account.finished())
            .with(ExitCells.EXITS, Shadow::account)
            .note("A row without a flag is the whole kind, those with one are parts of it. Times: of whole exits.");

    private record Resync(int vcpu, String reason, int pages, VmExitAccount account) {}

    private static final Columns<Resync> RESYNCS = Columns.<Resync>of(
                    "resyncs", "Pages brought back into sync, by exit")
            .with(Cells.VCPU, Resync::vcpu)
            .text("reason", Resync::reason)
            .count("resyncs", Resync::pages)
            .keys()
            .count("count", row -> row.account.records())
            .with(ExitCells.EXITS, Resync::account);

    private record Space(Integer dom, String frame, Integer id, AddressSpace space) {
        boolean isSeen() {
            return space.switches() + space.flushes() > 0;
        }
    }

    private static final Columns<Space> SPACES = Columns.<Space>of("cr3", "Address spaces, by CR3")
            .domain("dom", Space::dom)
            .text("frame", Space::frame)
            .keys()
            .count("id", Space::id)
            .count("switches", row -> row.space.switches())
            .count("flushes", row -> row.space.flushes())
            .ticks("guest_ns", row -> row.space.guest())
            .ticks("xen_ns", row -> row.space.xen())
            .main()
            .moment("first_ns", row -> row.isSeen() ? row.space.first() : null)
            .moment("last_ns", row -> row.isSeen() ? row.space.last() : null)
            .note("frame: CR3 >> 12. id: in the order of first sight. flushes: the same value written again.");

    private ShadowTables() {}

    private static String flag(int flag) {
        return flag == ShadowPaging.ALL_FLAGS
                ? null
                : XenNames.shadowFlags(1 << flag).get(0);
    }

    static Table shadow(Scope scope, VcpuTrackers<ShadowPaging> shadow, String whenEmpty) {
        Listing<Shadow> listing = SHADOW.listing(scope).whenEmpty(whenEmpty);
        long[] others = new long[1];
        shadow.forEach((vcpu, tracker) -> {
            tracker.forEach((levels, kind, flag, account) ->
                    listing.row(account.records(), new Shadow(vcpu, levels, kind, flag, account)));
            others[0] += tracker.others();
        });
        return listing.others(others[0]).table(scope.rows(2 * Listing.BRIEF));
    }

    static Table resyncs(Scope scope, VcpuTrackers<ShadowPaging> shadow, String whenEmpty) {
        Listing<Resync> listing = RESYNCS.listing(scope).whenEmpty(whenEmpty);
        ExitNames names = new ExitNames(scope.analysis());
        long[] others = new long[1];
        shadow.forEach((vcpu, tracker) -> {
            tracker.forEachResync((reason, pages, account) ->
                    listing.row(account.records(), new Resync(vcpu, names.name(reason), pages, account)));
            others[0] += tracker.otherResyncs();
        });
        return listing.others(others[0]).table(scope.rows(Listing.BRIEF));
    }

    static Table spaces(Scope scope, VcpuTrackers<AddressSpaces> followed, String whenEmpty) {
        PairTable<AddressSpace> spaces = AddressSpaces.table(MOST_SPACES);
        followed.forEach((vcpu, tracker) -> tracker.addTo(spaces, vcpu == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(vcpu)));
        Map<AddressSpace, Integer> ids = ids(spaces);
        Listing<Space> listing = SPACES.listing(scope).whenEmpty(whenEmpty);
        spaces.forEach((dom, frame, space) -> {
            if (!space.isEmpty()) {
                String hex = "0x" + Long.toHexString(frame);
                listing.row(space.guest() + space.xen(), new Space(Cells.known((int) dom), hex, ids.get(space), space));
            }
        });
        AddressSpace rest = spaces.rest();
        if (rest != null) {
            listing.others(rest.switches() + rest.flushes(), new Space(null, Listing.OTHERS, null, rest));
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
}
