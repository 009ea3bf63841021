package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;

/** The table of requests: for machines a column for each part, for people as xenstore-snoop prints them. */
final class RequestTable {
    private static final int SHORT = 60;

    /** A request of a log; {@code isFull}: with values in full length. */
    private record Row(Companion companion, StoreRows.Row shown, boolean isFull) {
        static List<Row> of(StoreTables.OfLog log, boolean isFull) {
            return log.rows().rows().stream()
                    .map(shown -> new Row(log.companion(), shown, isFull))
                    .toList();
        }

        StoreRequest request() {
            return shown.request();
        }

        StoreConnection by() {
            return request().connection();
        }

        Integer domain() {
            return by().domain();
        }

        Long pid() {
            return by().pid() < 0 ? null : (Long) by().pid();
        }

        Long time() {
            return ItemCells.time(companion, shown.item());
        }

        Long bound() {
            return ItemCells.bound(companion, shown.item());
        }

        Long latency() {
            return shown.latency() == null ? null : (Long) shown.latency().middle();
        }

        String transaction() {
            RequestLog log = companion.store().requests();
            int id = log.transaction(request().index());
            return id == RequestLog.UNKNOWN
                    ? "-"
                    : log.isTransactionSure(request().index()) ? "" + id : id + "?";
        }

        String result() {
            return request().result() == null ? null : brief(request().result());
        }

        /** Null for what is empty. */
        String cell(String text) {
            return text.isEmpty() ? null : brief(text);
        }

        String brief(String text) {
            return isFull || text.length() <= SHORT ? text : text.substring(0, SHORT - 3) + "...";
        }

        String asSnooped() {
            String result = request().result() == null ? "" : " -> " + result();
            return (request().isError() ? "[ERROR] " : "") + "XS_" + request().op() + ": "
                    + brief(request().args()) + result;
        }
    }

    private RequestTable() {}

    private static Columns<Row> columns() {
        return Columns.<Row>of("requests", "Requests").whenEmpty("no requests were asked for");
    }

    private static Columns<Row> parts() {
        return columns()
                .nanosSince("t_ns", Row::time)
                .nanos("bound_ns", Row::bound)
                .text("ground", row -> row.companion.times().ground().key())
                .domain("dom", Row::domain)
                .count("pid", Row::pid)
                .text("conn", row -> row.by().name())
                .text("tx", Row::transaction)
                .text("op", row -> row.request().op())
                .text("path", row -> row.cell(row.request().path()))
                .main()
                .text("value", row -> row.cell(row.request().value()))
                .keys()
                .text("result", Row::result)
                .bool("error", row -> row.request().isError())
                .nanos("latency_ns", Row::latency)
                .nanos(
                        "latency_quantum_ns",
                        row -> row.shown.latency() == null
                                ? null
                                : row.shown.latency().width())
                .count(
                        "wait",
                        row -> row.companion
                                .store()
                                .requests()
                                .queued(row.request().index()))
                .count("line", row -> row.request().line());
    }

    private static Columns<Row> asSnooped() {
        return columns()
                .nanosSince("t_ns", Row::time)
                .nanos("bound_ns", Row::bound)
                .nanos("latency_ns", Row::latency)
                .domain("dom", Row::domain)
                .count("pid", Row::pid)
                .text("tx", Row::transaction)
                .text("op", Row::asSnooped);
    }

    static Table of(Scope scope, List<StoreTables.OfLog> logs, boolean isFull) {
        List<Row> rows =
                logs.stream().flatMap(log -> Row.of(log, isFull).stream()).toList();
        long taken = logs.stream().mapToLong(log -> log.rows().taken()).sum();
        String cut = rows.size() < taken
                ? rows.size() + " of " + taken + " requests: the slowest and those that failed; --all shows all. "
                : "";
        Columns<Row> columns = scope.isBrief() ? asSnooped() : parts();
        return columns.note(
                        cut + "time: when it was asked; +-: how far that can be off; tx 7?: probably that transaction.")
                .table(scope, rows);
    }
}
