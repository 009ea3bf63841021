package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.xenstore.StoreAccounts;
import io.xenscope.analyze.companion.xenstore.StoreOp;
import io.xenscope.analyze.companion.xenstore.StoreStorms;
import io.xenscope.analyze.companion.xenstore.StoreWatches;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Requests added up, watches, and storms of their events. */
final class AccountTables {
    private static final Columns<StoreAccounts.Account> COUNTS = Columns.<StoreAccounts.Account>group()
            .count("requests", StoreAccounts.Account::requests)
            .count("writes", StoreAccounts.Account::writes)
            .count("errors", StoreAccounts.Account::errors)
            .count("events", StoreAccounts.Account::events);

    /** {@code key}: null for all those that there was no more room to tell apart. */
    private record Failure(Companion companion, StoreAccounts.ErrorKey key, StoreAccounts.ErrorAccount account) {
        <T> T known(Function<StoreAccounts.ErrorKey, T> part) {
            return key == null ? null : part.apply(key);
        }

        boolean isPolling() {
            return key != null && key.errno().equals("ENOENT") && StoreOp.isRead(key.op());
        }
    }

    private static final Columns<Failure> ERRORS = Columns.<Failure>of("errors", "Requests that failed")
            .text("op", row -> row.key == null ? Listing.OTHERS : row.key.op())
            .text("errno", row -> row.known(StoreAccounts.ErrorKey::errno))
            .domain("dom", row -> row.known(StoreAccounts.ErrorKey::domain))
            .text("prefix", row -> row.known(StoreAccounts.ErrorKey::prefix))
            .keys()
            .bool("polling", Failure::isPolling)
            .count("count", row -> row.account.count())
            .nanosSince("first_ns", row -> ItemCells.time(row.companion, row.account.firstItem()))
            .nanosSince("last_ns", row -> ItemCells.time(row.companion, row.account.lastItem()))
            .whenEmpty("no request failed")
            .note("polling: a read of a missing node.");

    /** {@code domain}: null for all those that there was no more room to tell apart. */
    private record Asker(Integer domain, StoreAccounts.Account account, Long inTransactions) {}

    private static final Columns<Asker> DOMAINS = Columns.<Asker>of("domains", "Requests by domain")
            .domain("dom", Asker::domain)
            .keys()
            .with(COUNTS, Asker::account)
            .nanos("transactions_ns", Asker::inTransactions)
            .whenEmpty("no requests");

    private record Place(String prefix, StoreAccounts.Account account) {}

    private static final Columns<Place> PREFIXES = Columns.<Place>of("prefixes", "Requests by path")
            .text("prefix", Place::prefix)
            .keys()
            .with(COUNTS, Place::account)
            .whenEmpty("no requests")
            .note("By the first components of paths; * is any number. An empty path: operations that have none.");

    private record Watch(Companion companion, StoreWatches.Watch watch) {}

    private static final Columns<Watch> WATCHES = Columns.<Watch>of("watches", "Watches")
            .text("path", row -> row.watch.path())
            .main()
            .text("token", row -> row.watch.token())
            .text("conn", row -> row.watch.connection().name())
            .domain("dom", row -> row.watch.connection().domain())
            .keys()
            .nanosSince("registered_ns", row -> ItemCells.time(row.companion, row.watch.registered()))
            .nanosSince("removed_ns", row -> ItemCells.time(row.companion, row.watch.removed()))
            .count("events", row -> row.watch.events())
            .whenEmpty("no watches");

    private record Storm(Companion companion, StoreStorms.Storm storm) {
        Long begin() {
            return ItemCells.time(companion, storm.firstItem());
        }

        Long lasted() {
            Long end = ItemCells.time(companion, storm.lastItem());
            return begin() == null || end == null ? null : (Long) (end - begin());
        }

        String cause() {
            return storm.cause() == null
                    ? null
                    : storm.cause().op() + " " + storm.cause().path();
        }
    }

    private static final Columns<Storm> STORMS = Columns.<Storm>of("storms", "Storms of watch events")
            .text("subject", row -> row.storm.subject())
            .keys()
            .nanosSince("start_ns", Storm::begin)
            .nanos("dur_ns", Storm::lasted)
            .main()
            .count("events", row -> row.storm.events())
            .count("watchers", row -> row.storm.watchers())
            .text("cause", Storm::cause)
            .whenEmpty("no storms")
            .note("set off by: the last change of the store before the first event.");

    private final Scope scope;
    private final RequestFilter filter;
    private final List<StoreTables.OfLog> logs;

    AccountTables(Scope scope, RequestFilter filter, List<StoreTables.OfLog> logs) {
        this.scope = scope;
        this.filter = filter;
        this.logs = logs;
    }

    Table errors() {
        Listing<Failure> listing = ERRORS.listing(scope);
        for (StoreTables.OfLog log : logs) {
            log.accounts().errors().all().forEach((key, account) -> {
                if (key == null || filter.domains().test(key.domain())) {
                    listing.row(account.count(), new Failure(log.companion(), key, account));
                }
            });
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table domains(Map<Integer, Long> nanosInTransactions) {
        Listing<Asker> listing = DOMAINS.listing(scope);
        for (StoreTables.OfLog log : logs) {
            log.accounts().domains().all().forEach((dom, account) -> {
                if (dom == null || filter.domains().test(dom)) {
                    Long inTransactions = dom == null ? null : nanosInTransactions.get(dom);
                    listing.row(account.requests(), new Asker(dom, account, inTransactions));
                }
            });
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table prefixes() {
        Listing<Place> listing = PREFIXES.listing(scope);
        for (StoreTables.OfLog log : logs) {
            log.accounts()
                    .prefixes()
                    .all()
                    .forEach((prefix, account) -> listing.row(
                            account.requests(), new Place(prefix == null ? Listing.OTHERS : prefix, account)));
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table watches() {
        Listing<Watch> listing = WATCHES.listing(scope);
        for (StoreTables.OfLog log : logs) {
            for (StoreWatches.Watch watch : log.watches().all()) {
                if (filter.domains().test(watch.connection().domain())) {
                    listing.row(watch.events(), new Watch(log.companion(), watch));
                }
            }
            listing.others(log.watches().others(), Map.of());
        }
        return listing.table(StoreTables.rows(scope));
    }

    Table storms() {
        Listing<Storm> listing = STORMS.listing(scope);
        for (StoreTables.OfLog log : logs) {
            log.storms().all().forEach(storm -> listing.row(storm.events(), new Storm(log.companion(), storm)));
        }
        return listing.table(StoreTables.rows(scope));
    }
}
