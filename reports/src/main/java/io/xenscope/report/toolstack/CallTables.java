package io.xenscope.report.toolstack;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls of toolstacks: one by one, and by operation. */
final class CallTables {
    private final Scope scope;
    private final List<ToolCall> calls;

    /** Of the calls that name a domain, those that name one of {@code targets}; of the others all, unless some are asked for. */
    CallTables(Scope scope, List<ToolCall> all, NumberSet targets) {
        this.scope = scope;
        this.calls = all.stream()
                .filter(call -> !call.isBatch() && scope.range().includes(call.begin()))
                .filter(call -> targets.isAll() || call.target() >= 0 && targets.test(call.target()))
                .toList();
    }

    private String none() {
        return RecordKind.PV.isIn(scope.analysis()) || RecordKind.VM_EXIT.isIn(scope.analysis())
                ? "no call of a toolstack"
                : RecordKind.PV.whenEmpty(scope, "");
    }

    Table calls() {
        Listing listing = new Listing(
                        "calls",
                        "Calls of toolstacks",
                        Column.moment("t_ns", "time"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.count("pcpu", "pcpu"),
                        Column.text("op", "op"),
                        Column.text("sub_op", "sub-op"),
                        Column.count("target", "target"),
                        Column.moment("end_ns", "end"),
                        Column.moment("latest_end_ns", "at the latest"),
                        Column.nanos("least_ns", "at least"),
                        Column.nanos("most_ns", "at most"))
                .whenEmpty(none())
                .note(
                        "end -: not recorded. target: the domain that it was about. error numbers and processes: with logs only.");
        for (ToolCall call : calls) {
            listing.row(call.latestEnd() - call.begin(), row(call));
        }
        return listing.tableInOrder(scope.rows(3 * Listing.BRIEF));
    }

    private Object[] row(ToolCall call) {
        boolean isExact = call.end() == call.latestEnd() && !call.isTruncated();
        return new Object[] {
            scope.moment(call.begin()),
            VcpuKey.domain(call.vcpu()),
            VcpuKey.vcpu(call.vcpu()),
            call.pcpu(),
            op(call),
            call.subOp().key(),
            call.target() == ToolCall.NO_DOMAIN ? null : call.target(),
            isExact ? (Object) scope.moment(call.end()) : null,
            scope.moment(call.latestEnd()),
            scope.nanos(call.end() - call.begin()),
            scope.nanos(call.latestEnd() - call.begin())
        };
    }

    private static String op(ToolCall call) {
        return Hypercalls.name(call.number()) + (call.isMember() ? " (multicall)" : "");
    }

    /** Durations of calls of one kind. */
    private static final class Sum {
        final LatencyHistogram most = new LatencyHistogram();
        String op;
        String subOp;
        long least;
        long total;
        long count;
    }

    Table byOperation() {
        Map<String, Sum> sums = new TreeMap<>();
        for (ToolCall call : calls) {
            Sum sum = sums.computeIfAbsent(op(call) + "/" + call.subOp(), none -> new Sum());
            sum.op = op(call);
            sum.subOp = call.subOp().key();
            sum.count++;
            sum.least += call.end() - call.begin();
            sum.total += call.latestEnd() - call.begin();
            if (!call.isTruncated()) {
                sum.most.record(call.latestEnd() - call.begin());
            }
        }
        Listing listing = new Listing(
                        "by_op",
                        "Calls of toolstacks by operation",
                        Column.text("op", "op"),
                        Column.text("sub_op", "sub-op"),
                        Column.count("count", "count"),
                        Column.nanos("least_ns", "at least"),
                        Column.nanos("most_ns", "at most"),
                        Column.nanos("p50_ns", "p50 at most"),
                        Column.nanos("p99_ns", "p99 at most"),
                        Column.nanos("max_ns", "max at most"))
                .whenEmpty(none());
        sums.values()
                .forEach(sum -> listing.row(
                        sum.total,
                        sum.op,
                        sum.subOp,
                        sum.count,
                        scope.nanos(sum.least),
                        scope.nanos(sum.total),
                        Durations.percentile(scope, sum.most, 50),
                        Durations.percentile(scope, sum.most, 99),
                        Durations.max(scope, sum.most)));
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }
}
