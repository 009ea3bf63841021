package io.xenscope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The threads of one analysis. */
public final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    public Workers(int count) {
        this.count = Math.max(1, count);
        this.threads = Executors.newFixedThreadPool(this.count, task -> {
            Thread thread = new Thread(task, "xenscope-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int count() {
        return count;
    }

    /** Does {@code task} for 0 .. {@code tasks} - 1, each once, on whichever worker is free; returns when all are done. */
    public void each(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(count, tasks); i++) {
            running.add(threads.submit(() -> {
                try {
                    for (int mine = next.getAndIncrement(); mine < tasks; mine = next.getAndIncrement()) {
                        task.accept(mine);
                    }
                } finally {
                    // Where one fails nobody wants the rest.
                    next.set(tasks);
                }
            }));
        }
        running.forEach(Workers::join);
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits for work that is under way, as it is when another task failed: it may read memory that is given back next. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                // There is nothing to do but to wait.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
