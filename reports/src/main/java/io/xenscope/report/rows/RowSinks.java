package io.xenscope.report.rows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tables that are wanted in one reading, each with the sink that takes its rows. */
public final class RowSinks {
    private final Map<RowTable<?>, RowSink> sinks = new LinkedHashMap<>();

    /** Asks for a table. */
    public RowSinks add(RowTable<?> table, RowSink sink) {
        sinks.put(table, sink);
        return this;
    }

    public static RowSinks of(RowTable<?> table, RowSink sink) {
        return new RowSinks().add(table, sink);
    }

    Set<RowTable<?>> tables() {
        return sinks.keySet();
    }

    boolean wants(RowTable<?> table) {
        return sinks.containsKey(table);
    }

    /** Gives a row to the sink of its table, where that is wanted. */
    <T> void give(RowTable<T> table, T row) {
        RowSink sink = sinks.get(table);
        if (sink != null) {
            table.give(row, sink);
        }
    }
}
