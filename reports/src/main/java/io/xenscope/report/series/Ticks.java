package io.xenscope.report.series;

/** A length of time in ticks as nanoseconds. */
interface Ticks {
    long nanos(long ticks);
}
