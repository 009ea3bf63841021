package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.join.RequestRoutes;
import io.xenscope.analyze.companion.xenstore.StoreAccounts;
import io.xenscope.analyze.companion.xenstore.StoreControls;
import io.xenscope.analyze.companion.xenstore.StoreDevices;
import io.xenscope.analyze.companion.xenstore.StoreStorms;
import io.xenscope.analyze.companion.xenstore.StoreVisitor;
import io.xenscope.analyze.companion.xenstore.StoreWatches;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** The tables of {@code xenstore}: each log is gone through once, and all accounts hear of it. */
final class StoreTables {
    /** What was found in one log. */
    record OfLog(
            Companion companion,
            StoreRows rows,
            StoreAccounts accounts,
            StoreWatches watches,
            StoreStorms storms,
            StoreDevices devices,
            StoreControls controls) {
        private List<StoreVisitor> visitors() {
            return List.of(rows, accounts, watches, storms, devices, controls);
        }
    }

    private final Scope scope;
    private final RequestFilter filter;
    private final RequestRoutes routes;
    private final List<OfLog> logs = new ArrayList<>();

    StoreTables(Scope scope, List<Companion> stores, RequestRoutes routes, RequestFilter filter, StormSize storm) {
        this.scope = scope;
        this.routes = routes;
        this.filter = filter;
        for (Companion companion : stores) {
            OfLog log = new OfLog(
                    companion,
                    new StoreRows(companion, scope, filter),
                    new StoreAccounts(),
                    new StoreWatches(),
                    new StoreStorms(storm.events(), storm.nanos(), item -> time(companion, item)),
                    new StoreDevices(),
                    new StoreControls());
            companion.store().visit(log.visitors());
            logs.add(log);
        }
    }

    private static long time(Companion companion, long item) {
        Long time = ItemCells.time(companion, item);
        return time == null ? Long.MIN_VALUE : time;
    }

    /** Whether an item lies in the range that was asked for; where its time is not known, only if that is the whole capture. */
    static boolean isInRange(Scope scope, Companion companion, long item) {
        if (scope.isWhole()) {
            return true;
        }
        long from = scope.moment(scope.range().from());
        long to = scope.moment(scope.range().to());
        return companion.times().isKnown(item)
                && companion.times().shown(item) >= from
                && companion.times().shown(item) < to;
    }

    void fill(Page page) {
        page.table(RequestTable.of(scope, logs, routes, filter.isFull()));
        TransactionTables transactions = new TransactionTables(scope, logs);
        AccountTables accounts = new AccountTables(scope, filter, logs);
        DeviceTables devices = new DeviceTables(scope, filter, logs, routes);
        List<Table> all = List.of(
                transactions.transactions(),
                accounts.errors(),
                accounts.domains(transactions.nanosByDomain()),
                accounts.prefixes(),
                accounts.watches(),
                accounts.storms(),
                devices.handshakes(),
                devices.controls());
        for (Table table : all) {
            if (!scope.isBrief() || !table.rows().isEmpty()) {
                page.table(table);
            }
        }
        for (OfLog log : logs) {
            if (!log.companion.log().notes().isEmpty()) {
                page.note(log.companion.name() + ": "
                        + String.join("; ", log.companion.log().notes()) + ".");
            }
        }
    }

    /** How many rows people see of a table. */
    static int rows(Scope scope) {
        return scope.rows(Listing.BRIEF);
    }
}
