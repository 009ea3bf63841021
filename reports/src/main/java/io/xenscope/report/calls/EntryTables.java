package io.xenscope.report.calls;

import io.xenscope.analyze.track.PvKind;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.PvEntryCounts;
import io.xenscope.analyze.track.vcpu.PvEntryPlaces;
import io.xenscope.format.event.Exceptions;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.PvEventTable;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.ArrayList;
import java.util.List;

/** The ways in which PV vcpus entered Xen: by kind, by vector, by error code, by where they were. */
final class EntryTables {
    private static final String[] FAULT_BITS = {
        "protection", "write", "user", "reserved bit", "fetch", "protection key", "shadow stack"
    };

    private EntryTables() {}

    static Table events(Scope scope, VcpuTrackers<PvEntryCounts> entries, String whenEmpty) {
        List<Column> own = List.of(
                Column.text("kind", "kind"), Column.count("count", "count"), Column.decimal("per_s", "per s", 1));
        Listing listing = new Listing("pv_events", "Entries of PV vcpus into Xen", Cells.join(VcpuCells.COLUMNS, own))
                .whenEmpty(whenEmpty);
        entries.forEach((vcpu, tracker) -> PvEventTable.byKey(tracker.account())
                .forEach((kind, count) -> listing.row(
                        count, Cells.join(VcpuCells.of(vcpu), new Object[] {kind, count, scope.perSecond(count)}))));
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    static Table traps(Scope scope, VcpuTrackers<PvEntryCounts> entries, String whenEmpty) {
        List<Column> own =
                List.of(Column.count("vector", "vector"), Column.text("name", "name"), Column.count("count", "count"));
        Listing listing =
                new Listing("traps", "Traps of PV vcpus", Cells.join(VcpuCells.COLUMNS, own)).whenEmpty(whenEmpty);
        entries.forEach((vcpu, tracker) -> tracker.account().traps().forEach((vector, count) -> {
            Object[] cells = {vector, Exceptions.text(vector), count};
            listing.row(count, Cells.join(VcpuCells.of(vcpu), cells));
        }));
        return listing.table(scope.rows(Listing.BRIEF));
    }

    static Table faults(Scope scope, PvEntryPlaces.Sum entries, String whenEmpty) {
        Listing listing = new Listing(
                        "page_faults",
                        "Page faults that PV domains got, by error code",
                        Column.domain("dom", "dom"),
                        Column.hex("error_code", "error code", 2),
                        Column.text("meaning", "meaning"),
                        Column.count("count", "count"))
                .whenEmpty(whenEmpty);
        entries.forEachFault((dom, code, count) -> {
            listing.row(count, dom < 0 ? null : dom, code, meaning(code), count);
        });
        return listing.others(entries.otherFaults()).table(scope.rows(Listing.BRIEF));
    }

    /** The bits of a page fault's error code, by the processor's manual. */
    private static String meaning(int code) {
        List<String> bits = new ArrayList<>();
        if ((code & 1) == 0) {
            bits.add("not present");
        }
        if ((code & 2) == 0) {
            bits.add("read");
        }
        for (int i = 0; i < FAULT_BITS.length; i++) {
            if ((code >>> i & 1) != 0) {
                bits.add(FAULT_BITS[i]);
            }
        }
        return String.join(", ", bits);
    }

    static Table places(Scope scope, PvEntryPlaces.Sum entries, Symbols symbols, String whenEmpty) {
        Listing listing = new Listing(
                        "rips",
                        "Where PV guests were when they entered Xen",
                        Column.domain("dom", "dom"),
                        Column.text("kind", "kind"),
                        Column.text("rip", "rip"),
                        Column.text("symbol", "symbol"),
                        Column.count("count", "count"))
                .whenEmpty(whenEmpty)
                .note("Of hypercalls Xen 4.3 and later tell no rip. Symbols: --symbols FILE.");
        entries.forEachPlace((dom, kind, rip, count) -> {
            listing.row(count, place(dom, kind, rip, symbols, count));
        });
        Object[] others = {null, Listing.OTHERS, null, null, entries.otherPlaces()};
        return listing.others(entries.otherPlaces(), Listing.OTHERS, others).table(scope.rows(Listing.BRIEF));
    }

    private static Object[] place(int dom, PvKind kind, long rip, Symbols symbols, long count) {
        String hex = "0x" + Long.toHexString(rip);
        return new Object[] {dom < 0 ? null : dom, kind.key(), hex, symbols.name(dom, rip), count};
    }
}
