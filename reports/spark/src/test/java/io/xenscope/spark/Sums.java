package io.xenscope.spark;

import io.xenscope.report.rows.RowSink;
import io.xenscope.report.rows.RowTable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.StringJoiner;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many rows a table has, how many values each column, and what they add up to: numbers, lengths of texts and of bytes. */
final class Sums implements RowSink {
    private final RowTable<?> table;
    private final BigInteger[] sums;
    private final long[] known;
    private long rows;

    Sums(RowTable<?> table) {
        this.table = table;
        this.sums = new BigInteger[table.columns().size()];
        this.known = new long[sums.length];
        Arrays.fill(sums, BigInteger.ZERO);
    }

    private void add(int column, long value) {
        known[column]++;
        sums[column] = sums[column].add(BigInteger.valueOf(value));
    }

    @Override
    public void number(int column, long value) {
        var words = table.columns().get(column).words();
        add(column, words.isEmpty() ? value : words.get((int) value).length());
    }

    @Override
    public void text(int column, String value) {
        add(column, value.codePointCount(0, value.length()));
    }

    @Override
    public void bytes(int column, byte[] value) {
        add(column, value.length);
    }

    @Override
    public void end() {
        rows++;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",").add(Long.toString(rows));
        for (int i = 0; i < sums.length; i++) {
            text.add(Long.toString(known[i])).add(known[i] == 0 ? "null" : sums[i].toString());
        }
        return text.toString();
    }

    /** The same of rows of Spark, after their first column. */
    static String of(RowTable<?> table, Dataset<Row> rows) {
        Sums sums = new Sums(table);
        for (Row row : rows.collectAsList()) {
            for (int i = 1; i < row.size(); i++) {
                sums.add(i - 1, row.get(i));
            }
            sums.end();
        }
        return sums.toString();
    }

    private void add(int column, Object value) {
        if (value instanceof String text) {
            text(column, text);
        } else if (value instanceof byte[] bytes) {
            bytes(column, bytes);
        } else if (value instanceof Boolean flag) {
            add(column, flag ? 1 : 0);
        } else if (value != null) {
            add(column, ((Number) value).longValue());
        }
    }
}
