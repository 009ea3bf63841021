package io.xenscope.sql;

import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowSink;
import io.xenscope.report.rows.RowTable;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts rows together to batches. Names and words are turned into bytes once each. */
final class BatchSink implements RowSink {
    private final RowTable<?> table;
    private final boolean[] wanted;
    private final byte[][][] words;
    private final boolean[] named;
    private final Map<String, byte[]> names = new IdentityHashMap<>();
    private final Consumer<Batch> taker;
    private Batch batch;

    /** {@code columns} are those that are wanted: 0 for the capture, others one more than their number. */
    BatchSink(RowTable<?> table, int[] columns, Consumer<Batch> taker) {
        this.table = table;
        this.taker = taker;
        List<RowColumn> all = table.columns();
        wanted = new boolean[all.size()];
        named = new boolean[all.size()];
        words = new byte[all.size()][][];
        for (int column : columns) {
            if (column > 0) {
                wanted[column - 1] = true;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            words[i] = all.get(i).words().stream().map(BatchSink::utf8).toArray(byte[][]::new);
            named[i] = switch (all.get(i).type()) {
                case NAME -> true;
                default -> false;
            };
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean wants(int column) {
        return wanted[column];
    }

    private Batch batch() {
        if (batch == null) {
            batch = new Batch(table);
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i]) {
                    batch.use(i);
                }
            }
        }
        return batch;
    }

    @Override
    public void number(int column, long value) {
        if (words[column].length > 0) {
            batch().text(column, words[column][(int) value]);
        } else {
            batch().number(column, value);
        }
    }

    @Override
    public void text(int column, String value) {
        batch().text(column, named[column] ? names.computeIfAbsent(value, BatchSink::utf8) : utf8(value));
    }

    @Override
    public void bytes(int column, byte[] value) {
        throw new IllegalStateException("no table of bytes is read here: " + table);
    }

    @Override
    public void end() {
        if (!batch().end()) {
            flush();
        }
    }

    /** Gives on what there is. */
    void flush() {
        if (batch != null && batch.size() > 0) {
            taker.accept(batch);
        }
        batch = null;
    }
}
