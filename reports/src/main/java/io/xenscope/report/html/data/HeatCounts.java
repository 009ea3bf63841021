package io.xenscope.report.html.data;

/** How often a duration was how long, and when: counts by column of time, where it began, and by half octaves from 256 ns. */
final class HeatCounts {
    static final int COLUMNS = 200;
    static final int ROWS = 56;
    private static final int FIRST_OCTAVE = 8;

    private final int[] counts = new int[COLUMNS * ROWS];
    private long count;

    /** Adds one that begins so far into the range of {@code span} ticks, and lasted so many nanoseconds; from any thread. */
    synchronized void add(long since, long span, long nanos) {
        if (since < 0 || since > span) {
            return;
        }
        int column = span == 0 ? 0 : (int) Math.min(COLUMNS - 1, (double) since / span * COLUMNS);
        counts[column * ROWS + row(nanos)]++;
        count++;
    }

    /** Which half of which octave. */
    static int row(long nanos) {
        if (nanos < 1L << FIRST_OCTAVE) {
            return 0;
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        // The square of a number in the upper half of an octave has twice the octave, and one more.
        double part = (double) nanos / (1L << octave);
        int row = 2 * (octave - FIRST_OCTAVE) + (part * part >= 2 ? 1 : 0);
        return Math.min(ROWS - 1, row);
    }

    long count() {
        return count;
    }

    void addTo(VarintLog log) {
        for (int cell : counts) {
            log.add(cell);
        }
    }
}
