package io.xenscope.spark;

import io.xenscope.format.fault.CaptureException;
import io.xenscope.report.rows.OpenedCapture;
import io.xenscope.report.rows.RowSinks;
import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Slice;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** The rows of one task. Producers push and Spark pulls: a thread reads, and puts batches into a short queue. */
final class RowReader implements PartitionReader<InternalRow> {
    private static final int BATCHES = 4;
    private static final long MILLIS = 50;
    /** Bounds of time are widened by it: moments are rounded, and Spark tests again. */
    private static final long MARGIN_NS = 1_000;

    /** What is in the queue: rows, or the end, with what went wrong if anything did. */
    private record Item(InternalRow[] rows, IOException fault) {}

    /** Nobody wants the rest. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super(null, null, false, false);
        }
    }

    private final RowReaders how;
    private final CapturePartition part;
    private final ArrayBlockingQueue<Item> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Thread producer;
    private volatile boolean isCancelled;
    private InternalRow[] rows = {};
    private int at = -1;
    private boolean isOver;

    RowReader(RowReaders how, CapturePartition part) {
        this.how = how;
        this.part = part;
        this.producer = new Thread(this::produce, "xentrace-rows");
        producer.setDaemon(true);
        producer.start();
    }

    private void produce() {
        try {
            boolean isWhole = true;
            for (CaptureSlice one : part.slices()) {
                isWhole = isWhole && isRead(one);
            }
            if (isWhole) {
                put(new Item(null, null));
            }
        } catch (Cancelled over) {
            // The end of this thread is all that is waited for.
        }
    }

    /** Whether it could be read; a fault goes to who takes the rows. */
    private boolean isRead(CaptureSlice one) {
        try {
            read(one);
            return true;
        } catch (Cancelled over) {
            throw over;
        } catch (Throwable thrown) {
            put(new Item(null, new IOException(message(one.file().path(), thrown), thrown)));
            return false;
        }
    }

    private void read(CaptureSlice one) throws IOException {
        String path = one.file().path();
        RowTable<?> table = how.options().rowTable();
        RowBatches batches = new RowBatches(table, how, path, batch -> put(new Item(batch, null)));
        try (OpenCaptures.Use use = OpenCaptures.use(one.file(), how)) {
            if (how.options().isCaptures()) {
                new OpenedCapture(path, null).give(batches);
            } else {
                use.source().prepare(table);
                Slice slice = slice(one, use.source());
                if (slice != null) {
                    use.source().read(RowSinks.of(table, batches), slice);
                }
            }
        } catch (CaptureException fault) {
            unreadable(path, named(path, fault), batches);
        }
        batches.flush();
    }

    /** The part of the time to be read; null where there is none. */
    private Slice slice(CaptureSlice one, RowSource source) {
        List<Slice> slices = one.slices() == 1 ? List.of(source.whole()) : source.slices(one.slices());
        if (one.slice() >= slices.size()) {
            return null;
        }
        Slice slice = slices.get(one.slice());
        long from = Math.max(slice.from(), ticks(source, how.filters().from(), -MARGIN_NS));
        long to = Math.min(slice.to(), ticks(source, how.filters().to(), MARGIN_NS));
        return from < to ? new Slice(from, to) : null;
    }

    /** A bound of time as a common tick; one that is none, or lies out of all reach, as it is. */
    private static long ticks(RowSource source, long nanos, long margin) {
        if (Math.abs((double) nanos) > Long.MAX_VALUE / 8.0) {
            return nanos;
        }
        double ticks = (nanos + margin) * (source.overview().rate().hz() / TimeUnit.SECONDS.toNanos(1));
        double tick = source.overview().extent().beginTicks() + ticks;
        return (long) tick;
    }

    private static String named(String path, CaptureException fault) {
        return new CaptureException(path, fault.offset(), fault.what(), fault.expected(), fault.advice(), fault).line();
    }

    private void unreadable(String path, String error, RowBatches batches) throws IOException {
        switch (how.options().mode()) {
            case FAILFAST -> throw new IOException(error);
            case PERMISSIVE -> {
                if (how.options().isCaptures()) {
                    new OpenedCapture(path, error).give(batches);
                }
            }
            case DROPMALFORMED -> {
                // Not even a row of captures.
            }
        }
    }

    private void put(Item item) {
        try {
            while (!queue.offer(item, MILLIS, TimeUnit.MILLISECONDS)) {
                if (isCancelled) {
                    throw new Cancelled();
                }
            }
        } catch (InterruptedException e) {
            throw new Cancelled();
        }
        if (isCancelled) {
            throw new Cancelled();
        }
    }

    @Override
    public boolean next() throws IOException {
        if (++at < rows.length) {
            return true;
        }
        if (isOver) {
            return false;
        }
        Item item;
        try {
            item = queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading captures", e);
        }
        if (item.fault != null) {
            isOver = true;
            throw item.fault;
        }
        isOver = item.rows == null;
        rows = isOver ? new InternalRow[0] : item.rows;
        at = 0;
        return !isOver;
    }

    private static String message(String path, Throwable fault) {
        String said = String.valueOf(fault.getMessage());
        return said.contains(path) ? said : path + ": " + fault;
    }

    @Override
    public InternalRow get() {
        return rows[at];
    }

    /** Waits until the capture is no longer read. */
    @Override
    public void close() {
        isCancelled = true;
        queue.clear();
        boolean isInterrupted = false;
        while (producer.isAlive()) {
            try {
                producer.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
