package io.xenscope.report.calls;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.CallsByNumber;
import io.xenscope.analyze.track.vcpu.PvCallAccount;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Hypercalls of PV vcpus: by number, by command, and the members of multicalls. */
final class HypercallTables {
    /** {@code members}: how often it was a member of a multicall. */
    private record Row(int vcpu, int number, long command, PvCallAccount account, long members) {
        Row(int vcpu, int number, long command, PvCallAccount account) {
            this(vcpu, number, command, account, 0);
        }
    }

    private static final Columns<Row> NUMBER = Columns.<Row>group()
            .with(Cells.VCPU, Row::vcpu)
            .count("number", Row::number)
            .detail()
            .text("name", row -> Hypercalls.name(row.number))
            .keys()
            .count("count", row -> row.account.entries())
            .main();

    private static final Columns<PvCallAccount> BOUNDS = Columns.<PvCallAccount>group()
            .ticks("least_ns", PvCallAccount::leastTotal)
            .ticks("most_ns", PvCallAccount::mostTotal)
            .main()
            .with("least_", Cells.PERCENTILES.secondary(), PvCallAccount::least)
            .with("most_", Cells.PERCENTILES.secondary(), PvCallAccount::most)
            .main()
            .moment("most_max_at_ns", calls -> calls.least().count() == 0 ? null : calls.worstAt());

    private static final Columns<Row> HYPERCALLS = Columns.<Row>of("hypercalls", "Hypercalls of PV vcpus")
            .with(NUMBER, row -> row)
            .count("subcalls", Row::members)
            .count("continued", row -> row.account.continued(Confidence.CERTAIN))
            .detail()
            .count("maybe_continued", row -> row.account.continued(Confidence.MAYBE))
            .count("cut", row -> row.account.truncated())
            .detail()
            .with(BOUNDS, Row::account)
            .count("likely_continued", row -> row.account.continued(Confidence.LIKELY))
            .note("at least: to the last record that Xen wrote for the call;"
                    + " at most: to the next that proves the guest ran."
                    + " continued: entries that certainly continue the call before; likely, maybe: not so certain.");

    private static final Columns<Row> COMMANDS = Columns.<Row>of("commands", "What their arguments say")
            .with(NUMBER, row -> row)
            .text("command", row -> command(row.number, row.command))
            .main()
            .count("items", items(LatencyHistogram::total))
            .count("items_p50", items(all -> all.percentile(50)))
            .count("items_max", items(LatencyHistogram::max))
            .with(BOUNDS, Row::account)
            .note("items: page table entries, operations, calls or grants asked for in one call.");

    private static final Columns<Row> MEMBERS = Columns.<Row>of("subcalls", "Members of multicalls")
            .with(NUMBER, row -> row)
            .with(BOUNDS, Row::account)
            .note("A member lasts to the next one; of the last one the end is inferred as of calls.");

    private HypercallTables() {}

    private static Function<Row, Long> items(Function<LatencyHistogram, Long> value) {
        return row -> row.account.items().count() == 0 ? null : value.apply(row.account.items());
    }

    static Table hypercalls(Scope scope, VcpuTrackers<CallsByNumber> calls, String whenEmpty) {
        Listing<Row> listing = HYPERCALLS.listing(scope).whenEmpty(whenEmpty);
        long[] others = new long[1];
        calls.forEach((vcpu, tracker) -> {
            Map<Integer, Long> members = new HashMap<>();
            tracker.forEachMember((number, none, account) -> members.put(number, account.entries()));
            tracker.forEachCall((number, none, account) -> listing.row(
                    account.entries(), new Row(vcpu, number, none, account, members.getOrDefault(number, 0L))));
            others[0] += tracker.otherCalls();
        });
        return listing.others(others[0]).table(scope.rows(2 * Listing.BRIEF));
    }

    static Table commands(Scope scope, VcpuTrackers<CallsByNumber> calls, String whenEmpty) {
        Listing<Row> listing = COMMANDS.listing(scope).whenEmpty(whenEmpty);
        long[] others = new long[1];
        calls.forEach((vcpu, tracker) -> {
            tracker.forEachCommand((number, command, account) ->
                    listing.row(account.entries(), new Row(vcpu, number, command, account)));
            others[0] += tracker.otherCommands();
        });
        return listing.others(others[0]).table(scope.rows(Listing.BRIEF));
    }

    static Table members(Scope scope, VcpuTrackers<CallsByNumber> calls, String whenEmpty) {
        Listing<Row> listing = MEMBERS.listing(scope).whenEmpty(whenEmpty);
        long[] others = new long[1];
        calls.forEach((vcpu, tracker) -> {
            tracker.forEachMember(
                    (number, none, account) -> listing.row(account.entries(), new Row(vcpu, number, none, account)));
            others[0] += tracker.otherMembers();
        });
        return listing.others(others[0]).table(scope.rows(Listing.BRIEF));
    }

    private static String command(int number, long command) {
        return command == PvCallEntry.NONE ? null : Hypercalls.command(number, (int) command);
    }
}
