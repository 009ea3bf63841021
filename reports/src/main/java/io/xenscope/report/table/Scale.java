package io.xenscope.report.table;

/** How ticks of one capture, and of the range that a page is about, read as time. */
public interface Scale {
    /** A length of time. */
    long nanos(long ticks);

    /** A moment in common ticks as ns since the begin of the capture. */
    long moment(long ticks);

    /** How many a second those are that happened in the range; NaN where it has no length. */
    double perSecond(long count);

    /** The length of the range. */
    long rangeTicks();

    /** Percent of {@code whole}; not known of nothing. */
    static double percent(long part, double whole) {
        return whole == 0 ? Double.NaN : 100.0 * part / whole;
    }
}
