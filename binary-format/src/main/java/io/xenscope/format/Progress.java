package io.xenscope.format;

import java.util.concurrent.atomic.LongAdder;

/**
 * How far this process has come with what takes long, for the code that shows that to a person. There is one, as there is one person; who
 * works says what it begins and adds what it has done, a window or more at a time, from any thread.
 */
public final class Progress {
    /**
     * One kind of work.
     *
     * @param what in words that follow "xenscope:"
     * @param bytes how much there is to do, in bytes of the capture; less than 1 where that is not known
     * @param sinceNanos when it began, by {@link System#nanoTime}
     */
    public record Phase(String what, long bytes, long sinceNanos, LongAdder sum) {
        /** Bytes done. */
        public long done() {
            return sum.sum();
        }
    }

    /** Nobody waits for the work any more: what it had begun is to be undone, as after any fault. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Stopped() {
            super("cancelled", null, false, false);
        }
    }

    private static volatile boolean isStopped;
    private static volatile Phase present = new Phase("starting", 0, System.nanoTime(), new LongAdder());

    private Progress() {}

    /** Other work begins. */
    public static void begin(String what, long bytes) {
        check();
        present = new Phase(what, bytes, System.nanoTime(), new LongAdder());
    }

    /** So many bytes more are done. */
    public static void add(long bytes) {
        check();
        present.sum.add(bytes);
    }

    private static void check() {
        if (isStopped) {
            throw new Stopped();
        }
    }

    /** The person wants what is under way to end: who works finds out by {@link Stopped} where it next says how far it is. */
    public static void stop() {
        isStopped = true;
    }

    /** What begins from now on is wanted. */
    public static void resume() {
        isStopped = false;
    }

    /** What is being done. */
    public static Phase present() {
        return present;
    }
}
