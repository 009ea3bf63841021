package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.join.RequestRoutes;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;

/** The table of requests: for machines a column for each part, for people as xenstore-snoop prints them. */
final class RequestTable {
    private RequestTable() {}

    private static Columns<RequestRow> columns() {
        return Columns.<RequestRow>of("requests", "Requests").whenEmpty("no requests were asked for");
    }

    private static Columns<RequestRow> parts() {
        return columns()
                .nanosSince("t_ns", RequestRow::time)
                .nanos("bound_ns", RequestRow::bound)
                .text("ground", row -> row.companion().times().ground().key())
                .domain("dom", RequestRow::domain)
                .count("pid", RequestRow::pid)
                .text("conn", row -> row.by().name())
                .text("tx", RequestRow::transaction)
                .text("op", row -> row.request().op())
                .text("path", row -> row.cell(row.request().path()))
                .main()
                .text("value", row -> row.cell(row.request().value()))
                .keys()
                .text("result", RequestRow::result)
                .bool("error", row -> row.request().isError())
                .nanos("latency_ns", RequestRow::latency)
                .nanos(
                        "latency_quantum_ns",
                        row -> row.shown().latency() == null
                                ? null
                                : row.shown().latency().width())
                .count(
                        "wait",
                        row -> row.companion()
                                .store()
                                .requests()
                                .queued(row.request().index()))
                .count("line", row -> row.request().line())
                .nanos("path_run_ns", RequestRow::toRun)
                .nanos("path_wake_ns", RequestRow::toWake);
    }

    private static Columns<RequestRow> asSnooped() {
        return columns()
                .nanosSince("t_ns", RequestRow::time)
                .nanos("bound_ns", RequestRow::bound)
                .nanos("latency_ns", RequestRow::latency)
                .domain("dom", RequestRow::domain)
                .count("pid", RequestRow::pid)
                .text("tx", RequestRow::transaction)
                .text("op", RequestRow::asSnooped);
    }

    static Table of(Scope scope, List<StoreTables.OfLog> logs, RequestRoutes routes, boolean isFull) {
        List<RequestRow> rows = logs.stream()
                .flatMap(log -> RequestRow.of(log, routes, isFull).stream())
                .toList();
        long taken = logs.stream().mapToLong(log -> log.rows().taken()).sum();
        String cut = rows.size() < taken
                ? rows.size() + " of " + taken + " requests: the slowest and those that failed; --all shows all. "
                : "";
        Columns<RequestRow> columns = scope.isBrief() ? asSnooped() : parts();
        return columns.note(
                        cut + "time: when it was asked; +-: how far that can be off; tx 7?: probably that transaction.")
                .table(scope, rows);
    }
}
