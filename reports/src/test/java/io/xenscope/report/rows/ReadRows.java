package io.xenscope.report.rows;

import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Rows as tests look at them: by column, numbers as {@link Long}, words and names as text; what is null is absent. */
public final class ReadRows implements RowSink {
    private final RowTable<?> table;
    private final Consumer<Map<String, Object>> taker;
    private Map<String, Object> row = new LinkedHashMap<>();

    public ReadRows(RowTable<?> table, Consumer<Map<String, Object>> taker) {
        this.table = table;
        this.taker = taker;
    }

    /** All rows of a table of a capture, read by one thread. */
    public static List<Map<String, Object>> of(Capture capture, RowTable<?> table) {
        try (RowSource source = new RowSource(capture, new RowSource.Options(1))) {
            return of(source, table);
        }
    }

    /** All rows of a table. */
    public static List<Map<String, Object>> of(RowSource source, RowTable<?> table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        source.read(RowSinks.of(table, new ReadRows(table, rows::add)));
        return rows;
    }

    /** A table as lines of comma-separated values below its columns. */
    static String text(RowTable<?> table, List<Map<String, Object>> rows) {
        StringBuilder text = new StringBuilder();
        StringJoiner head = new StringJoiner(",", "", "\n");
        table.columns().forEach(column -> head.add(column.name()));
        text.append(head);
        for (Map<String, Object> row : rows) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            table.columns()
                    .forEach(column -> line.add(
                            row.containsKey(column.name())
                                    ? row.get(column.name()).toString()
                                    : ""));
            text.append(line);
        }
        return text.toString();
    }

    @Override
    public void number(int column, long value) {
        RowColumn of = table.columns().get(column);
        row.put(of.name(), of.type() == ColumnType.WORD ? of.words().get((int) value) : (Object) value);
    }

    @Override
    public void text(int column, String value) {
        row.put(table.columns().get(column).name(), value);
    }

    @Override
    public void bytes(int column, byte[] value) {
        row.put(table.columns().get(column).name(), value);
    }

    @Override
    public void end() {
        taker.accept(row);
        row = new LinkedHashMap<>();
    }
}
