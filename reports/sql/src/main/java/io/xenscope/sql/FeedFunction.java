package io.xenscope.sql;

import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/** {@code xenscope_feed(table, feed)}: the rows that a {@link Feed} has for a table, by one thread, in their order. */
final class FeedFunction implements DuckDBTableFunction<FeedFunction.Bound, int[], Object> {
    static final String NAME = "xenscope_feed";

    /** What a call asks for. */
    record Bound(RowTable<?> table, Feed feed) {}

    private final Map<Integer, Feed> feeds = new ConcurrentHashMap<>();
    private int last;

    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(String.class)
                    .withParameter(Integer.class)
                    .withProjectionPushdown()
                    .withFunction(this)
                    .register(connection);
        }
    }

    /** Makes a feed known; returns its number. */
    synchronized int add(Feed feed) {
        feeds.put(++last, feed);
        return last;
    }

    void remove(int feed) {
        feeds.remove(feed);
    }

    @Override
    public Bound bind(DuckDBTableFunctionBindInfo info) {
        RowTable<?> table = Tables.named(info.getParameter(0).getString());
        Feed feed = feeds.get(info.getParameter(1).getInt());
        if (table == null || feed == null) {
            throw new IllegalArgumentException(NAME + " is of no use in queries: name the table");
        }
        declare(info, table);
        return new Bound(table, feed);
    }

    /** Declares the columns of a table: the capture, then its own. */
    static void declare(DuckDBTableFunctionBindInfo info, RowTable<?> table) {
        info.addResultColumn(Tables.CAPTURE_COLUMN, DuckDBColumnType.SMALLINT);
        for (RowColumn column : table.columns()) {
            DuckDBColumnType type = switch (column.type()) {
                case SMALLINT -> DuckDBColumnType.SMALLINT;
                case INTEGER -> DuckDBColumnType.INTEGER;
                case BIGINT -> DuckDBColumnType.BIGINT;
                case BOOLEAN -> DuckDBColumnType.BOOLEAN;
                case WORD, NAME, TEXT, JSON, BINARY -> DuckDBColumnType.VARCHAR;
            };
            info.addResultColumn(column.name(), type);
        }
    }

    /** The numbers of the columns that DuckDB asks for. */
    static int[] columns(DuckDBTableFunctionInitInfo info) {
        int[] columns = new int[(int) info.getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Math.max(0, (int) info.getColumnIndex(i));
        }
        return columns;
    }

    @Override
    public int[] init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return columns(info);
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws InterruptedException {
        Bound bound = call.getBindData();
        int[] columns = call.getInitData();
        Batch batch = bound.feed.take(bound.table.name());
        return batch == null ? 0 : batch.write(chunk, columns, bound.feed.capture());
    }
}
