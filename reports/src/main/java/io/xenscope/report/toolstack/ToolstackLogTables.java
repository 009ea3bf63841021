package io.xenscope.report.toolstack;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.join.MadeCall;
import io.xenscope.analyze.companion.join.ToolProcess;
import io.xenscope.analyze.companion.join.ToolProcesses;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.read.StraceReader;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.creation.Creation;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.companions.LoggedSpan;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What logs add to the calls of toolstacks and the making of domains: processes, errors, requests, operations, functions. */
final class ToolstackLogTables {
    private static final int LONGEST = 40;

    private static final Columns<MadeCall> CALLS = Columns.<MadeCall>of("logged_calls", "Calls that logs name")
            .nanosSince("t_ns", call -> ItemCells.time(call.companion(), call.item()))
            .nanos("bound_ns", call -> ItemCells.bound(call.companion(), call.item()))
            .text("process", MadeCall::thread)
            .text("call", MadeCall::name)
            .keys()
            .nanos("dur_ns", ToolstackLogTables::lasted)
            .text("errno", ToolstackLogTables::errno)
            .text(
                    "op",
                    call -> call.hypercall() == null
                            ? null
                            : Hypercalls.name(call.hypercall().number()))
            .text(
                    "vcpu",
                    call -> call.hypercall() == null
                            ? null
                            : VcpuKey.text(call.hypercall().vcpu()))
            .nanosSince(
                    "begin_ns",
                    call -> call.hypercall() == null ? null : call.hypercall().time())
            .count("candidates", MadeCall::candidates)
            .text("ground", call -> call.companion().times().ground().key())
            .text("file", call -> call.companion().name())
            .detail()
            .count("line", call -> call.companion().log().items().line(call.item()))
            .note("hypercall: where exactly one of a kind that the call can make lies within its bounds; candidates:"
                    + " how many.");

    private static final Columns<ToolProcess> PROCESSES = Columns.<ToolProcess>of(
                    "processes", "Processes that logs name")
            .domain("dom", ToolProcess::domain)
            .count("pid", process -> process.pid() < 0 ? null : process.pid())
            .text("name", ToolProcess::name)
            .keys()
            .count("calls", ToolProcess::calls)
            .count("failed", ToolProcess::failed)
            .nanos("total_ns", ToolProcess::nanos)
            .count("hypercalls", ToolProcess::hypercalls)
            .nanos("hypercalls_ns", ToolProcess::hypercallNanos)
            .count("requests", ToolProcess::requests)
            .count("request_errors", ToolProcess::requestErrors)
            .whenEmpty("no log names a process")
            .note("calls: system calls, by the log's own clock. requests: of xenstore, where its log has pids.");

    private record Step(Creation creation, ContextSpan span) {
        int domain() {
            return creation.making().life().domain();
        }
    }

    private static final Columns<Step> STEPS = Columns.<Step>of(
                    "creation_steps", "What logs say went on while a domain was made")
            .count("made_dom", Step::domain)
            .count("life", step -> step.creation.making().life().number())
            .text("part", step -> CreationTables.name(step.creation.phaseAt(step.span.begin())))
            .moment("begin_ns", step -> step.span.begin())
            .keys()
            .ticks("dur_ns", step -> step.span.end() - step.span.begin())
            .nanos("bound_ns", step -> LoggedSpan.bound(step.span))
            .with(LoggedSpan.WHAT, Step::span)
            .with(LoggedSpan.PLACE, Step::span)
            .whenEmpty("no request, operation or call of the logs lies in it");

    private final Scope scope;
    private final List<Companion> logs;
    private final List<MadeCall> calls;
    private final List<Creation> creations;

    /** {@code calls} of all logs; those of the range of the page are shown. */
    ToolstackLogTables(Scope scope, List<Companion> logs, List<MadeCall> calls, List<Creation> creations) {
        this.scope = scope;
        this.logs = logs;
        this.calls = calls;
        this.creations = creations;
    }

    /** How long a call took by the log's own clock; null where the log does not say. */
    private static Long lasted(MadeCall call) {
        ItemLog items = call.companion().log().items();
        long value = items.value(call.item());
        if (value == ItemLog.NONE) {
            return null;
        }
        if (items.kind(call.item()) == ItemKind.CALL) {
            return value;
        }
        boolean isStamped = items.stamp(call.item()) != ItemLog.NONE && items.stamp(value) != ItemLog.NONE;
        return isStamped ? (Long) call.companion().nanosBetween(call.item(), value) : null;
    }

    private static String errno(MadeCall call) {
        boolean hasFailed = call.companion().kind() == LogKind.STRACE
                && (call.companion().log().items().mark(call.item()) & StraceReader.FAILED) != 0;
        return hasFailed ? StraceReader.errno(call.companion().file().text(call.item())) : null;
    }

    void fill(Page page) {
        page.table(steps()).table(calls()).table(processes());
    }

    private Table calls() {
        List<MadeCall> rows = calls.stream().filter(this::isInRange).toList();
        return CALLS.listing(scope)
                .whenEmpty("no log has a call that makes hypercalls in this range")
                .rows(rows, call -> lasted(call) == null ? 0 : lasted(call))
                .tableInOrder(scope.rows(2 * Listing.BRIEF));
    }

    private boolean isInRange(MadeCall call) {
        Long time = ItemCells.time(call.companion(), call.item());
        return time == null
                ? scope.isWhole()
                : scope.range()
                        .includes(scope.analysis().extent().beginTicks()
                                + scope.analysis().rate().ticks(time));
    }

    private Table processes() {
        return PROCESSES
                .listing(scope)
                .rows(ToolProcesses.of(logs), process -> process.calls() + process.requests())
                .table(scope.rows(2 * Listing.BRIEF));
    }

    /** The longest ones of each creation, in the order of time. */
    private Table steps() {
        List<Step> rows = new ArrayList<>();
        List<ContextSpan> spans = CompanionSpans.of(logs, scope.analysis(), 0).spans();
        for (Creation creation : creations) {
            long from = creation.making().begin();
            long until = creation.making().end();
            if (scope.overlaps(from, until)) {
                spans.stream()
                        .filter(span -> span.begin() < until && span.end() > from)
                        .sorted(Comparator.comparingLong((ContextSpan span) -> span.begin() - span.end())
                                .thenComparingLong(ContextSpan::begin))
                        .limit(scope.rows(LONGEST))
                        .sorted(Comparator.comparingLong(ContextSpan::begin)
                                .thenComparingLong(span -> -span.end())
                                .thenComparingLong(ContextSpan::record))
                        .forEach(span -> rows.add(new Step(creation, span)));
            }
        }
        return STEPS.table(scope, rows);
    }
}
