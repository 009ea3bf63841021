package io.xenscope.analyze.companion.xenstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private final List<Watch> all = new ArrayList<>();
    /** Watches that are registered, by connection, token and path. */
    private final Map<StoreConnection, Map<String, TreeMap<String, Watch>>> present = new HashMap<>();

    private long others;

    @Override
    public void request(StoreRequest request, long item) {
        if (request.isError()) {
            return;
        }
        StoreConnection connection = request.connection();
        switch (request.op()) {
            case "WATCH" -> add(new Watch(connection, request.path(), request.value(), item));
            case "UNWATCH" -> {
                Watch watch = withToken(connection, request.value()).remove(request.path());
                if (watch != null) {
                    watch.removed = item;
                }
            }
            case "RESET_WATCHES" -> {
                Map<String, TreeMap<String, Watch>> removed = present.remove(connection);
                if (removed != null) {
                    removed.values().forEach(byPath -> byPath.values().forEach(watch -> watch.removed = item));
                }
            }
            default -> {
                // Nothing to do with watches.
            }
        }
    }

    private TreeMap<String, Watch> withToken(StoreConnection connection, String token) {
        return present.getOrDefault(connection, Map.of()).getOrDefault(token, new TreeMap<>());
    }

    private void add(Watch watch) {
        if (all.size() < MOST) {
            all.add(watch);
            present.computeIfAbsent(watch.connection, none -> new HashMap<>())
                    .computeIfAbsent(watch.token, none -> new TreeMap<>())
                    .put(watch.path, watch);
        } else {
            others++;
        }
    }

    @Override
    public void event(StoreConnection to, String path, String token, long item) {
        Watch watch = nearest(withToken(to, token), path);
        if (watch == null) {
            watch = new Watch(to, path, token, -1);
            add(watch);
        }
        watch.events++;
    }

    /** The watch of a path itself, else of the nearest path above it, else of one below it, which went away with it. */
    private static Watch nearest(TreeMap<String, Watch> byPath, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            Watch watch = byPath.get(path.substring(0, end));
            if (watch != null) {
                return watch;
            }
        }
        String below = path.endsWith("/") ? path : path + "/";
        Map.Entry<String, Watch> next = byPath.ceilingEntry(below);
        Watch root = byPath.get("/");
        return next != null && next.getKey().startsWith(below) ? next.getValue() : path.startsWith("/") ? root : null;
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
