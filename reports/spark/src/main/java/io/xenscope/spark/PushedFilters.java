package io.xenscope.spark;

import io.xenscope.report.rows.Tables;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;

/**
 * What of a query's conditions spares work: bounds of time narrow the part that is read, columns that must have one of some values
 * drop rows before Spark sees them. Spark tests all conditions again, so it is enough never to drop too much.
 */
final class PushedFilters implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nanoseconds since the first record, both included. */
    private long from = Long.MIN_VALUE;

    private long to = Long.MAX_VALUE;
    private final LinkedHashMap<String, HashSet<Object>> values = new LinkedHashMap<>();

    /** Takes what it can use of filters that all have to hold; the answer is what it took. */
    static PushedFilters of(ReadOptions options, Filter[] filters, List<Filter> used) {
        PushedFilters pushed = new PushedFilters();
        for (Filter filter : filters) {
            if (pushed.take(options.table(), filter)) {
                used.add(filter);
            }
        }
        return pushed;
    }

    private boolean take(String table, Filter filter) {
        if (filter instanceof EqualTo equal) {
            boolean isTime = equal.value() instanceof Long time
                    && from(table, equal.attribute(), time) | to(table, equal.attribute(), time);
            return allow(equal.attribute(), equal.value()) | isTime;
        }
        if (filter instanceof In in) {
            return allow(in.attribute(), in.values());
        }
        if (filter instanceof GreaterThan more) {
            return more.value() instanceof Long time && from(table, more.attribute(), time);
        }
        if (filter instanceof GreaterThanOrEqual more) {
            return more.value() instanceof Long time && from(table, more.attribute(), time);
        }
        if (filter instanceof LessThan less) {
            return less.value() instanceof Long time && to(table, less.attribute(), time);
        }
        return filter instanceof LessThanOrEqual less
                && less.value() instanceof Long time
                && to(table, less.attribute(), time);
    }

    private boolean from(String table, String column, long time) {
        // A tree of spans may begin long before a span of it.
        if (!table.equals(Tables.EVENTS.name()) || !column.equals("t_ns")) {
            return false;
        }
        from = Math.max(from, time);
        return true;
    }

    private boolean to(String table, String column, long time) {
        boolean isTime = table.equals(Tables.EVENTS.name()) && column.equals("t_ns")
                || table.equals(Tables.SPANS.name()) && column.equals("start_ns");
        if (isTime) {
            to = Math.min(to, time);
        }
        return isTime;
    }

    private boolean allow(String column, Object... allowed) {
        HashSet<Object> these = new HashSet<>(Arrays.asList(allowed));
        if (these.stream().anyMatch(byte[].class::isInstance)) {
            // Bytes of equal value are not equal as objects.
            return false;
        }
        these.remove(null);
        values.merge(column, these, (before, now) -> {
            before.retainAll(now);
            return before;
        });
        return true;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** By column the values that rows may have there, as filters hold them. */
    Map<String, HashSet<Object>> values() {
        return values;
    }

    /** Whether rows of a capture may be wanted. */
    boolean hasCapture(String path) {
        HashSet<Object> captures = values.get(Tables.CAPTURE_COLUMN);
        return captures == null || captures.contains(path);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (from != Long.MIN_VALUE) {
            parts.add("from " + from + " ns");
        }
        if (to != Long.MAX_VALUE) {
            parts.add("to " + to + " ns");
        }
        values.forEach((column, allowed) -> parts.add(column + " in " + allowed));
        return String.join(", ", parts);
    }
}
