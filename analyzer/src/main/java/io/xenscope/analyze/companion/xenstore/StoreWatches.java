package io.xenscope.analyze.companion.xenstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who watches what, and how many events that gave. */
public final class StoreWatches implements StoreVisitor {
    private static final int MOST = 100_000;

    /** One watch of one connection. */
    public static final class Watch {
        private final StoreConnection connection;
        private final String path;
        private final String token;
        private final long registered;
        long removed = -1;
        long events;

        Watch(StoreConnection connection, String path, String token, long registered) {
            this.connection = connection;
            this.path = path;
            this.token = token;
            this.registered = registered;
        }

        public StoreConnection connection() {
            return connection;
        }

        public String path() {
            return path;
        }

        public String token() {
            return token;
        }

        /** The item of the request; -1 where it was registered before the log begins. */
        public long registered() {
            return registered;
        }

        /** The item of the request that removed it, or of the end of its connection; -1 where nothing did. */
        public long removed() {
            return removed < 0 ? connection.lastItem() : removed;
        }

        public long events() {
            return events;
        }
    }

    private record Key(StoreConnection connection, String token) {}

    private final List<Watch> all = new ArrayList<>();
    private final Map<Key, List<Watch>> present = new HashMap<>();
    private long others;

    @Override
    public void request(StoreRequest request, long item) {
        Key key = new Key(request.connection(), request.value());
        if (request.op().equals("WATCH") && !request.isError()) {
            add(key, new Watch(request.connection(), request.path(), request.value(), item));
        } else if (request.op().equals("UNWATCH") && !request.isError()) {
            for (Watch watch : present.getOrDefault(key, List.of())) {
                if (watch.path.equals(request.path()) && watch.removed < 0) {
                    watch.removed = item;
                }
            }
        } else if (request.op().equals("RESET_WATCHES")) {
            all.stream()
                    .filter(watch -> watch.connection == request.connection() && watch.removed < 0)
                    .forEach(watch -> watch.removed = item);
        }
    }

    private void add(Key key, Watch watch) {
        if (all.size() < MOST) {
            all.add(watch);
            present.computeIfAbsent(key, k -> new ArrayList<>()).add(watch);
        } else {
            others++;
        }
    }

    @Override
    public void event(StoreConnection to, String path, String token, long item) {
        Key key = new Key(to, token);
        Watch best = null;
        for (Watch watch : present.getOrDefault(key, List.of())) {
            best = watch.removed < 0 && StorePaths.areRelated(watch.path, path) ? watch : best;
        }
        if (best == null) {
            best = new Watch(to, path, token, -1);
            add(key, best);
        }
        best.events++;
    }

    /** In the order of the log. */
    public List<Watch> all() {
        return all;
    }

    /** Watches that there was no room for. */
    public long others() {
        return others;
    }
}
