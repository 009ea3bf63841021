package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.LogKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Requests of logs in which one line is a request and, at most, its result: oxenstored's access log, which logs an answer only if
 * it is an error, in a line of its own; and xenstore-snoop. Both say the transaction.
 */
final class StoreLines {
    private final StoreLog log;
    private final ItemLog items;
    private final boolean isSnoop;
    private final Map<Integer, Integer> byThread = new HashMap<>();
    private final Map<Long, StoreTransaction> open = new HashMap<>();
    /** The last request of a connection in a transaction, as long as an error may follow. */
    private final Map<Long, Long> last = new HashMap<>();

    private final Set<String> seen = new HashSet<>();

    StoreLines(StoreLog log) {
        this.log = log;
        this.items = log.items();
        this.isSnoop = log.file().kind() == LogKind.SNOOP;
    }

    void run() {
        for (long item = 0; item < items.size(); item++) {
            ItemKind kind = items.kind(item);
            int connection = connection(item);
            if (kind == ItemKind.WATCH_EVENT) {
                log.events.add(item);
                log.events.add(connection);
            } else if (kind == ItemKind.DISCONNECT) {
                log.connections.ended(connection, item);
                byThread.remove(items.thread(item));
            } else if (kind == ItemKind.REQUEST_ANSWERED) {
                request(item, connection);
            }
        }
        if (!isSnoop) {
            sayWhatIsMissing();
        }
    }

    private void sayWhatIsMissing() {
        Set<String> notes = log.file().log().notes();
        if (!seen.contains("READ") && !seen.contains("DIRECTORY") && !seen.contains("GET_PERMS")) {
            notes.add("reads were not logged");
        }
        if (!seen.contains("TRANSACTION_START")) {
            notes.add("transaction starts were not logged");
        }
    }

    private int connection(long item) {
        return byThread.computeIfAbsent(items.thread(item), thread -> {
            String name = log.file().log().threads().name(thread);
            if (isSnoop) {
                int slash = Math.max(0, name.indexOf('/'));
                int domain = StorePairs.number(name.substring(0, slash));
                long pid = domain == 0 ? StorePairs.number(name.substring(slash + 1)) : -1;
                return log.connections.add(thread, domain, pid, domain > 0 || pid == 0, item);
            }
            String plain = name.startsWith("r(") ? name.substring(name.indexOf(':') + 1) : name;
            boolean isRing = plain.startsWith("D");
            int domain = isRing ? StorePairs.number(plain.substring(1)) : 0;
            return log.connections.add(thread, Math.max(0, domain), -1, isRing, item);
        });
    }

    private void request(long item, int connection) {
        String op = log.op(item);
        long value = items.value(item);
        int id = value == ItemLog.NONE ? RequestLog.UNKNOWN : (int) value;
        long key = (long) connection << 32 | id & 0xFFFF_FFFFL;
        boolean isReplay = log.connections.name(connection).startsWith("r(");
        switch (op) {
            case "error" -> error(item, key);
            case "commit", "coalesce" -> end(key, item, StoreTransaction.Outcome.COMMIT);
            case "conflict" -> end(key, item, StoreTransaction.Outcome.CONFLICT);
            case "invalid", "w notfired" -> last.remove(key);
            default -> plain(item, connection, op, id, key, isReplay);
        }
    }

    private void plain(long item, int connection, String op, int id, long key, boolean isReplay) {
        seen.add(op);
        boolean isError = log.text().isError(item);
        long request = log.requests.add(item, connection, 0);
        log.connections.countRequest(connection);
        log.requests.transaction(request, id, true);
        if (isSnoop) {
            log.requests.answer(request, item, isError);
            snooped(item, connection, op, isError, key);
        }
        last.put(key, request);
        if (id > 0 && !isReplay && !op.equals("TRANSACTION_END") && !op.equals("TRANSACTION_START")) {
            StoreTransaction transaction = open.computeIfAbsent(key, k -> begin(connection, id, item));
            transaction.requests++;
            transaction.writes += StoreOp.isWrite(op) ? 1 : 0;
            transaction.lastItem = item;
            transaction.firstRequest = transaction.firstRequest < 0 ? request : transaction.firstRequest;
        }
    }

    private StoreTransaction begin(int connection, int id, long item) {
        StoreTransaction begun = new StoreTransaction(connection, id, item);
        log.transactions.add(begun);
        return begun;
    }

    private void snooped(long item, int connection, String op, boolean isError, long key) {
        if (op.equals("TRANSACTION_START") && !isError) {
            int id = StorePairs.number(log.text().result(item));
            open.put((long) connection << 32 | id, begin(connection, id, item));
        } else if (op.equals("TRANSACTION_END")) {
            boolean commits = log.text().payload(item).startsWith("T");
            boolean conflicts = isError && "EAGAIN".equals(log.text().result(item));
            StoreTransaction.Outcome outcome = conflicts
                    ? StoreTransaction.Outcome.CONFLICT
                    : commits && !isError ? StoreTransaction.Outcome.COMMIT : StoreTransaction.Outcome.ABORT;
            end(key, item, outcome);
        }
    }

    private void error(long item, long key) {
        Long request = last.remove(key);
        if (request != null) {
            log.requests.answer(request, item, true);
        }
    }

    private void end(long key, long item, StoreTransaction.Outcome outcome) {
        StoreTransaction transaction = open.remove(key);
        if (transaction != null) {
            transaction.outcome = outcome;
            transaction.lastItem = item;
        }
    }
}
