package io.xenscope.clock.foreign;

import java.util.Locale;

/** How a time of a log is known, the surest first. */
public enum Ground {
    /** The log has the counter that the capture has. */
    EXACT,
    /** By evidence that holds by construction, and a clock that runs as steadily as is reported. */
    PROVED,
    /** By stamps that tie two clocks; between them clocks may wander. */
    STAMPED,
    /** By how tools usually behave. */
    USUAL,
    /** By the order of lines between others that are known. */
    ORDER,
    /** Not known. */
    NONE;

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The less sure of two. */
    public Ground or(Ground other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
