package io.xenscope.report.export;

/**
 * What opens files of a format, and how large they may be.
 *
 * @param mostSpans in one file
 * @param heavyBytes from which on it gets slow, or fails
 * @param isOnCalendar whether it shows times as dates
 */
record Viewer(long mostSpans, long heavyBytes, boolean isOnCalendar) {
    private static final long MB = 1_000_000;
    private static final long ANY = Long.MAX_VALUE;

    /** A page in a browser that shows trace by trace. */
    static final Viewer OF_TRACES = new Viewer(100_000, 100 * MB, true);

    /** A page in a browser that reads a timeline from JSON. */
    static final Viewer OF_TIMELINES = new Viewer(500_000, 100 * MB, false);

    /** Perfetto, which reads its own format completely into the memory of a browser. */
    static final Viewer PERFETTO = new Viewer(ANY, 500 * MB, false);

    /** A program that takes a stream of any length. */
    static final Viewer OF_STREAMS = new Viewer(ANY, ANY, false);
}
