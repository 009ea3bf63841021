package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.xenstore.StoreOp;
import io.xenscope.analyze.companion.xenstore.StoreStorms;
import io.xenscope.analyze.companion.xenstore.StoreWatches;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.List;
import java.util.Map;

/** Requests added up, watches, and storms of their events. */
final class AccountTables {
    private static final List<Column> COUNTS = List.of(
            Column.count("requests", "requests"),
            Column.count("writes", "writes"),
            Column.count("errors", "errors"),
            Column.count("events", "watch events"));

    private final Scope scope;
    private final RequestFilter filter;
    private final List<StoreTables.OfLog> logs;

    AccountTables(Scope scope, RequestFilter filter, List<StoreTables.OfLog> logs) {
        this.scope = scope;
        this.filter = filter;
        this.logs = logs;
    }

    Table errors() {
        Listing listing = new Listing(
                        "errors",
                        "Requests that failed",
                        Column.text("op", "op"),
                        Column.text("errno", "error"),
                        Column.domain("dom", "dom"),
                        Column.text("prefix", "path"),
                        Column.bool("polling", "polling"),
                        Column.count("count", "count"),
                        Column.moment("first_ns", "first"),
                        Column.moment("last_ns", "last"))
                .whenEmpty("no request failed")
                .note("polling: a read of a node that is not there, which tells the asker just that.");
        for (StoreTables.OfLog log : logs) {
            log.accounts().errors().all().forEach((key, account) -> {
                boolean isOthers = key == null;
                if (isOthers || filter.domains().test(key.domain())) {
                    boolean polls = !isOthers && key.errno().equals("ENOENT") && StoreOp.isRead(key.op());
                    listing.row(
                            account.count(),
                            isOthers ? Listing.OTHERS : key.op(),
                            isOthers ? null : key.errno(),
                            isOthers ? null : key.domain(),
                            isOthers ? null : key.prefix(),
                            polls,
                            account.count(),
                            ItemCells.time(log.companion(), account.firstItem()),
                            ItemCells.time(log.companion(), account.lastItem()));
                }
            });
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table domains(Map<Integer, Long> nanosInTransactions) {
        Listing listing = new Listing(
                        "domains",
                        "Requests by domain",
                        List.of(
                                Column.domain("dom", "dom"),
                                COUNTS.get(0),
                                COUNTS.get(1),
                                COUNTS.get(2),
                                COUNTS.get(3),
                                Column.nanos("transactions_ns", "in transactions")))
                .whenEmpty("no requests");
        for (StoreTables.OfLog log : logs) {
            log.accounts().domains().all().forEach((dom, account) -> {
                if (dom == null || filter.domains().test(dom)) {
                    listing.row(
                            account.requests(),
                            dom,
                            account.requests(),
                            account.writes(),
                            account.errors(),
                            account.events(),
                            dom == null ? null : nanosInTransactions.get(dom));
                }
            });
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table prefixes() {
        Listing listing = new Listing(
                        "prefixes",
                        "Requests by path",
                        List.of(
                                Column.text("prefix", "path"),
                                COUNTS.get(0),
                                COUNTS.get(1),
                                COUNTS.get(2),
                                COUNTS.get(3)))
                .whenEmpty("no requests")
                .note("By the first components of paths; * is any number. An empty path: operations that have none.");
        for (StoreTables.OfLog log : logs) {
            log.accounts()
                    .prefixes()
                    .all()
                    .forEach((prefix, account) -> listing.row(
                            account.requests(),
                            prefix == null ? Listing.OTHERS : prefix,
                            account.requests(),
                            account.writes(),
                            account.errors(),
                            account.events()));
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table watches() {
        Listing listing = new Listing(
                        "watches",
                        "Watches",
                        Column.text("path", "path"),
                        Column.text("token", "token"),
                        Column.text("conn", "conn"),
                        Column.domain("dom", "dom"),
                        Column.moment("registered_ns", "registered"),
                        Column.moment("removed_ns", "removed"),
                        Column.count("events", "events"))
                .whenEmpty("no watches");
        for (StoreTables.OfLog log : logs) {
            for (StoreWatches.Watch watch : log.watches().all()) {
                if (filter.domains().test(watch.connection().domain())) {
                    listing.row(
                            watch.events(),
                            watch.path(),
                            watch.token(),
                            watch.connection().name(),
                            watch.connection().domain(),
                            ItemCells.time(log.companion(), watch.registered()),
                            ItemCells.time(log.companion(), watch.removed()),
                            watch.events());
                }
            }
            listing.others(log.watches().others(), Map.of());
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table storms() {
        Listing listing = new Listing(
                        "storms",
                        "Storms of watch events",
                        Column.text("subject", "path or connection"),
                        Column.moment("start_ns", "start"),
                        Column.nanos("dur_ns", "duration"),
                        Column.count("events", "events"),
                        Column.count("watchers", "watchers"),
                        Column.text("cause", "set off by"))
                .whenEmpty("no storms")
                .note("set off by: the last change of the store before the first event.");
        for (StoreTables.OfLog log : logs) {
            for (StoreStorms.Storm storm : log.storms().all()) {
                Long start = ItemCells.time(log.companion(), storm.firstItem());
                Long end = ItemCells.time(log.companion(), storm.lastItem());
                listing.row(
                        storm.events(),
                        storm.subject(),
                        start,
                        start == null || end == null ? null : (Long) (end - start),
                        storm.events(),
                        storm.watchers(),
                        storm.cause() == null
                                ? null
                                : storm.cause().op() + " " + storm.cause().path());
            }
        }
        return listing.table(StoreTables.rows(scope));
    }
}
