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

    private static volatile Phase present = new Phase("starting", 0, System.nanoTime(), new LongAdder());

    private Progress() {}

    /** Other work begins. */
    public static void begin(String what, long bytes) {
        present = new Phase(what, bytes, System.nanoTime(), new LongAdder());
    }

    /** So many bytes more are done. */
    public static void add(long bytes) {
        present.sum.add(bytes);
    }

    /** What is being done. */
    public static Phase present() {
        return present;
    }
}
