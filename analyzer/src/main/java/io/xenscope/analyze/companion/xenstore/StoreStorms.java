package io.xenscope.analyze.companion.xenstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/** Bursts of watch events: many within a short time, for one prefix of paths or one connection. */
public final class StoreStorms implements StoreVisitor {
    private static final int MOST = 1_000;

    /** One burst. */
    public static final class Storm {
        private final String subject;
        private final long firstItem;
        long lastItem;
        long events;
        final Set<String> watchers = new HashSet<>();
        StoreRequest cause;

        Storm(String subject, long firstItem) {
            this.subject = subject;
            this.firstItem = firstItem;
        }

        /** A prefix of paths, or the name of a connection. */
        public String subject() {
            return subject;
        }

        public long firstItem() {
            return firstItem;
        }

        public long lastItem() {
            return lastItem;
        }

        public long events() {
            return events;
        }

        /** How many connections got them. */
        public int watchers() {
            return watchers.size();
        }

        /** The last request that changed the store before its first event; null where none did. */
        public StoreRequest cause() {
            return cause;
        }
    }

    /** The last events of one subject. */
    private static final class Recent {
        final ArrayDeque<long[]> events = new ArrayDeque<>();
        final ArrayDeque<String> watchers = new ArrayDeque<>();
        StoreRequest cause;
        Storm storm;
    }

    private final int least;
    private final long window;
    private final LongUnaryOperator timeOfItem;
    private final Map<String, Recent> recent = new HashMap<>();
    private final List<Storm> all = new ArrayList<>();
    private StoreRequest lastWrite;

    /**
     * Storms of at least {@code least} events within {@code window} ns.
     *
     * @param timeOfItem when an item was, in ns; {@link Long#MIN_VALUE} where that is not known
     */
    public StoreStorms(int least, long window, LongUnaryOperator timeOfItem) {
        this.least = least;
        this.window = window;
        this.timeOfItem = timeOfItem;
    }

    @Override
    public void request(StoreRequest request, long item) {
        if (StoreOp.isWrite(request.op()) || request.op().equals("TRANSACTION_END")) {
            lastWrite = request;
        }
    }

    @Override
    public void event(StoreConnection to, String path, String token, long item) {
        long time = timeOfItem.applyAsLong(item);
        if (time != Long.MIN_VALUE) {
            add(StorePaths.prefix(StorePaths.absolute(path, to.domain())), to, time, item);
            add(to.name(), to, time, item);
        }
    }

    private void add(String subject, StoreConnection to, long time, long item) {
        Recent last = recent.computeIfAbsent(subject, key -> new Recent());
        while (!last.events.isEmpty() && last.events.peekFirst()[0] < time - window) {
            last.events.removeFirst();
            last.watchers.removeFirst();
        }
        if (last.events.isEmpty()) {
            last.storm = null;
            last.cause = lastWrite;
        }
        last.events.addLast(new long[] {time, item});
        last.watchers.addLast(to.name());
        if (last.storm == null && last.events.size() >= least && all.size() < MOST) {
            last.storm = new Storm(subject, last.events.peekFirst()[1]);
            last.storm.events = last.events.size() - 1L;
            last.storm.watchers.addAll(last.watchers);
            last.storm.cause = last.cause;
            all.add(last.storm);
        }
        if (last.storm != null) {
            last.storm.events++;
            last.storm.lastItem = item;
            last.storm.watchers.add(to.name());
        }
    }

    public List<Storm> all() {
        return all;
    }
}
