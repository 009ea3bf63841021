package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes with a thread of its own where a format has to see one trace after the other: the next traces are read meanwhile. What is in the
 * making is never more than what {@link #write} was given last.
 */
final class PenWriter implements SpanWriter {
    private final SpanWriter writer;
    private ExecutorService pen;
    private Future<?> written;

    PenWriter(SpanWriter writer) {
        this.writer = writer;
    }

    @Override
    public void write(List<Activation> traces, Workers workers) throws IOException {
        if (workers.count() == 1) {
            writer.write(traces, workers);
            return;
        }
        await();
        if (pen == null) {
            pen = Executors.newSingleThreadExecutor(PenWriter::thread);
        }
        written = pen.submit(() -> {
            writer.write(traces, workers);
            return null;
        });
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "xenscope-pen");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until everything that was given has been written. */
    private void await() throws IOException {
        if (written == null) {
            return;
        }
        Future<?> last = written;
        written = null;
        try {
            last.get();
        } catch (ExecutionException e) {
            fail(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void fail(Throwable cause) throws IOException {
        if (cause instanceof IOException failed) {
            throw failed;
        } else if (cause instanceof RuntimeException failed) {
            throw failed;
        } else if (cause instanceof Error failed) {
            throw failed;
        }
        throw new IllegalStateException(cause);
    }

    @Override
    public void complete() throws IOException {
        await();
        writer.complete();
    }

    @Override
    public long leftOut() {
        return writer.leftOut();
    }

    /** Nobody may be writing any more when the writer gives back what it holds. */
    @Override
    public void close() throws IOException {
        if (pen != null) {
            pen.shutdown();
        }
        try {
            await();
        } finally {
            writer.close();
        }
    }
}
