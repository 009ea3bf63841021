package io.xenscope.analyze.base;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Tasks that their owner does together with the workers that come to help before all are begun. The first one is the owner's: so a
 * long one with tasks of its own is best the first, as helpers come back from the others.
 */
final class SharedTasks {
    private final int count;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger(1);
    private int helping;
    private boolean finished;
    private Throwable failure;

    SharedTasks(int count, IntConsumer task) {
        this.count = count;
        this.task = task;
    }

    /** Helps as long as there is anything left to begin; who comes too late is not waited for. */
    void help() {
        if (join()) {
            try {
                work(next.getAndIncrement());
            } finally {
                leave();
            }
        }
    }

    private synchronized boolean join() {
        helping += finished ? 0 : 1;
        return !finished;
    }

    private synchronized void leave() {
        helping--;
        notifyAll();
    }

    private void work(int first) {
        try {
            for (int mine = first; mine < count; mine = next.getAndIncrement()) {
                task.accept(mine);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            // Where one fails nobody wants the rest.
            next.set(count);
        }
    }

    private synchronized void fail(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    /** Does what nobody else does, and waits for the others; throws what the first one that failed threw. */
    void finish() {
        work(0);
        waitForHelpers();
        if (failure instanceof RuntimeException cause) {
            throw cause;
        } else if (failure instanceof Error cause) {
            throw cause;
        }
    }

    private synchronized void waitForHelpers() {
        finished = true;
        boolean interrupted = false;
        while (helping > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Helpers read memory that may be given back when this returns.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
