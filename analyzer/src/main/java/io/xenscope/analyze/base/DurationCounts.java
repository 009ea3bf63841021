package io.xenscope.analyze.base;

/**
 * How often each duration came, to some digits, in the buckets of HdrHistogram with as many: the first two pages have a bucket for each
 * value, each page after them halves the octave above into as many equal parts as it has buckets.
 *
 * <pre>
 * digits   buckets of a page   page 0, 1         page 2                       page 3
 * 3        1024                0..2047 singly    2048..4095, each 2 values    4096..8191, each 4 values
 * 2        128                 0..255 singly     256..511, each 2 values      512..1023, each 4 values
 * </pre>
 *
 * <p>Durations of one kind span few octaves, so a page is made when it is first needed. A bucket is found from the exponent and the
 * first bits of the mantissa that a duration has as a double. Recording is a few steps without calls: every run, wait and VM exit is
 * recorded, mostly by code that the fast compiler made.
 */
final class DurationCounts {
    private static final int PAGES = 64;
    /** Doubles hold all smaller integers exactly. */
    private static final int EXACT_BITS = 53;

    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1023;
    /** Above, a counter goes on in a wider one. */
    private static final long CARRY = 1L << 31;

    /** Binary logarithm of the buckets in a page. */
    private final int bits;
    /** Shorter ones have a bucket each. */
    private final long singles;
    /** What the bits of a double have before the number of its bucket. */
    private final int lead;

    private final int[][] pages = new int[PAGES][];
    /** What counters of pages had no room for; null where all had. */
    private long[][] carried;

    /** Values of so many digits have a bucket each. */
    DurationCounts(int digits) {
        bits = 63 - Long.numberOfLeadingZeros(2 * Math.round(Math.pow(10, digits)) - 1);
        singles = 2L << bits;
        lead = (EXPONENT_BIAS + bits + 1 << bits) - (2 << bits);
    }

    /** Counts a duration, which is not negative. */
    void count(long ticks) {
        // What most durations are is found here, without another call.
        int bucket = ticks >= singles && ticks < 1L << EXACT_BITS ? shared(ticks) : bucket(ticks);
        int[] page = pages[bucket >>> bits];
        if (page == null) {
            page = newPage(bucket >>> bits);
        }
        if (++page[bucket & page.length - 1] < 0) {
            carry(bucket >>> bits, bucket & page.length - 1);
        }
    }

    private int bucket(long ticks) {
        if (ticks < singles) {
            return (int) ticks;
        }
        if (ticks >= 1L << EXACT_BITS) {
            return bucket(ticks >>> 10) + (10 << bits);
        }
        return shared(ticks);
    }

    /** The bucket of a duration that shares it with others. */
    private int shared(long ticks) {
        return (int) (Double.doubleToRawLongBits(ticks) >>> MANTISSA_BITS - bits) - lead;
    }

    private int[] newPage(int page) {
        return pages[page] = new int[1 << bits];
    }

    private void carry(int page, int place) {
        pages[page][place] = 0;
        carried(page)[place] += CARRY;
    }

    private long[] carried(int page) {
        if (carried == null) {
            carried = new long[PAGES][];
        }
        if (carried[page] == null) {
            carried[page] = new long[1 << bits];
        }
        return carried[page];
    }

    private long at(int page, int place) {
        long more = carried == null || carried[page] == null ? 0 : carried[page][place];
        return pages[page][place] + more;
    }

    /** Adds everything that {@code other} holds; where that has other digits, as the least of their buckets. */
    void add(DurationCounts other) {
        for (int page = 0; page < PAGES; page++) {
            for (int place = 0; other.pages[page] != null && place < other.pages[page].length; place++) {
                long more = other.at(page, place);
                if (more > 0) {
                    add(bits == other.bits ? page << bits | place : bucket(other.least(page, place)), more);
                }
            }
        }
    }

    /** Counts a duration so many times. */
    void count(long ticks, long times) {
        add(bucket(ticks), times);
    }

    private void add(int bucket, long more) {
        int page = bucket >>> bits;
        int place = bucket & (1 << bits) - 1;
        int[] into = pages[page] == null ? newPage(page) : pages[page];
        if (more + into[place] < CARRY) {
            into[place] += (int) more;
        } else {
            carried(page)[place] += more;
        }
    }

    /** The greatest duration in the bucket that has the one of this rank; the least has rank 1. */
    long ofRank(long rank) {
        long sum = 0;
        for (int page = 0; page < PAGES; page++) {
            for (int place = 0; pages[page] != null && place < pages[page].length; place++) {
                sum += at(page, place);
                if (sum >= rank) {
                    return greatest(page, place);
                }
            }
        }
        return Long.MAX_VALUE;
    }

    /** The greatest duration in the first bucket for which durations up to it, each taken for that of its bucket, add up to a sum. */
    long ofTotal(double wanted) {
        double sum = 0;
        for (int page = 0; page < PAGES; page++) {
            for (int place = 0; pages[page] != null && place < pages[page].length; place++) {
                long count = at(page, place);
                sum += count == 0 ? 0 : (double) count * greatest(page, place);
                if (count > 0 && sum >= wanted) {
                    return greatest(page, place);
                }
            }
        }
        return Long.MAX_VALUE;
    }

    private long least(int page, int place) {
        return page < 2 ? (long) page << bits | place : (1L << bits | place) << page - 1;
    }

    private long greatest(int page, int place) {
        return page < 2 ? least(page, place) : least(page, place) + (1L << page - 1) - 1;
    }

    /** Gives each bucket that has any: its greatest duration, how many it has; the least first. */
    void forEach(LatencyHistogram.Visitor visitor) {
        for (int page = 0; page < PAGES; page++) {
            for (int place = 0; pages[page] != null && place < pages[page].length; place++) {
                if (at(page, place) > 0) {
                    visitor.values(greatest(page, place), at(page, place));
                }
            }
        }
    }
}
