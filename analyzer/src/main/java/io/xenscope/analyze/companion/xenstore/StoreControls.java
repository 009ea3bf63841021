package io.xenscope.analyze.companion.xenstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the toolstack asks of guests through the store: {@code control/shutdown}, to which a guest answers by writing the node empty,
 * and {@code memory/target}.
 */
public final class StoreControls implements StoreVisitor {
    private static final int MOST = 10_000;
    private static final String SHUTDOWN = "control/shutdown";

    /** One thing asked of a domain; items of the log, -1 for what did not happen. */
    public static final class Control {
        private final int domain;
        private final String node;
        private final String value;
        private final long written;
        long event = -1;
        long answered = -1;
        long released = -1;
        long replaced = -1;

        Control(int domain, String node, String value, long written) {
            this.domain = domain;
            this.node = node;
            this.value = value;
            this.written = written;
        }

        public int domain() {
            return domain;
        }

        /** {@code control/shutdown} or {@code memory/target}. */
        public String node() {
            return node;
        }

        /** Whether it was asked to shut down, reboot or suspend. */
        public boolean isOfShutdown() {
            return node.equals(SHUTDOWN);
        }

        public String value() {
            return value;
        }

        public long written() {
            return written;
        }

        /** The domain was notified. */
        public long event() {
            return event;
        }

        /** The domain wrote the node itself. */
        public long answered() {
            return answered;
        }

        /** The same was asked again, of the domain or of another with its number. */
        public long replaced() {
            return replaced;
        }

        /** The daemon reported that some domain is gone, after that. */
        public long released() {
            return released;
        }
    }

    private final List<Control> all = new ArrayList<>();
    private final Map<String, Control> open = new HashMap<>();

    @Override
    public void request(StoreRequest request, long item) {
        if (!request.op().equals("WRITE") || request.isError()) {
            return;
        }
        int by = request.connection().domain();
        String path = StorePaths.absolute(request.path(), by);
        int domain = StoreLives.owner(path);
        String node = domain < 0 ? "" : path.substring(path.indexOf('/', "/local/domain/".length()) + 1);
        if (!node.equals(SHUTDOWN) && !node.equals("memory/target")) {
            return;
        }
        Control before = open.get(path);
        if (by == domain && by > 0) {
            if (before != null && before.answered < 0) {
                before.answered = item;
            }
        } else if (!request.value().isEmpty() && all.size() < MOST) {
            Control control = new Control(domain, node, request.value(), item);
            all.add(control);
            if (before != null) {
                before.replaced = item;
            }
            open.put(path, control);
        }
    }

    @Override
    public void event(StoreConnection to, String path, String token, long item) {
        Control control = open.get(StorePaths.absolute(path, to.domain()));
        if (control != null && to.domain() == control.domain && control.event < 0) {
            control.event = item;
        }
        if (path.equals("@releaseDomain")) {
            for (Control one : open.values()) {
                one.released = one.released < 0 && one.isOfShutdown() ? item : one.released;
            }
        }
    }

    /** In the order of the log. */
    public List<Control> all() {
        return all;
    }
}
