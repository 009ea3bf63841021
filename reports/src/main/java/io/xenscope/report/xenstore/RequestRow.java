package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.join.RequestRoute;
import io.xenscope.analyze.companion.join.RequestRoutes;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.report.companions.ItemCells;
import java.util.List;

/** A request of a log; {@code route} null where its way through Xen is not known; {@code isFull}: with values in full length. */
record RequestRow(Companion companion, StoreRows.Row shown, RequestRoute route, boolean isFull) {
    private static final int SHORT = 60;

    static List<RequestRow> of(StoreTables.OfLog log, RequestRoutes routes, boolean isFull) {
        return log.rows().rows().stream()
                .map(shown -> new RequestRow(
                        log.companion(),
                        shown,
                        routes.of(log.companion(), shown.request().index()),
                        isFull))
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

    /** From the domain's signal until the vcpu that answered ran. */
    Long toRun() {
        return route == null ? null : (Long) route.toRun();
    }

    /** From there until the domain was woken. */
    Long toWake() {
        return route == null ? null : (Long) route.toWake();
    }

    String transaction() {
        RequestLog log = companion.store().requests();
        int id = log.transaction(request().index());
        return id == RequestLog.UNKNOWN ? "-" : log.isTransactionSure(request().index()) ? "" + id : id + "?";
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
