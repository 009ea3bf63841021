package io.xenscope.analyze.merge;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Work cut into numbered pieces that threads do side by side and whose results one thread takes in order.
 *
 * <p>A bounded number of results is in the making or waits, each in a place of its own that is used again.
 *
 * @param <P> a place in which a piece is worked on
 */
public final class OrderedWork<P> {
    /** Does one piece. */
    public interface Task<P> {
        void run(P place, int piece);
    }

    /** Takes the result of one piece. */
    public interface Taker<P, X extends Exception> {
        void take(P place) throws X;
    }

    private record Ongoing<P>(P place, Future<?> done) {}

    private final int threads;
    private final Supplier<P> maker;
    private final Task<P> task;

    public OrderedWork(int threads, Supplier<P> maker, Task<P> task) {
        this.threads = threads;
        this.maker = maker;
        this.task = task;
    }

    /** Does pieces 0 .. {@code pieces} - 1 and gives the places to {@code taker}, on the calling thread, in order. */
    public <X extends Exception> void run(int pieces, Taker<P, X> taker) throws X {
        ExecutorService workers = Executors.newFixedThreadPool(threads, OrderedWork::thread);
        Queue<Ongoing<P>> ongoing = new ArrayDeque<>();
        try {
            int ahead = Math.min(pieces, threads + 2);
            for (int piece = 0; piece < ahead; piece++) {
                ongoing.add(start(workers, maker.get(), piece));
            }
            for (int next = ahead; !ongoing.isEmpty(); next++) {
                P place = finished(ongoing.remove());
                taker.take(place);
                if (next < pieces) {
                    ongoing.add(start(workers, place, next));
                }
            }
        } finally {
            workers.shutdownNow();
            awaitEnd(workers);
        }
    }

    /** Someone may close the capture next: nobody must be reading it then. */
    private static void awaitEnd(ExecutorService workers) {
        try {
            if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a slice does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "xenscope-slice");
        thread.setDaemon(true);
        return thread;
    }

    private Ongoing<P> start(ExecutorService workers, P place, int piece) {
        return new Ongoing<>(place, workers.submit(() -> task.run(place, piece)));
    }

    private static <P> P finished(Ongoing<P> work) {
        try {
            work.done().get();
            return work.place();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
