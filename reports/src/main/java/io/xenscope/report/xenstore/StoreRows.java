package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.analyze.companion.xenstore.StoreVisitor;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.report.frame.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The requests of one log that are shown: everything that were picked, or the slowest and those that failed. */
final class StoreRows implements StoreVisitor {
    /** Rows that are kept at most. */
    private static final int MOST = 1_000_000;

    /** Where a request may have taken no time at all, its latency is shown only if it is known as closely as this. */
    private static final long CLOSE = 50_000_000L;

    /** A request with how long it took, by the log's own clock: at least and at most; null where that is not known. */
    record Row(StoreRequest request, long item, OffsetInterval latency) {
        static Row of(StoreRequest request, long item, OffsetInterval latency) {
            // The daemon may have slept before it wrote the next time: then nothing is known.
            boolean isKnown = latency != null && (latency.lo() > 0 || latency.width() <= CLOSE);
            return new Row(request, item, isKnown ? latency : null);
        }

        long weight() {
            return latency == null ? -1 : latency.lo();
        }
    }

    private final Companion companion;
    private final Scope scope;
    private final RequestFilter filter;
    private final int most;
    private final PriorityQueue<Row> slowest = new PriorityQueue<>(Comparator.comparingLong(Row::weight)
            .thenComparing(Comparator.comparingLong(Row::item).reversed()));
    private final List<Row> others = new ArrayList<>();
    private long leftOut;
    private long taken;

    StoreRows(Companion companion, Scope scope, RequestFilter filter) {
        this.companion = companion;
        this.scope = scope;
        this.filter = filter;
        this.most = scope.rows(Integer.MAX_VALUE);
    }

    @Override
    public void request(StoreRequest request, long item) {
        RequestLog log = companion.store().requests();
        if (!filter.takes(request, log) || !StoreTables.isInRange(scope, companion, item)) {
            return;
        }
        taken++;
        Row row = Row.of(request, item, companion.latency(request.index()));
        if (filter.picks()) {
            keep(row, Math.min(MOST, most));
        } else if (request.isError()) {
            keep(row, filter.failed());
        } else {
            slowest.add(row);
            leftOut += slowest.size() > Math.min(filter.slowest(), most) ? 1 : 0;
            if (slowest.size() > Math.min(filter.slowest(), most)) {
                slowest.poll();
            }
        }
    }

    private void keep(Row row, int limit) {
        if (others.size() < limit) {
            others.add(row);
        } else {
            leftOut++;
        }
    }

    /** In the order of the log. */
    List<Row> rows() {
        List<Row> all = new ArrayList<>(others);
        all.addAll(slowest);
        all.sort(Comparator.comparingLong(Row::item));
        return all;
    }

    /** How many were asked for. */
    long taken() {
        return taken;
    }

    /** How many of these are not shown. */
    long leftOut() {
        return leftOut;
    }
}
