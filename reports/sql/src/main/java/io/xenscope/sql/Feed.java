package io.xenscope.sql;

import io.xenscope.report.rows.RowSinks;
import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One reading of one capture that fills several tables: a thread reads and puts batches into a short queue for each table, and as
 * many statements of DuckDB take them out side by side.
 */
final class Feed implements AutoCloseable {
    private static final int BATCHES = 4;
    private static final long MILLIS = 50;

    /** What comes last in each queue. */
    private static final Batch END = null;

    private record Item(Batch batch) {}

    private final short capture;
    private final Map<String, ArrayBlockingQueue<Item>> queues = new LinkedHashMap<>();
    private final Thread reader;
    private volatile boolean isCancelled;
    private volatile Throwable fault;

    /** Of all columns of tables. */
    Feed(RowSource source, int capture, List<RowTable<?>> tables) {
        this(source, capture, tables, Feed::all);
    }

    /** Of some columns of one table: 0 for the capture, others one more than their number. */
    Feed(RowSource source, int capture, RowTable<?> table, int[] columns) {
        this(source, capture, List.of(table), any -> columns);
    }

    private Feed(RowSource source, int capture, List<RowTable<?>> tables, Function<RowTable<?>, int[]> columns) {
        this.capture = (short) capture;
        tables.forEach(table -> queues.put(table.name(), new ArrayBlockingQueue<>(BATCHES)));
        this.reader = new Thread(() -> read(source, tables, columns), "xenscope-rows");
        reader.setDaemon(true);
        reader.start();
    }

    private static int[] all(RowTable<?> table) {
        return IntStream.rangeClosed(1, table.columns().size()).toArray();
    }

    private void read(RowSource source, List<RowTable<?>> tables, Function<RowTable<?>, int[]> columns) {
        try {
            RowSinks sinks = new RowSinks();
            List<BatchSink> all = new ArrayList<>();
            for (RowTable<?> table : tables) {
                BatchSink sink = new BatchSink(table, columns.apply(table), batch -> put(table.name(), batch));
                sinks.add(table, sink);
                all.add(sink);
            }
            source.read(sinks);
            all.forEach(BatchSink::flush);
        } catch (Cancelled over) {
            return;
        } catch (Throwable thrown) {
            fault = thrown;
        }
        queues.keySet().forEach(name -> {
            try {
                put(name, END);
            } catch (Cancelled over) {
                // nobody waits any more
            }
        });
    }

    /** Nobody wants the rest. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super(null, null, false, false);
        }
    }

    private void put(String table, Batch batch) {
        try {
            while (!queues.get(table).offer(new Item(batch), MILLIS, TimeUnit.MILLISECONDS)) {
                if (isCancelled) {
                    throw new Cancelled();
                }
            }
        } catch (InterruptedException e) {
            throw new Cancelled();
        }
    }

    short capture() {
        return capture;
    }

    /** The next rows of a table; null at the end. */
    Batch take(String table) throws InterruptedException {
        Item item = null;
        while (item == null) {
            if (isCancelled) {
                return null;
            }
            item = queues.get(table).poll(MILLIS, TimeUnit.MILLISECONDS);
        }
        if (item.batch == END && fault != null) {
            throw new IllegalStateException(fault);
        }
        return item.batch;
    }

    /** What kept it from reading on; null where nothing did. */
    Throwable fault() {
        return fault;
    }

    /** Ends the reading at the next batch. */
    void cancel() {
        isCancelled = true;
    }

    /** Waits until the capture is no longer read. */
    @Override
    public void close() {
        cancel();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
