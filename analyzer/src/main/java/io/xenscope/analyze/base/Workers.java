package io.xenscope.analyze.base;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The threads of one analysis: a thread that has tasks does them itself, and threads without tasks help. So tasks may
 * have tasks of their own.
 */
public final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService helpers;

    /** So many threads, the one that asks among them. */
    public Workers(int count) {
        this.count = Math.max(1, count);
        this.helpers = Executors.newFixedThreadPool(Math.max(1, this.count - 1), task -> {
            Thread thread = new Thread(task, "xenscope-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int count() {
        return count;
    }

    /** Does {@code task} for 0 .. {@code tasks} - 1, each once, on whichever thread is free; returns when all are done. */
    public void each(int tasks, IntConsumer task) {
        SharedTasks shared = new SharedTasks(tasks, task);
        for (int i = 1; i < Math.min(count, tasks); i++) {
            helpers.execute(shared::help);
        }
        shared.finish();
    }

    /** Waits for work that is under way, as it is when another task failed: it may read memory that is given back next. */
    @Override
    public void close() {
        helpers.shutdownNow();
        try {
            while (!helpers.awaitTermination(1, TimeUnit.MINUTES)) {
                // There is nothing to do but to wait.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
