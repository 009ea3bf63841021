package io.xenscope.report.html.data;

/**
 * How often a duration was how long, and when: counts by column of time, where it began, and by half octaves from 256 ns. Threads count
 * through feeds of their own.
 */
final class HeatCounts {
    static final int COLUMNS = 200;
    static final int ROWS = 56;
    private static final int FIRST_OCTAVE = 8;
    private static final int FED = 256;

    private final int[] counts = new int[COLUMNS * ROWS];
    private long count;

    /** Counts for one thread. */
    final class Feed {
        private final int[] cells = new int[FED];
        private int size;

        /** Adds one that begins so far into the range of {@code span} ticks, and lasted so many nanoseconds. */
        void add(long since, long span, long nanos) {
            if (since < 0 || since > span) {
                return;
            }
            int column = span == 0 ? 0 : (int) Math.min(COLUMNS - 1, (double) since / span * COLUMNS);
            cells[size++] = column * ROWS + row(nanos);
            if (size == FED) {
                flush();
            }
        }

        /** To be called at the end. */
        void flush() {
            take(cells, size);
            size = 0;
        }
    }

    private synchronized void take(int[] cells, int size) {
        for (int i = 0; i < size; i++) {
            counts[cells[i]]++;
        }
        count += size;
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
