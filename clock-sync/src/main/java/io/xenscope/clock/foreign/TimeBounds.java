package io.xenscope.clock.foreign;

/** The earliest and latest time of each item of a log, on the time line; wherever they are kept. */
public interface TimeBounds {
    long size();

    long lo(long item);

    long hi(long item);

    void set(long item, long lo, long hi);
}
