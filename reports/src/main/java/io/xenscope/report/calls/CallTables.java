package io.xenscope.report.calls;

import io.xenscope.analyze.pv.CallAccount;
import io.xenscope.analyze.pv.CallArguments;
import io.xenscope.analyze.pv.CallStudy;
import io.xenscope.analyze.stats.LatencyHistogram;
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

    static Table hypercalls(Scope scope, CallStudy calls, String whenEmpty) {
        List<Column> own = List.of(
                Column.count("subcalls", "in multicalls"),
                Column.count("continued", "continued"),
                Column.count("maybe_continued", "maybe"),
                Column.count("cut", "cut"));
        Listing listing = listing("hypercalls", "Hypercalls of PV vcpus", own, whenEmpty)
                .note(BOUNDS_NOTE + " continued: entries that go on with the call before.");
        Map<Long, Long> members = new HashMap<>();
        calls.forEachMember((vcpu, number, none, account) -> members.put(key(vcpu, number), account.entries()));
        calls.forEachCall((vcpu, number, none, account) -> {
            Object[] cells = {
                members.getOrDefault(key(vcpu, number), 0L),
                account.continued(),
                account.maybeContinued(),
                account.cut()
            };
            add(scope, listing, vcpu, number, account, cells);
        });
        return listing.others(calls.otherCalls()).table(scope.rows(2 * Listing.BRIEF));
    }

    static Table commands(Scope scope, CallStudy calls, String whenEmpty) {
        List<Column> own = List.of(
                Column.text("command", "command"),
                Column.count("items", "items"),
                Column.count("items_p50", "p50"),
                Column.count("items_max", "max"));
        Listing listing = listing("commands", "What their arguments say", own, whenEmpty)
                .note("items: page table entries, operations, calls or grants asked for in one call.");
        calls.forEachCommand((vcpu, number, command, account) -> {
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
        return listing.others(calls.otherCommands()).table(scope.rows(Listing.BRIEF));
    }

    static Table members(Scope scope, CallStudy calls, String whenEmpty) {
        Listing listing = listing("subcalls", "Members of multicalls", List.of(), whenEmpty)
                .note("A member lasts to the next one; of the last one the end is inferred as of calls.");
        calls.forEachMember((vcpu, number, none, account) -> add(scope, listing, vcpu, number, account, new Object[0]));
        return listing.others(calls.otherMembers()).table(scope.rows(Listing.BRIEF));
    }

    private static Listing listing(String name, String title, List<Column> own, String whenEmpty) {
        List<Column> columns = Cells.join(Cells.join(Cells.join(VcpuCells.COLUMNS, NUMBER), own), BOUNDS);
        return new Listing(name, title, columns).whenEmpty(whenEmpty);
    }

    private static void add(Scope scope, Listing listing, int vcpu, int number, CallAccount account, Object[] cells) {
        if (scope.holds(vcpu)) {
            Object[] called = {number, Hypercalls.name(number), account.entries()};
            Object[] first = Cells.join(Cells.join(VcpuCells.of(vcpu), called), cells);
            listing.row(account.entries(), Cells.join(first, bounds(scope, account)));
        }
    }

    private static Object[] bounds(Scope scope, CallAccount account) {
        Object[] totals = {
            scope.nanos(account.least().total()), scope.nanos(account.most().total())
        };
        Object[] least = Durations.brief(scope, account.least());
        Object[] most = Durations.brief(scope, account.most());
        Object[] at = {account.least().count() == 0 ? null : (Object) scope.moment(account.worstAt())};
        return Cells.join(Cells.join(totals, Cells.join(least, most)), at);
    }

    private static long key(int vcpu, int number) {
        return (long) vcpu << 32 | number;
    }

    private static String command(int number, long command) {
        if (command == CallArguments.NONE) {
            return null;
        }
        return switch (number) {
            case CallArguments.GRANT_TABLE_OP -> XenNames.grantTableOp((int) command);
            case CallArguments.VCPU_OP -> XenNames.vcpuOp((int) command);
            default -> XenNames.schedOp((int) command);
        };
    }
}
