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
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Transactions: how long, how they ended, what came between. */
final class TransactionTables {
    private static final int MOST_CONFLICTS = 1_000;
    private static final int LONGEST_SEARCH = 10_000;

    private final Scope scope;
    private final List<StoreTables.OfLog> logs;
    private int conflicts;

    TransactionTables(Scope scope, List<StoreTables.OfLog> logs) {
        this.scope = scope;
        this.logs = logs;
    }

    Table transactions() {
        Listing listing = new Listing(
                        "transactions",
                        "Transactions",
                        Column.text("conn", "conn"),
                        Column.domain("dom", "dom"),
                        Column.count("tx", "tx"),
                        Column.moment("start_ns", "start"),
                        Column.moment("end_ns", "end"),
                        Column.nanos("dur_ns", "duration"),
                        Column.nanos("bound_ns", "±"),
                        Column.count("requests", "requests"),
                        Column.count("writes", "writes"),
                        Column.text("outcome", "outcome"),
                        Column.count("retries", "retries"),
                        Column.bool("slow", "slow"),
                        Column.text("blocked", "written meanwhile"))
                .whenEmpty("no transactions")
                .note("retries: tries before this one. slow: above the 99th percentile of the log."
                        + " written meanwhile: by others, in its paths.");
        for (StoreTables.OfLog log : logs) {
            long slow = slowFrom(log.companion());
            for (StoreTransaction transaction : log.companion().store().transactions()) {
                if (StoreTables.isInRange(scope, log.companion(), transaction.firstItem())) {
                    Object[] row = row(log.companion(), transaction, slow);
                    listing.row(row[5] == null ? 0 : (Long) row[5], row);
                }
            }
        }
        return listing.tableInOrder(StoreTables.rows(scope));
    }

    private Object[] row(Companion companion, StoreTransaction transaction, long slow) {
        StoreConnection by = companion.store().connections().get(transaction.connection());
        Long start = ItemCells.time(companion, transaction.firstItem());
        Long end = ItemCells.time(companion, transaction.lastItem());
        Long lasted = duration(companion, transaction);
        return new Object[] {
            by.name(),
            by.domain(),
            transaction.id(),
            start,
            end,
            lasted,
            ItemCells.bound(companion, transaction.firstItem()),
            transaction.requests(),
            transaction.writes(),
            transaction.outcome().key(),
            transaction.retries(),
            lasted == null ? null : (Boolean) (lasted > slow),
            transaction.outcome() == StoreTransaction.Outcome.CONFLICT
                    ? meanwhile(companion.store(), transaction)
                    : null
        };
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
        for (long request = firstFrom(requests, transaction.firstItem());
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

    private static long firstFrom(RequestLog requests, long item) {
        long low = 0;
        long high = requests.size();
        while (low < high) {
            long middle = low + high >>> 1;
            if (requests.item(middle) < item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
