package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.companion.item.ItemLog;
import java.util.HashMap;
import java.util.Map;

/** Transactions that try again what one before failed to do: of the same connection, within a second, with the same first request. */
final class StoreRetries {
    private static final long SOON = 1_000_000_000L;

    private StoreRetries() {}

    static void find(StoreLog log) {
        Map<Integer, StoreTransaction> last = new HashMap<>();
        for (StoreTransaction transaction : log.transactions) {
            StoreTransaction before = last.put(transaction.connection(), transaction);
            if (before != null
                    && before.outcome() == StoreTransaction.Outcome.CONFLICT
                    && isSoon(log.items(), before.lastItem(), transaction.firstItem())
                    && asksTheSame(log, before, transaction)) {
                transaction.retryOf = before;
            }
        }
    }

    private static boolean isSoon(ItemLog items, long before, long after) {
        long from = items.stamp(before);
        long to = items.stamp(after);
        return from == ItemLog.NONE || to == ItemLog.NONE || to - from <= SOON;
    }

    private static boolean asksTheSame(StoreLog log, StoreTransaction before, StoreTransaction after) {
        if (before.firstRequest < 0 || after.firstRequest < 0) {
            return false;
        }
        long one = log.requests.item(before.firstRequest);
        long other = log.requests.item(after.firstRequest);
        return log.op(one).equals(log.op(other))
                && log.text().payload(one).equals(log.text().payload(other));
    }
}
