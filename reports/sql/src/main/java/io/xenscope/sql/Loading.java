package io.xenscope.sql;

import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** Reads one capture once, and runs a statement for each table that takes its rows: side by side, each with a connection. */
final class Loading {
    /** The statement that takes the rows of a table; {@code %s} stands for where they come from. */
    interface Target {
        String sql(RowTable<?> table);
    }

    private final DuckDBConnection connection;
    private final FeedFunction feeds;
    private final RowSource source;
    private final int capture;
    private final List<RowTable<?>> tables;
    private final List<Statement> statements = new ArrayList<>();
    private volatile SQLException fault;
    private volatile boolean isCancelled;
    private volatile Feed feed;

    Loading(DuckDBConnection connection, FeedFunction feeds, RowSource source, int capture, List<RowTable<?>> tables) {
        this.connection = connection;
        this.feeds = feeds;
        this.source = source;
        this.capture = capture;
        this.tables = tables;
    }

    /** Returns when all rows are where they should be. */
    void run(Target target) throws SQLException {
        try (Feed open = new Feed(source, capture, tables)) {
            feed = open;
            int number = feeds.add(open);
            List<Thread> threads = new ArrayList<>();
            for (RowTable<?> table : tables) {
                String from = FeedFunction.NAME + "('" + table.name() + "', " + number + ")";
                Thread thread = new Thread(() -> take(target.sql(table).formatted(from)), "xenscope-" + table.name());
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                join(thread);
            }
            feeds.remove(number);
            if (isCancelled) {
                throw cancelled();
            }
            if (open.fault() instanceof RuntimeException own) {
                throw own;
            }
            if (open.fault() instanceof Error own) {
                throw own;
            }
            if (fault != null) {
                throw fault;
            }
        }
    }

    private static void join(Thread thread) throws SQLException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    private void take(String sql) {
        try (Connection own = connection.duplicate();
                Statement statement = own.createStatement()) {
            synchronized (statements) {
                if (isCancelled) {
                    return;
                }
                statements.add(statement);
            }
            statement.execute(sql);
        } catch (SQLException e) {
            if (fault == null) {
                fault = e;
            }
            feed.cancel();
        }
    }

    /** As DuckDB says that a statement was cancelled. */
    static SQLException cancelled() {
        return new SQLException(Faults.CANCELLED + "!");
    }

    /** Ends everything; may be called by any thread. */
    void cancel() throws SQLException {
        isCancelled = true;
        Feed now = feed;
        if (now != null) {
            now.cancel();
        }
        synchronized (statements) {
            for (Statement statement : statements) {
                statement.cancel();
            }
        }
    }
}
