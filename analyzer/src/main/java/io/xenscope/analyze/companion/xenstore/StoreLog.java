package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import java.util.ArrayList;
import java.util.List;

/** What one log of xenstored means. Holds memory outside the heap until closed. */
public final class StoreLog implements AutoCloseable {
    private final LogFile file;
    private final StoreText text;
    final ConnectionLog connections;
    final RequestLog requests = new RequestLog();
    final LongLog events = new LongLog();
    final List<StoreTransaction> transactions = new ArrayList<>();
    private final StoreLives lives;
    private long astray;

    private StoreLog(LogFile file) {
        this.file = file;
        this.text = new StoreText(file);
        this.lives = new StoreLives();
        this.connections = new ConnectionLog(file.log(), file.kind() == LogKind.XENSTORED);
    }

    /** Works out what a log means; {@link LogKind#isStore} must be true. */
    public static StoreLog of(LogFile file) {
        StoreLog log = new StoreLog(file);
        if (file.kind() == LogKind.XENSTORED) {
            StorePairs pairs = new StorePairs(log);
            pairs.run();
            log.astray = pairs.astray();
        } else {
            new StoreLines(log).run();
        }
        StoreRetries.find(log);
        log.lives.find(log);
        return log;
    }

    public LogFile file() {
        return file;
    }

    ItemLog items() {
        return file.log().items();
    }

    StoreText text() {
        return text;
    }

    /** The operation of an item, see {@link StoreOp}. */
    public String op(long item) {
        return StoreOp.of(file.log().names().name(items().name(item)));
    }

    /** In the order of their begins. */
    public List<StoreConnection> connections() {
        return connections;
    }

    public RequestLog requests() {
        return requests;
    }

    /** Answers that belong to no request that is in the log. */
    public long astray() {
        return astray;
    }

    public List<StoreTransaction> transactions() {
        return transactions;
    }

    /** How the store saw domains live. */
    public List<StoreLife> lives() {
        return lives.all();
    }

    /** A request as text. */
    public StoreRequest request(long request) {
        long item = requests.item(request);
        long answer = requests.answer(request);
        boolean isError = requests.isError(request);
        String result = answer < 0 ? null : answer == item ? text.result(item) : text.payload(answer);
        return StoreRequest.of(
                request,
                items().line(item),
                answer < 0 ? 0 : items().line(answer),
                connections.get(requests.connection(request)),
                op(item),
                text.payload(item),
                result,
                isError);
    }

    /** Watch events sent. */
    public long events() {
        return events.size() / 2;
    }

    /** The item of a watch event. */
    public long eventItem(long event) {
        return events.get(2 * event);
    }

    /** To whom it was sent. */
    public StoreConnection eventConnection(long event) {
        return connections.get((int) events.get(2 * event + 1));
    }

    /** Path and token of a watch event. */
    public String eventText(long event) {
        return text.payload(eventItem(event));
    }

    /** Whether it could not be delivered. */
    public boolean isEventFailed(long event) {
        return items().kind(eventItem(event)) == ItemKind.ANSWER_FAILED;
    }

    /** Gives visitors all requests and watch events, in the order of the log. */
    public void visit(List<? extends StoreVisitor> visitors) {
        long event = 0;
        for (long request = 0; request <= requests.size(); request++) {
            long until = request < requests.size() ? requests.item(request) : Long.MAX_VALUE;
            for (; event < events() && eventItem(event) < until; event++) {
                tell(visitors, event);
            }
            if (request < requests.size()) {
                StoreRequest one = request(request);
                visitors.forEach(visitor -> visitor.request(one, until));
            }
        }
    }

    private void tell(List<? extends StoreVisitor> visitors, long event) {
        String words = eventText(event);
        int blank = words.indexOf(' ');
        String path = blank < 0 ? words : words.substring(0, blank);
        String token = blank < 0 ? "" : words.substring(blank + 1);
        StoreConnection to = eventConnection(event);
        visitors.forEach(visitor -> visitor.event(to, path, token, eventItem(event)));
    }

    /** Whether answers are in the log, so that it says how long requests took. */
    public boolean hasLatency() {
        return file.kind() == LogKind.XENSTORED;
    }

    /** Whether a line stands where its request was answered: what it says of its begin is only that it was before. */
    public boolean isWrittenAtAnswers() {
        return file.kind() == LogKind.SNOOP;
    }

    @Override
    public void close() {
        connections.close();
        requests.close();
        events.close();
    }
}
