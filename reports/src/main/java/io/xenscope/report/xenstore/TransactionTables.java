package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.companion.xenstore.StoreLog;
import io.xenscope.analyze.companion.xenstore.StoreOp;
import io.xenscope.analyze.companion.xenstore.StorePaths;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.analyze.companion.xenstore.StoreTransaction;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Transactions: how long, how they ended, what came between. */
final class TransactionTables {
    private static final int MOST_CONFLICTS = 1_000;
    private static final int LONGEST_SEARCH = 10_000;

    /** {@code isSlow}: null where it is not known how long it was open; {@code meanwhile}: null where nothing came between. */
    private record Row(Companion companion, StoreTransaction transaction, Boolean isSlow, String meanwhile) {
        StoreConnection by() {
            return companion.store().connections().get(transaction.connection());
        }

        Long lasted() {
            return duration(companion, transaction);
        }
    }

    private static final Columns<Row> TRANSACTIONS = Columns.<Row>of("transactions", "Transactions")
            .text("conn", row -> row.by().name())
            .domain("dom", row -> row.by().domain())
            .count("tx", row -> row.transaction.id())
            .keys()
            .nanosSince("start_ns", row -> ItemCells.time(row.companion, row.transaction.firstItem()))
            .nanosSince("end_ns", row -> ItemCells.time(row.companion, row.transaction.lastItem()))
            .nanos("dur_ns", Row::lasted)
            .main()
            .nanos("bound_ns", row -> ItemCells.bound(row.companion, row.transaction.firstItem()))
            .count("requests", row -> row.transaction.requests())
            .count("writes", row -> row.transaction.writes())
            .text("outcome", row -> row.transaction.outcome().key())
            .count("retries", row -> row.transaction.retries())
            .bool("slow", Row::isSlow)
            .text("blocked", Row::meanwhile)
            .whenEmpty("no transactions")
            .note("retries: tries before this one. slow: above the 99th percentile of the log."
                    + " written meanwhile: by others, in its paths.");

    private final Scope scope;
    private final List<StoreTables.OfLog> logs;
    private int conflicts;

    TransactionTables(Scope scope, List<StoreTables.OfLog> logs) {
        this.scope = scope;
        this.logs = logs;
    }

    Table transactions() {
        Listing<Row> listing = TRANSACTIONS.listing(scope);
        for (StoreTables.OfLog log : logs) {
            long slow = slowFrom(log.companion());
            for (StoreTransaction transaction : log.companion().store().transactions()) {
                if (StoreTables.isInRange(scope, log.companion(), transaction.firstItem())) {
                    Long lasted = duration(log.companion(), transaction);
                    listing.row(lasted == null ? 0 : lasted, row(log.companion(), transaction, slow));
                }
            }
        }
        return listing.tableInOrder(StoreTables.rows(scope));
    }

    private Row row(Companion companion, StoreTransaction transaction, long slow) {
        Long lasted = duration(companion, transaction);
        boolean isConflict = transaction.outcome() == StoreTransaction.Outcome.CONFLICT;
        return new Row(
                companion,
                transaction,
                lasted == null ? null : (Boolean) (lasted > slow),
                isConflict ? meanwhile(companion.store(), transaction) : null);
    }

    private static Long duration(Companion companion, StoreTransaction transaction) {
        Long start = ItemCells.time(companion, transaction.firstItem());
        Long end = ItemCells.time(companion, transaction.lastItem());
        boolean isOver = transaction.outcome() != StoreTransaction.Outcome.OPEN;
        return start == null || end == null || !isOver ? null : (Long) Math.max(0, end - start);
    }

    private static long slowFrom(Companion companion) {
        long[] durations = companion.store().transactions().stream()
                .map(transaction -> duration(companion, transaction))
                .filter(duration -> duration != null)
                .mapToLong(Long::longValue)
                .toArray();
        Arrays.sort(durations);
        return durations.length == 0 ? 0 : durations[(int) Math.ceil(0.99 * durations.length) - 1];
    }

    /** What others wrote inside the paths of a transaction while it was open: the likely conflict. */
    private String meanwhile(StoreLog log, StoreTransaction transaction) {
        if (++conflicts > MOST_CONFLICTS) {
            return null;
        }
        List<String> own = new ArrayList<>();
        List<StoreRequest> others = new ArrayList<>();
        RequestLog requests = log.requests();
        long searched = 0;
        for (long request = requests.firstFrom(transaction.firstItem());
                request < requests.size()
                        && requests.item(request) <= transaction.lastItem()
                        && searched++ < LONGEST_SEARCH;
                request++) {
            StoreRequest one = log.request(request);
            boolean isOwn = requests.connection(request) == transaction.connection()
                    && requests.transaction(request) == transaction.id();
            if (isOwn && StoreOp.hasPath(one.op())) {
                own.add(absolute(one));
            } else if (!isOwn && StoreOp.isWrite(one.op()) && !one.isError()) {
                others.add(one);
            }
        }
        for (StoreRequest other : others) {
            if (own.stream().anyMatch(path -> StorePaths.areRelated(path, absolute(other)))) {
                return other.connection().name() + " " + other.op() + " " + absolute(other);
            }
        }
        return null;
    }

    private static String absolute(StoreRequest request) {
        return StorePaths.absolute(request.path(), request.connection().domain());
    }

    /** How long transactions of each domain were open, added up. */
    Map<Integer, Long> nanosByDomain() {
        Map<Integer, Long> nanos = new HashMap<>();
        for (StoreTables.OfLog log : logs) {
            for (StoreTransaction transaction : log.companion().store().transactions()) {
                int domain = log.companion()
                        .store()
                        .connections()
                        .get(transaction.connection())
                        .domain();
                Long lasted = duration(log.companion(), transaction);
                nanos.merge(domain, lasted == null ? 0 : lasted, Long::sum);
            }
        }
        return nanos;
    }
}
