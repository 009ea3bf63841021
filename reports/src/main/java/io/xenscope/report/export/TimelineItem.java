package io.xenscope.report.export;

/** What an item of {@link TimelineOrder} is, by its first byte: an event ready to be written, or something to settle. */
final class TimelineItem {
    static final byte READY = 0;
    /** Lane, name, number of the slice, event. */
    static final byte PCPU_BEGINS = 1;

    /** Lane, name, number of the slice. */
    static final byte PCPU_ENDS = 2;

    /** How many more. */
    static final byte RUNNABLE = 3;

    /** Lane, event. */
    static final byte OPENS = 4;

    static final byte SHUTS = 5;
    /** Lane, four pieces. */
    static final byte ARROW = 6;

    /** Of what happens at one moment, in the lowest bits of its time: ends of runs on pcpus come first. */
    static final int ENDS = 0;

    static final int SLICES = 1;
    static final int BEHIND = 2;
    static final int LAST = 3;
    static final int RANK_BITS = 2;

    static final String PCPU = "pcpu";
    static final String INSTANT = "instant";

    private TimelineItem() {}
}
