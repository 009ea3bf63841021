package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import java.util.List;

/** The table of requests: for machines a column for each part, for people as xenstore-snoop prints them. */
final class RequestTable {
    private static final int SHORT = 60;

    private static final List<Column> PARTS = Cells.join(
            ItemCells.COLUMNS,
            List.of(
                    Column.domain("dom", "dom"),
                    Column.count("pid", "pid"),
                    Column.text("conn", "conn"),
                    Column.text("tx", "tx"),
                    Column.text("op", "op"),
                    Column.text("path", "path"),
                    Column.text("value", "value"),
                    Column.text("result", "result"),
                    Column.bool("error", "error"),
                    Column.nanos("latency_ns", "latency"),
                    Column.nanos("latency_quantum_ns", "latency known to"),
                    Column.count("wait", "queued behind"),
                    Column.count("line", "line")));

    private static final List<Column> AS_SNOOPED = List.of(
            Column.moment("t_ns", "time"),
            Column.nanos("bound_ns", "±"),
            Column.nanos("latency_ns", "latency"),
            Column.domain("dom", "DOM"),
            Column.count("pid", "PID"),
            Column.text("tx", "TX"),
            Column.text("op", "OP"));

    private final boolean isForPeople;
    private final boolean isFull;
    private final Table table;

    RequestTable(boolean isForPeople, boolean isFull) {
        this.isForPeople = isForPeople;
        this.isFull = isFull;
        this.table = new Table("requests", "Requests", isForPeople ? AS_SNOOPED : PARTS)
                .whenEmpty("no requests were asked for");
    }

    void add(Companion companion, StoreRows.Row row) {
        Object[] when = ItemCells.of(companion, row.item());
        StoreRequest request = row.request();
        StoreConnection by = request.connection();
        Long latency = row.latency() == null ? null : (Long) row.latency().middle();
        Long pid = by.pid() < 0 ? null : (Long) by.pid();
        String transaction = transaction(companion.store().requests(), request.index());
        if (isForPeople) {
            table.row(when[0], when[1], latency, by.domain(), pid, transaction, asSnooped(request));
            return;
        }
        Object[] parts = {
            by.domain(),
            pid,
            by.name(),
            transaction,
            request.op(),
            cell(request.path()),
            cell(request.value()),
            request.result() == null ? null : brief(request.result()),
            request.isError(),
            latency,
            row.latency() == null ? null : (Long) row.latency().width(),
            companion.store().requests().queued(request.index()),
            request.line()
        };
        table.row(Cells.join(when, parts));
    }

    static String transaction(RequestLog log, long request) {
        int id = log.transaction(request);
        return id == RequestLog.UNKNOWN ? "-" : log.isTransactionSure(request) ? "" + id : id + "?";
    }

    private String asSnooped(StoreRequest request) {
        String result = request.result() == null ? "" : " -> " + brief(request.result());
        return (request.isError() ? "[ERROR] " : "") + "XS_" + request.op() + ": " + brief(request.args()) + result;
    }

    /** Null for what is empty. */
    private String cell(String text) {
        return text.isEmpty() ? null : brief(text);
    }

    private String brief(String text) {
        return isFull || text.length() <= SHORT ? text : text.substring(0, SHORT - 3) + "...";
    }

    Table table(long shown, long taken) {
        String cut = shown < taken
                ? shown + " of " + taken + " requests: the slowest and those that failed; --all shows all. "
                : "";
        return table.note(
                cut + "time: when it was asked; ±: how far that can be off; tx 7?: probably that transaction.");
    }
}
