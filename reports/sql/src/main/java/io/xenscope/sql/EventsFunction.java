package io.xenscope.sql;

import io.xenscope.report.rows.RowSinks;
import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Slice;
import io.xenscope.report.rows.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
 * {@code xenscope_events(capture, ordered)}: records straight from captures (of all for -1), only the columns that are asked for.
 * Captures are read in turn; slices of one by as many threads as DuckDB has, or by one in the order of time.
 */
final class EventsFunction
        implements DuckDBTableFunction<EventsFunction.Bound, EventsFunction.Scan, EventsFunction.Ready> {
    static final String NAME = "xenscope_events";

    private static final RowTable<?> TABLE = Tables.EVENTS;
    private static final long SLICE_BYTES = 1 << 20;
    private static final int MOST_THREADS = 64;
    private static final int NONE = -1;

    /** What a call asks for. */
    record Bound(int capture, boolean isOrdered) {}

    private final Shelf shelf;

    EventsFunction(Shelf shelf) {
        this.shelf = shelf;
    }

    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(Integer.class)
                    .withParameter(Boolean.class)
                    .withProjectionPushdown()
                    .withFunction(this)
                    .register(connection);
        }
    }

    /** What was read of one slice, and not given on yet. */
    static final class Ready {
        private final ArrayDeque<Batch> batches = new ArrayDeque<>();
        private short capture;
    }

    /** One slice of one capture. */
    private record Piece(RowSource source, short capture, Slice slice) {}

    /** A scan that is under way; threads take slices from it. */
    final class Scan implements DuckDBTableFunctionState {
        private final int[] columns;
        private final Iterator<Integer> captures;
        private Iterator<Slice> slices = List.<Slice>of().iterator();
        private RowSource source;
        private int capture = NONE;
        private int open;

        Scan(int[] columns, List<Integer> captures) {
            this.columns = columns;
            this.captures = captures.iterator();
        }

        /** The next slice; null at the end. A capture is left only when nobody reads it any more. */
        private synchronized Piece next() throws InterruptedException {
            while (!slices.hasNext()) {
                while (open > 0) {
                    wait();
                }
                if (slices.hasNext()) {
                    break;
                }
                close();
                if (!captures.hasNext()) {
                    return null;
                }
                capture = captures.next();
                source = shelf.hold(capture);
                long bytes = source.overview().extent().fileBytes();
                slices = source.slices((int) (1 + bytes / SLICE_BYTES)).iterator();
            }
            open++;
            return new Piece(source, (short) capture, slices.next());
        }

        private synchronized void done() {
            open--;
            notifyAll();
        }

        @Override
        public synchronized void close() {
            if (capture != NONE) {
                shelf.release(capture);
                capture = NONE;
            }
        }
    }

    @Override
    public Bound bind(DuckDBTableFunctionBindInfo info) {
        FeedFunction.declare(info, TABLE);
        return new Bound(info.getParameter(0).getInt(), info.getParameter(1).getBoolean());
    }

    @Override
    public Scan init(DuckDBTableFunctionInitInfo info) {
        Bound bound = info.getBindData();
        info.setMaxThreads(bound.isOrdered ? 1 : MOST_THREADS);
        List<Integer> captures = bound.capture < 0 ? shelf.numbers() : List.of(bound.capture);
        return new Scan(FeedFunction.columns(info), new ArrayList<>(captures));
    }

    @Override
    public Ready localInit(DuckDBTableFunctionInitInfo info) {
        return new Ready();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws InterruptedException {
        Scan scan = call.getInitData();
        Ready ready = call.getLocalInitData();
        while (ready.batches.isEmpty()) {
            Piece piece = scan.next();
            if (piece == null) {
                return 0;
            }
            try {
                ready.capture = piece.capture;
                BatchSink sink = new BatchSink(TABLE, scan.columns, ready.batches::add);
                piece.source.read(RowSinks.of(TABLE, sink), piece.slice);
                sink.flush();
            } finally {
                scan.done();
            }
        }
        return ready.batches.poll().write(chunk, scan.columns, ready.capture);
    }
}
