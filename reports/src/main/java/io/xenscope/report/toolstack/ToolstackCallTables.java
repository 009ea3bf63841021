package io.xenscope.report.toolstack;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls of toolstacks: one by one, and by operation. */
final class ToolstackCallTables {
    private static final Columns<ToolCall> CALLS = Columns.<ToolCall>of("calls", "Calls of toolstacks")
            .moment("t_ns", ToolCall::begin)
            .with(Cells.VCPU, ToolCall::vcpu)
            .keys()
            .count("pcpu", ToolCall::pcpu)
            .text("op", ToolstackCallTables::op)
            .text("sub_op", call -> call.subOp().key())
            .count("target", call -> call.target() == ToolCall.NO_DOMAIN ? null : call.target())
            .moment("end_ns", call -> isExact(call) ? (Long) call.end() : null)
            .moment("latest_end_ns", ToolCall::latestEnd)
            .ticks("least_ns", ToolstackCallTables::least)
            .ticks("most_ns", ToolstackCallTables::most)
            .note("end -: not recorded. target: the domain that it was about. error numbers and processes: with logs"
                    + " only.");

    /** Durations of calls of one kind. */
    private static final class Sum {
        private final LatencyHistogram most = new LatencyHistogram();
        private final ToolCall first;
        private long leastTotal;
        private long mostTotal;
        private long count;

        Sum(ToolCall first) {
            this.first = first;
        }

        void add(ToolCall call) {
            count++;
            leastTotal += least(call);
            mostTotal += ToolstackCallTables.most(call);
            if (!call.isTruncated()) {
                most.record(ToolstackCallTables.most(call));
            }
        }
    }

    private static final Columns<Sum> BY_OPERATION = Columns.<Sum>of("by_op", "Calls of toolstacks by operation")
            .text("op", sum -> op(sum.first))
            .text("sub_op", sum -> sum.first.subOp().key())
            .keys()
            .count("count", sum -> sum.count)
            .ticks("least_ns", sum -> sum.leastTotal)
            .ticks("most_ns", sum -> sum.mostTotal)
            .with(Cells.PERCENTILES, sum -> sum.most);

    private final Scope scope;
    private final List<ToolCall> calls;

    /** Of the calls that name a domain, those that name one of {@code targets}; of the others all, unless some are asked for. */
    ToolstackCallTables(Scope scope, List<ToolCall> all, NumberSet targets) {
        this.scope = scope;
        this.calls = all.stream()
                .filter(call -> !call.isBatch() && scope.range().includes(call.begin()))
                .filter(call -> isAbout(call, targets))
                .toList();
    }

    /** Whether a call is about one of some domains; of calls that name none only where all are asked for. */
    static boolean isAbout(ToolCall call, NumberSet targets) {
        return targets.isAll() || call.target() >= 0 && targets.test(call.target());
    }

    private static long least(ToolCall call) {
        return call.end() - call.begin();
    }

    private static long most(ToolCall call) {
        return call.latestEnd() - call.begin();
    }

    private static boolean isExact(ToolCall call) {
        return call.end() == call.latestEnd() && !call.isTruncated();
    }

    private static String op(ToolCall call) {
        return Hypercalls.name(call.number()) + (call.isMember() ? " (multicall)" : "");
    }

    private String none() {
        return RecordKind.PV.isIn(scope.analysis()) || RecordKind.VM_EXIT.isIn(scope.analysis())
                ? "no call of a toolstack"
                : RecordKind.PV.whenEmpty(scope, "");
    }

    Table calls() {
        return CALLS.listing(scope)
                .whenEmpty(none())
                .rows(calls, ToolstackCallTables::most)
                .tableInOrder(scope.rows(3 * Listing.BRIEF));
    }

    Table byOperation() {
        Map<String, Sum> sums = new TreeMap<>();
        for (ToolCall call : calls) {
            sums.computeIfAbsent(op(call) + "/" + call.subOp(), none -> new Sum(call))
                    .add(call);
        }
        return BY_OPERATION
                .listing(scope)
                .whenEmpty(none())
                .rows(sums.values(), sum -> sum.mostTotal)
                .table(scope.rows(2 * Listing.BRIEF));
    }
}
