package io.xenscope.clock;

/**
 * How many ticks of the time line make a second, and how that is known.
 *
 * <p>Conversions multiply in 128 bits, so that no capture is too long for them; they are monotone, and off by less than
 * one part in 2^50 from the quotient (a nanosecond in a fortnight). What does not fit into 63 bits (292 years) saturates.
 *
 * @param hz ticks per second
 * @param source where the figure comes from
 * @param spreadPpm how far {@code hz} may be off by what the pcpus say: most of what they tell lies within it ({@link RateEstimate});
 *     NaN where nothing shows
 */
public record TscRate(double hz, Source source, double spreadPpm) {
    /** Xen's own default guess, and xenalyze's: wrong on most machines. */
    public static final double ASSUMED_HZ = 2.4e9;

    /** No machine counts more slowly or faster: a rate outside is a mistake of the user or of records. */
    public static final double LEAST_HZ = 1e6;

    public static final double MOST_HZ = 1e10;

    /** Of the fraction of a double. */
    private static final int DOUBLE_DIGITS = 52;

    /** From here on a rate is doubtful: crystals differ by a tenth of this. */
    public static final double DOUBTFUL_PPM = 1000;

    /** In order of trust. */
    public enum Source {
        USER("given by the user"),
        SCHEDULER("inferred from the run times that scheduler records state in nanoseconds"),
        ASSUMED("ASSUMED: the capture does not tell; give --cpu-hz");

        private final String meaning;

        Source(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public TscRate {
        if (!(hz >= 1) || Double.isInfinite(hz)) {
            throw new IllegalArgumentException("not a frequency: " + hz);
        }
    }

    public static TscRate given(double hz) {
        return new TscRate(hz, Source.USER, Double.NaN);
    }

    public static TscRate assumed() {
        return new TscRate(ASSUMED_HZ, Source.ASSUMED, Double.NaN);
    }

    /** Whether a machine can have such a rate. */
    static boolean isPossible(double hz) {
        return hz >= LEAST_HZ && hz <= MOST_HZ;
    }

    /** Whether what the capture shows of its rate disagrees with itself so much that all times are doubtful. */
    public boolean isDoubtful() {
        return source == Source.SCHEDULER && spreadPpm > DOUBTFUL_PPM;
    }

    /** The most ticks that are less than {@link Long#MAX_VALUE} nanoseconds; longer durations saturate. */
    public long mostTicks() {
        return (long) (hz / 1e9 * Long.MAX_VALUE);
    }

    /** Nanoseconds of a duration in ticks, rounded down; the sign is kept. */
    public long nanos(long ticks) {
        if (ticks < 0) {
            return -nanos(ticks == Long.MIN_VALUE ? Long.MAX_VALUE : -ticks);
        }
        return nanos(ticks, factor(), shift());
    }

    /** The same of a duration that is not negative. */
    static long nanos(long ticks, long factor, int shift) {
        long high = Math.multiplyHigh(ticks, factor);
        long low = ticks * factor;
        return high >>> (shift - 1) != 0 ? Long.MAX_VALUE : high << (64 - shift) | low >>> shift;
    }

    /** Ticks of a duration in nanoseconds, to the nearest. */
    public long ticks(long nanos) {
        return Math.round(nanos * (hz / 1e9));
    }

    /** Nanoseconds of a tick, so many bits to the left: {@link #nanos} of ticks above 0 is their product, shifted back. */
    public long factor() {
        // The power of two by its bits: that is exact, and takes no time.
        double power = Double.longBitsToDouble((long) (shift() + Double.MAX_EXPONENT) << DOUBLE_DIGITS);
        return (long) (1e9 / hz * power);
    }

    /** How many bits: the largest number below 64 for which the factor fits into 62 bits, so as many digits as there are. */
    public int shift() {
        return Math.min(62, 61 - Math.getExponent(1e9 / hz));
    }
}
