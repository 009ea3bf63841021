package io.xenscope.sql;

import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowTable;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** Rows of one table, column by column, on their way into a chunk of DuckDB. */
final class Batch {
    /** As many rows as a chunk has. */
    static final int ROWS = 2048;

    private final List<RowColumn> columns;
    private final long[][] numbers;
    private final byte[][][] texts;
    private final boolean[][] known;
    /** By column, whether any row has a value: most tables have columns that few captures fill. */
    private final boolean[] isGiven;

    private int size;

    Batch(RowTable<?> table) {
        columns = table.columns();
        numbers = new long[columns.size()][];
        texts = new byte[columns.size()][][];
        known = new boolean[columns.size()][];
        isGiven = new boolean[columns.size()];
    }

    /** Makes room for a column. */
    void use(int column) {
        if (isText(columns.get(column))) {
            texts[column] = new byte[ROWS][];
        } else {
            known[column] = new boolean[ROWS];
            numbers[column] = new long[ROWS];
        }
    }

    private static boolean isText(RowColumn column) {
        return switch (column.type()) {
            case WORD, NAME, TEXT, JSON -> true;
            case SMALLINT, INTEGER, BIGINT, BOOLEAN, BINARY -> false;
        };
    }

    void number(int column, long value) {
        isGiven[column] = true;
        numbers[column][size] = value;
        known[column][size] = true;
    }

    void text(int column, byte[] value) {
        isGiven[column] = true;
        texts[column][size] = value;
    }

    /** The row is complete; whether there is room for another. */
    boolean end() {
        return ++size < ROWS;
    }

    int size() {
        return size;
    }

    /** Writes one column into the vector of a chunk, in which everything is null that is not written. */
    void write(int column, DuckDBWritableVector vector) {
        if (!isGiven[column]) {
            return;
        }
        byte[][] text = texts[column];
        if (text != null) {
            vector.setStringUtf8Batch(0, size == ROWS ? text : java.util.Arrays.copyOf(text, size));
            return;
        }
        for (int row = 0; row < size; row++) {
            if (known[column][row]) {
                write(vector, columns.get(column), row, numbers[column][row]);
            }
        }
    }

    private static void write(DuckDBWritableVector vector, RowColumn column, int row, long value) {
        switch (column.type()) {
            case SMALLINT -> vector.setShort(row, (short) value);
            case INTEGER -> vector.setInt(row, (int) value);
            case BOOLEAN -> vector.setBoolean(row, value != 0);
            default -> vector.setLong(row, value);
        }
    }

    /** Writes one value into all rows. */
    static void fill(DuckDBWritableVector vector, int rows, short value) {
        for (int row = 0; row < rows; row++) {
            vector.setShort(row, value);
        }
    }

    /** Writes the columns that DuckDB asks for; number 0 is that of the capture. */
    long write(DuckDBDataChunkWriter chunk, int[] wanted, short capture) {
        for (int i = 0; i < wanted.length; i++) {
            DuckDBWritableVector vector = chunk.vector(i);
            if (wanted[i] == 0) {
                fill(vector, size, capture);
            } else {
                write(wanted[i] - 1, vector);
            }
        }
        return size;
    }
}
