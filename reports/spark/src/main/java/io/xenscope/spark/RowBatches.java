package io.xenscope.spark;

import io.xenscope.report.rows.ColumnType;
import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowSink;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Puts rows of Spark together, of the columns that are wanted, and hands them on in batches. */
final class RowBatches implements RowSink {
    static final int ROWS = 1024;

    /** What a column must be for a row to be wanted. */
    private record Test(int place, Set<Object> allowed) {}

    private final List<RowColumn> columns;
    /** By column, where it is in a row; -1 where it is not wanted. */
    private final int[] places;

    private final UTF8String[][] words;
    private final Map<String, UTF8String> names = new IdentityHashMap<>();
    private final List<Test> tests;
    /** What each row begins with: the name of the capture where that is wanted. */
    private final Object[] blank;

    private final Consumer<InternalRow[]> taker;
    private Object[] row;
    private InternalRow[] batch = new InternalRow[ROWS];
    private int size;

    RowBatches(RowTable<?> table, RowReaders how, String capture, Consumer<InternalRow[]> taker) {
        this.columns = table.columns();
        this.taker = taker;
        List<String> wanted = Arrays.asList(how.columns());
        blank = new Object[wanted.size()];
        if (wanted.contains(Tables.CAPTURE_COLUMN)) {
            blank[wanted.indexOf(Tables.CAPTURE_COLUMN)] = UTF8String.fromString(capture);
        }
        places = columns.stream()
                .mapToInt(column -> wanted.indexOf(column.name()))
                .toArray();
        words = columns.stream()
                .map(column ->
                        column.words().stream().map(UTF8String::fromString).toArray(UTF8String[]::new))
                .toArray(UTF8String[][]::new);
        tests = how.filters().values().entrySet().stream()
                .filter(one -> wanted.contains(one.getKey()))
                .map(one -> new Test(wanted.indexOf(one.getKey()), inRows(one.getValue())))
                .toList();
        row = blank.clone();
    }

    /** Values of filters as rows hold them. */
    private static Set<Object> inRows(Set<Object> values) {
        Set<Object> converted = new HashSet<>();
        values.forEach(value -> converted.add(value instanceof String text ? UTF8String.fromString(text) : value));
        return converted;
    }

    @Override
    public boolean wants(int column) {
        return places[column] >= 0;
    }

    @Override
    public void number(int column, long value) {
        if (places[column] >= 0) {
            row[places[column]] = words[column].length > 0
                    ? words[column][(int) value]
                    : Schema.value(columns.get(column).type(), value);
        }
    }

    @Override
    public void text(int column, String value) {
        if (places[column] >= 0) {
            row[places[column]] = columns.get(column).type() == ColumnType.NAME
                    ? names.computeIfAbsent(value, UTF8String::fromString)
                    : UTF8String.fromString(value);
        }
    }

    @Override
    public void bytes(int column, byte[] value) {
        if (places[column] >= 0) {
            row[places[column]] = value;
        }
    }

    @Override
    public void end() {
        for (Test test : tests) {
            if (!test.allowed.contains(row[test.place])) {
                row = blank.clone();
                return;
            }
        }
        batch[size++] = new GenericInternalRow(row);
        row = blank.clone();
        if (size == ROWS) {
            flush();
        }
    }

    /** Hands on what there is. */
    void flush() {
        if (size > 0) {
            taker.accept(Arrays.copyOf(batch, size));
            batch = new InternalRow[ROWS];
            size = 0;
        }
    }
}
