package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests and answers of C xenstored's trace, paired by connection. Answers come in the order of requests, with watch events in
 * between: an answer belongs to the oldest open request of its operation, an error to the oldest open request of which no later one
 * has been answered. The pointer of a connection is used again when it has ended.
 */
final class StorePairs {
    /** A request without answer. */
    private static final class Open {
        final long request;
        final int name;
        /** The name of the answer that has begun; -1 as long as none has. */
        int begun = -1;

        Open(long request, int name) {
            this.request = request;
            this.name = name;
        }
    }

    /** What is open on a connection. */
    private static final class Talk {
        final int number;
        final List<Open> open = new ArrayList<>();
        final List<StoreTransaction> transactions = new ArrayList<>();
        /** The newest request that was answered. */
        long answered = -1;
        /** The domain that it is introducing; -1 for none. */
        int introduces = -1;

        Talk(int number) {
            this.number = number;
        }
    }

    private final StoreLog log;
    private final ItemLog items;
    private final Map<Integer, Talk> byPointer = new HashMap<>();
    private final int error;
    private final int event;
    private Talk introducing;
    private long astray;

    StorePairs(StoreLog log) {
        this.log = log;
        this.items = log.items();
        this.error = log.file().log().names().number("ERROR");
        this.event = log.file().log().names().number("WATCH_EVENT");
    }

    long astray() {
        return astray;
    }

    void run() {
        for (long item = 0; item < items.size(); item++) {
            ItemKind kind = items.kind(item);
            switch (kind) {
                case REQUEST -> request(item);
                case ANSWER, ANSWER_BEGIN, ANSWER_END, ANSWER_FAILED -> answer(item, kind);
                case CONNECT -> connect(item);
                case DISCONNECT -> disconnect(item);
                default -> {
                    // Transactions are known from their requests.
                }
            }
        }
    }

    private void connect(long item) {
        byPointer.put(items.thread(item), newTalk(item, introducing == null ? -1 : introducing.introduces));
    }

    private Talk newTalk(long item, int introduced) {
        boolean isKernel = log.connections.isEmpty() || introduced >= 0;
        return new Talk(log.connections.add(items.thread(item), Math.max(0, introduced), -1, isKernel, item));
    }

    private Talk talk(long item) {
        Talk talk = byPointer.computeIfAbsent(items.thread(item), pointer -> newTalk(item, -1));
        int mark = items.mark(item);
        if (mark > 0) {
            log.connections.domain(talk.number, mark - 1);
            if (mark > 1) {
                log.connections.kernel(talk.number);
            }
        }
        return talk;
    }

    private void disconnect(long item) {
        Talk talk = byPointer.remove(items.thread(item));
        if (talk != null) {
            log.connections.ended(talk.number, item);
            talk.transactions.forEach(transaction -> {
                transaction.outcome = StoreTransaction.Outcome.GIVEN_UP;
                transaction.lastItem = item;
            });
            introducing = introducing == talk ? null : introducing;
        }
    }

    private void request(long item) {
        Talk talk = talk(item);
        long request = log.requests.add(item, talk.number, talk.open.size());
        log.connections.countRequest(talk.number);
        talk.open.add(new Open(request, items.name(item)));
        String op = log.op(item);
        assign(talk, request, op);
        if (op.equals("INTRODUCE")) {
            String payload = log.text().payload(item);
            int blank = payload.indexOf(' ');
            talk.introduces = number(blank < 0 ? payload : payload.substring(0, blank));
            introducing = talk;
        }
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Which transaction a request belongs to: the one open on a socket; on the ring of a kernel that is not sure. */
    private void assign(Talk talk, long request, String op) {
        if (talk.transactions.isEmpty() || op.equals("TRANSACTION_START")) {
            return;
        }
        boolean isSure = talk.transactions.size() == 1 && !log.connections.isKernel(talk.number);
        StoreTransaction transaction = talk.transactions.get(talk.transactions.size() - 1);
        if (op.equals("TRANSACTION_END")) {
            transaction = talk.transactions.get(0);
        } else {
            count(transaction, request, op);
        }
        log.requests.transaction(request, transaction.id(), isSure || op.equals("TRANSACTION_END"));
    }

    private static void count(StoreTransaction transaction, long request, String op) {
        transaction.requests++;
        transaction.writes += StoreOp.isWrite(op) ? 1 : 0;
        transaction.firstRequest = transaction.firstRequest < 0 ? request : transaction.firstRequest;
    }

    private void answer(long item, ItemKind kind) {
        Talk talk = talk(item);
        int name = items.name(item);
        if (name == event) {
            if (kind != ItemKind.ANSWER_BEGIN) {
                log.events.add(item);
                log.events.add(talk.number);
            }
            return;
        }
        int index = kind == ItemKind.ANSWER_END ? begun(talk, name) : -1;
        index = index >= 0 ? index : name == error ? oldestLast(talk) : oldest(talk, name);
        if (index < 0) {
            astray++;
            return;
        }
        Open open = talk.open.get(index);
        if (kind == ItemKind.ANSWER_BEGIN) {
            open.begun = name;
            log.requests.answerBegins(open.request, item);
        } else {
            talk.open.remove(index);
            talk.answered = Math.max(talk.answered, open.request);
            log.requests.answer(open.request, item, name == error);
            answered(talk, open.request, item, name == error);
        }
    }

    private static int begun(Talk talk, int name) {
        for (int i = 0; i < talk.open.size(); i++) {
            if (talk.open.get(i).begun == name) {
                return i;
            }
        }
        return -1;
    }

    private static int oldest(Talk talk, int name) {
        for (int i = 0; i < talk.open.size(); i++) {
            if (talk.open.get(i).name == name && talk.open.get(i).begun < 0) {
                return i;
            }
        }
        return -1;
    }

    private static int oldestLast(Talk talk) {
        for (int i = 0; i < talk.open.size(); i++) {
            if (talk.open.get(i).request > talk.answered && talk.open.get(i).begun < 0) {
                return i;
            }
        }
        return -1;
    }

    private void answered(Talk talk, long request, long item, boolean isError) {
        String op = log.op(log.requests.item(request));
        if (op.equals("TRANSACTION_START") && !isError) {
            int id = number(log.text().payload(item));
            StoreTransaction begun = new StoreTransaction(talk.number, id, log.requests.item(request));
            talk.transactions.add(begun);
            log.transactions.add(begun);
        } else if (op.equals("TRANSACTION_END") && !talk.transactions.isEmpty()) {
            end(talk.transactions.remove(0), request, item, isError);
        } else if (op.equals("INTRODUCE")) {
            talk.introduces = -1;
            introducing = introducing == talk ? null : introducing;
        }
    }

    private void end(StoreTransaction transaction, long request, long item, boolean isError) {
        transaction.lastItem = item;
        boolean commits = log.text().payload(log.requests.item(request)).startsWith("T");
        boolean conflicts = isError && log.text().payload(item).equals("EAGAIN");
        transaction.outcome = conflicts
                ? StoreTransaction.Outcome.CONFLICT
                : commits && !isError ? StoreTransaction.Outcome.COMMIT : StoreTransaction.Outcome.ABORT;
    }
}
