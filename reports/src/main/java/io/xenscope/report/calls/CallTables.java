package io.xenscope.report.calls;

import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.CallsByNumber;
import io.xenscope.analyze.track.vcpu.PvCallAccount;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hypercalls of PV vcpus: by number, by command, and the members of multicalls. */
final class CallTables {
    private static final List<Column> NUMBER =
            List.of(Column.count("number", "number"), Column.text("name", "name"), Column.count("count", "count"));

    private static final List<Column> BOUNDS = List.of(
            Column.nanos("least_ns", "at least"),
            Column.nanos("most_ns", "at most"),
            Column.nanos("least_p50_ns", "p50"),
            Column.nanos("least_p99_ns", "p99"),
            Column.nanos("least_max_ns", "max"),
            Column.nanos("most_p50_ns", "p50 at most"),
            Column.nanos("most_p99_ns", "p99 at most"),
            Column.nanos("most_max_ns", "max at most"),
            Column.moment("most_max_at_ns", "at"));

    private static final String BOUNDS_NOTE = "at least: to the last record that Xen wrote for the call;"
            + " at most: to the next that proves the guest ran.";

    private CallTables() {}

    static Table hypercalls(Scope scope, VcpuTrackers<CallsByNumber> calls, String whenEmpty) {
        List<Column> own = List.of(
                Column.count("subcalls", "in multicalls"),
                Column.count("continued", "continued"),
                Column.count("maybe_continued", "maybe"),
                Column.count("cut", "cut"));
        List<Column> columns = Cells.join(columns(own), List.of(Column.count("likely_continued", "likely")));
        Listing listing = new Listing("hypercalls", "Hypercalls of PV vcpus", columns)
                .whenEmpty(whenEmpty)
                .note(
                        BOUNDS_NOTE
                                + " continued: entries that certainly continue the call before; likely, maybe: not so certain.");
        long[] others = new long[1];
        calls.forEach((vcpu, tracker) -> {
            Map<Integer, Long> members = new HashMap<>();
            tracker.forEachMember((number, none, account) -> members.put(number, account.entries()));
            tracker.forEachCall((number, none, account) -> {
                Object[] cells = {
                    members.getOrDefault(number, 0L),
                    account.continued(Confidence.CERTAIN),
                    account.continued(Confidence.MAYBE),
                    account.truncated()
                };
                Object[] likely = {account.continued(Confidence.LIKELY)};
                listing.row(account.entries(), Cells.join(cells(scope, vcpu, number, account, cells), likely));
            });
            others[0] += tracker.otherCalls();
        });
        return listing.others(others[0]).table(scope.rows(2 * Listing.BRIEF));
    }

    static Table commands(Scope scope, VcpuTrackers<CallsByNumber> calls, String whenEmpty) {
        List<Column> own = List.of(
                Column.text("command", "command"),
                Column.count("items", "items"),
                Column.count("items_p50", "p50"),
                Column.count("items_max", "max"));
        Listing listing = listing("commands", "What their arguments say", own, whenEmpty)
                .note("items: page table entries, operations, calls or grants asked for in one call.");
        long[] others = new long[1];
        calls.forEach((vcpu, tracker) -> {
            tracker.forEachCommand((number, command, account) -> {
                LatencyHistogram items = account.items();
                boolean any = items.count() > 0;
                Object[] cells = {
                    command(number, command),
                    any ? (Object) items.total() : null,
                    any ? (Object) items.percentile(50) : null,
                    any ? (Object) items.max() : null
                };
                add(scope, listing, vcpu, number, account, cells);
            });
            others[0] += tracker.otherCommands();
        });
        return listing.others(others[0]).table(scope.rows(Listing.BRIEF));
    }

    static Table members(Scope scope, VcpuTrackers<CallsByNumber> calls, String whenEmpty) {
        Listing listing = listing("subcalls", "Members of multicalls", List.of(), whenEmpty)
                .note("A member lasts to the next one; of the last one the end is inferred as of calls.");
        long[] others = new long[1];
        calls.forEach((vcpu, tracker) -> {
            tracker.forEachMember((number, none, account) -> add(scope, listing, vcpu, number, account, new Object[0]));
            others[0] += tracker.otherMembers();
        });
        return listing.others(others[0]).table(scope.rows(Listing.BRIEF));
    }

    private static Listing listing(String name, String title, List<Column> own, String whenEmpty) {
        return new Listing(name, title, columns(own)).whenEmpty(whenEmpty);
    }

    private static List<Column> columns(List<Column> own) {
        return Cells.join(Cells.join(Cells.join(VcpuCells.COLUMNS, NUMBER), own), BOUNDS);
    }

    private static void add(Scope scope, Listing listing, int vcpu, int number, PvCallAccount account, Object[] cells) {
        listing.row(account.entries(), cells(scope, vcpu, number, account, cells));
    }

    private static Object[] cells(Scope scope, int vcpu, int number, PvCallAccount account, Object[] own) {
        Object[] called = {number, Hypercalls.name(number), account.entries()};
        Object[] first = Cells.join(Cells.join(VcpuCells.of(vcpu), called), own);
        return Cells.join(first, bounds(scope, account));
    }

    private static Object[] bounds(Scope scope, PvCallAccount account) {
        Object[] totals = {scope.nanos(account.leastTotal()), scope.nanos(account.mostTotal())};
        Object[] least = Durations.brief(scope, account.least());
        Object[] most = Durations.brief(scope, account.most());
        Object[] at = {account.least().count() == 0 ? null : (Object) scope.moment(account.worstAt())};
        return Cells.join(Cells.join(totals, Cells.join(least, most)), at);
    }

    private static String command(int number, long command) {
        if (command == PvCallEntry.NONE) {
            return null;
        }
        return switch (number) {
            case PvCallEntry.GRANT_TABLE_OP -> XenNames.grantTableOp((int) command);
            case PvCallEntry.VCPU_OP -> XenNames.vcpuOp((int) command);
            default -> XenNames.schedOp((int) command);
        };
    }
}
