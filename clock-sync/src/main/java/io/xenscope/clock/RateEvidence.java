package io.xenscope.clock;

/**
 * What one pcpu shows about its TSC rate: run times that SWITCH_INFPREV states in nanoseconds, against its TSC.
 *
 * <p>From switch to switch the stated run times add up without a gap, so the sums over an interval without a loss draw a
 * line of Xen's nanoseconds over the TSC; its slope is wanted. On nested and emulated hosts that line is bad: Xen reads its
 * clock well before the record gets its TSC whenever the pcpu is stopped between the two, and the nanoseconds of all pcpus
 * but the one that Xen calibrates by wander by milliseconds. Hence {@link RatePoints} and the median of all their slopes.
 */
public final class RateEvidence {
    /** Runs longer than this many ticks may have wrapped: 50 ms on a fast TSC, 4 s on a slow Arm counter. */
    private static final long SURELY_SHORT = 1L << 27;

    /** Some milliseconds: windows that are missing miss more, and late records rarely do. */
    private static final long MISSING = 1L << 23;

    /** So much less time stated than elapsed is a TSC that jumped, or a host that was paused: records are rarely that late. */
    private static final double JUMP_NANOS = 50e6;

    /** A run time that wrapped is believed only if it fits as well as a rate does, and not after more than 20 s. */
    private static final double WRAPPED_FIT = 1e-4;

    private static final double MOST_WRAPS = 5;

    /** Stated times are 32 bits wide. */
    private static final double WRAP = 0x1p32;

    private final RatePoints points = new RatePoints();
    private long previousTsc;
    private boolean hasPrevious;
    private boolean atBorder;
    private double shortTicks;
    private double shortNanos;
    private double allTicks;

    /** A vcpu was switched out at {@code tsc} after having run for {@code ranNanos} (low 32 bits). */
    public void switchedOut(long tsc, long ranNanos) {
        long ran = tsc - previousTsc;
        if (!hasPrevious) {
            points.begin();
        } else if (ran > 0) {
            add(ran, ranNanos);
        }
        previousTsc = tsc;
        hasPrevious = true;
        atBorder = false;
    }

    /** A window begins: where less time is stated than elapsed, windows before it are missing. */
    public void windowBegins() {
        atBorder = true;
    }

    private void add(long ran, long ranNanos) {
        double stated = ranNanos;
        if (ran >= SURELY_SHORT && shortNanos == 0) {
            // Nothing shows yet how often this one wrapped.
            points.begin();
            return;
        }
        double expected = shortNanos == 0 ? stated : ran / shortTicks * shortNanos;
        double wraps = Math.rint((expected - stated) / WRAP);
        stated += WRAP * wraps;
        if (shortNanos > 0 && isGap(ran, expected, stated, wraps)) {
            points.begin();
            return;
        }
        if (ran < SURELY_SHORT) {
            shortTicks += ran;
            shortNanos += ranNanos;
        }
        allTicks += ran;
        points.add(ran, stated, shortNanos > 0 ? shortTicks / shortNanos : 1);
    }

    private boolean isGap(long ran, double expected, double stated, double wraps) {
        boolean isMissing = atBorder && (expected - stated) / expected * ran > MISSING;
        boolean isJump = wraps == 0
                ? expected - stated > JUMP_NANOS
                : wraps > MOST_WRAPS || Math.abs(expected - stated) > WRAPPED_FIT * expected;
        return isMissing || isJump;
    }

    /** Records are missing here: the next switch begins a new interval. */
    public void interrupted() {
        hasPrevious = false;
    }

    /** Ticks that the sums cover. */
    public double ticks() {
        return allTicks;
    }

    /** The slopes between its points; none where nothing is known. */
    Slopes slopes() {
        Slopes slopes = new Slopes();
        points.addTo(slopes);
        return slopes;
    }
}
