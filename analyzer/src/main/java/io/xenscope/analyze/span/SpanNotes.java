package io.xenscope.analyze.span;

import java.util.Arrays;

/** Events inside the spans of one tree: a list for each span, in the order of time, in arrays that they share. */
final class SpanNotes {
    private static final int[] NO_NOTES = {};

    private int count;
    private int[] next = NO_NOTES;
    private int[] events = NO_NOTES;
    private long[] times = {};
    private int[] first;
    private int[] last;

    /** With room for so many spans. */
    SpanNotes(int spans) {
        first = new int[spans];
        last = new int[spans];
    }

    int count() {
        return count;
    }

    /** The same room without events. */
    SpanNotes cleared() {
        count = 0;
        return this;
    }

    /** A span begins, without events. */
    void open(int span) {
        if (span == first.length) {
            first = Arrays.copyOf(first, 2 * span);
            last = Arrays.copyOf(last, 2 * span);
        }
        first[span] = Activation.NONE;
    }

    void add(int span, int event, long time) {
        if (count == next.length) {
            int size = Math.max(8, 2 * count);
            next = Arrays.copyOf(next, size);
            events = Arrays.copyOf(events, size);
            times = Arrays.copyOf(times, size);
        }
        next[count] = Activation.NONE;
        if (first[span] == Activation.NONE) {
            first[span] = count;
        } else {
            next[last[span]] = count;
        }
        last[span] = count;
        events[count] = event;
        times[count++] = time;
    }

    int first(int span) {
        return first[span];
    }

    int next(int note) {
        return next[note];
    }

    int event(int note) {
        return events[note];
    }

    long time(int note) {
        return times[note];
    }
}
