package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the lives of domains in a log of the store. A life that was ended is followed by another when its number is used again. */
final class StoreLives {
    private static final String[] OWN = {"/local/domain/", "/libxl/"};

    private final List<StoreLife> all = new ArrayList<>();
    private final Map<Integer, StoreLife> present = new HashMap<>();

    List<StoreLife> all() {
        return all;
    }

    void find(StoreLog log) {
        ItemLog items = log.items();
        Map<Long, StoreConnection> ends = new HashMap<>();
        Map<Long, StoreConnection> begins = new HashMap<>();
        for (int i = 0; i < log.connections.size(); i++) {
            if (log.connections.isKernel(i) && log.connections.domain(i) > 0) {
                StoreConnection connection = log.connections.get(i);
                ends.put(connection.lastItem(), connection);
                if (items.kind(connection.firstItem()) == ItemKind.CONNECT) {
                    begins.put(connection.firstItem(), connection);
                }
            }
        }
        long next = 0;
        for (long request = 0; request <= log.requests.size(); request++) {
            long until = request < log.requests.size() ? log.requests.item(request) : items.size();
            for (; next < until; next++) {
                opened(begins.get(next), next);
                ended(ends.get(next), next);
            }
            if (request < log.requests.size()) {
                request(log, request);
            }
        }
    }

    private StoreLife present(int domain) {
        return present.computeIfAbsent(domain, number -> {
            StoreLife life = new StoreLife(number);
            all.add(life);
            return life;
        });
    }

    private void opened(StoreConnection connection, long item) {
        if (connection != null) {
            StoreLife life = present(connection.domain());
            life.introduce = life.introduce < 0 ? item : life.introduce;
            life.introduced = life.introduced < 0 ? item : life.introduced;
        }
    }

    private void ended(StoreConnection connection, long item) {
        if (connection != null) {
            present(connection.domain()).disconnect = item;
        }
    }

    private void request(StoreLog log, long request) {
        long item = log.requests.item(request);
        StoreConnection by = log.connections.get(log.requests.connection(request));
        if (by.domain() > 0) {
            StoreLife life = present(by.domain());
            life.firstRequest = life.firstRequest < 0 ? item : life.firstRequest;
            life.lastRequest = item;
            return;
        }
        String op = log.op(item);
        if (op.equals("INTRODUCE")) {
            introduce(log, request, item);
        } else if (StoreOp.isWrite(op)) {
            write(log.text().payload(item), op, item);
        }
    }

    private void introduce(StoreLog log, long request, long item) {
        String args = log.text().payload(item);
        int blank = args.indexOf(' ');
        int domain = StorePairs.number(blank < 0 ? args : args.substring(0, blank));
        if (domain > 0) {
            StoreLife life = present(domain);
            life.introduce = life.introduce < 0 ? item : Math.min(life.introduce, item);
            long answer = log.requests.answer(request);
            life.introduced = answer >= 0 && life.introduced < 0 ? answer : Math.max(life.introduced, life.introduce);
        }
    }

    private void write(String args, String op, long item) {
        int domain = owner(args);
        if (domain <= 0) {
            return;
        }
        StoreLife life = present.get(domain);
        boolean isOver = life != null && life.disconnect >= 0;
        if (op.equals("RM")) {
            if (life != null && (isOver || life.introduce >= 0)) {
                life.lastToolRemoval = item;
            }
            return;
        }
        if (isOver && life.lastToolRemoval >= 0 && isRoot(args)) {
            present.remove(domain);
            life = null;
        }
        life = life == null ? present(domain) : life;
        life.firstToolWrite = life.firstToolWrite < 0 ? item : life.firstToolWrite;
    }

    /** The domain that a path belongs to; -1 for none. */
    static int owner(String path) {
        for (String own : OWN) {
            if (path.startsWith(own)) {
                int end = own.length();
                while (end < path.length() && Character.isDigit(path.charAt(end))) {
                    end++;
                }
                boolean ends = end == path.length() || path.charAt(end) == '/' || path.charAt(end) == ' ';
                return ends ? StorePairs.number(path.substring(own.length(), end)) : -1;
            }
        }
        return -1;
    }

    /** Whether a path is a domain's own directory itself, with which its life begins. */
    private static boolean isRoot(String args) {
        int blank = args.indexOf(' ');
        String path = blank < 0 ? args : args.substring(0, blank);
        return path.chars().filter(c -> c == '/').count() <= (path.startsWith("/libxl/") ? 2 : 3);
    }
}
