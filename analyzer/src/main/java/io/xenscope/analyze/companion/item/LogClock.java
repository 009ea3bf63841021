package io.xenscope.analyze.companion.item;

import java.util.Locale;

/** The clocks that logs are stamped by. */
public enum LogClock {
    /** Seconds since 1970, ns. */
    UTC,
    /** The wall clock of a time zone, taken as if it were UTC, ns. */
    LOCAL,
    /** Linux' CLOCK_MONOTONIC, or another clock whose origin is not known, ns. */
    MONO,
    /** Time since a kernel booted, ns. */
    BOOT,
    /** Xen's system time, ns. */
    XEN,
    /** The counter that the capture has, or a guest's view, in ticks. */
    TSC,
    /** No stamps. */
    NONE;

    /** The stable name of machine formats, and of hints. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
