package io.xenscope.sql;

import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBTableFunctionState;

/**
 * {@code xenscope_rows(table)}: the rows of a table straight from all captures, one capture after the other, in the order in which
 * they would be stored. Only columns that are asked for are made: those of a span take longer than to find it.
 */
final class RowsFunction implements DuckDBTableFunction<RowTable<?>, RowsFunction.Scan, Object> {
    static final String NAME = "xenscope_rows";

    private final Shelf shelf;
    private volatile Throwable fault;

    RowsFunction(Shelf shelf) {
        this.shelf = shelf;
    }

    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(String.class)
                    .withProjectionPushdown()
                    .withFunction(this)
                    .register(connection);
        }
    }

    /** What ended a reading since it was asked last; null where nothing did. DuckDB would say it in its own words. */
    Throwable fault() {
        Throwable last = fault;
        fault = null;
        return last;
    }

    /** A scan that is under way, on one thread at a time. DuckDB closes it also where it does not want the rest. */
    final class Scan implements DuckDBTableFunctionState {
        private final RowTable<?> table;
        private final int[] columns;
        private final Iterator<Integer> captures;
        private Feed feed;

        Scan(RowTable<?> table, int[] columns, List<Integer> captures) {
            this.table = table;
            this.columns = columns;
            this.captures = captures.iterator();
        }

        private long write(DuckDBDataChunkWriter chunk) throws InterruptedException {
            while (feed != null || captures.hasNext()) {
                if (feed == null) {
                    int capture = captures.next();
                    feed = new Feed(shelf.hold(capture), capture, table, columns);
                }
                Batch batch = next();
                if (batch != null) {
                    return batch.write(chunk, columns, feed.capture());
                }
                close();
            }
            return 0;
        }

        private Batch next() throws InterruptedException {
            try {
                return feed.take(table.name());
            } catch (IllegalStateException thrown) {
                fault = thrown.getCause();
                throw thrown;
            }
        }

        @Override
        public void close() {
            if (feed != null) {
                feed.close();
                shelf.release(feed.capture());
                feed = null;
            }
        }
    }

    @Override
    public RowTable<?> bind(DuckDBTableFunctionBindInfo info) {
        String name = info.getParameter(0).getString();
        RowTable<?> table = Tables.named(name);
        if (table == null) {
            throw new IllegalArgumentException(NAME + ": no table " + name);
        }
        FeedFunction.declare(info, table);
        return table;
    }

    @Override
    public Scan init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return new Scan(info.getBindData(), FeedFunction.columns(info), shelf.numbers());
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws InterruptedException {
        Scan scan = call.getInitData();
        return scan.write(chunk);
    }
}
