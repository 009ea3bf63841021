package io.xenscope.clock;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What one pcpu tells about its TSC rate: run times that SWITCH_INFPREV states in nanoseconds, against its TSC.
 *
 * <p>From switch to switch the stated run times add up without a gap, so only sums over whole stretches without a loss
 * are compared: on nested and emulated hosts Xen's nanoseconds wander by milliseconds, and a single run tells nothing.
 * Each stretch gives one figure; the pcpu's is their median, weighted by length, because a short stretch may be far off.
 */
public final class RateEvidence {
    /** Runs longer than this many ticks may have wrapped: 50 ms on a fast TSC, 4 s on a slow Arm counter. */
    private static final long SURELY_SHORT = 1L << 27;

    /** Stated times are 32 bits wide. */
    private static final double WRAP = 0x1p32;

    private static final int MOST_STRETCHES = 1024;

    private long previousTsc;
    private boolean hasPrevious;
    private long shortTicks;
    private long shortNanos;

    private double[] ticks = new double[16];
    private double[] nanos = new double[16];
    private int stretch = -1;

    /** A vcpu was switched out at {@code tsc} after having run for {@code ranNanos} (low 32 bits). */
    public void switchedOut(long tsc, long ranNanos) {
        long ran = tsc - previousTsc;
        if (hasPrevious && ran > 0) {
            add(ran, ranNanos);
        } else if (!hasPrevious) {
            beginStretch();
        }
        previousTsc = tsc;
        hasPrevious = true;
    }

    private void add(long ran, long ranNanos) {
        double stated = ranNanos;
        if (ran < SURELY_SHORT) {
            shortTicks += ran;
            shortNanos += ranNanos;
        } else if (shortNanos > 0) {
            double expected = (double) ran / shortTicks * shortNanos;
            stated += WRAP * Math.rint((expected - stated) / WRAP);
        } else {
            // Nothing tells yet how often this one wrapped.
            beginStretch();
            return;
        }
        ticks[stretch] += ran;
        nanos[stretch] += stated;
    }

    private void beginStretch() {
        if (stretch >= 0 && ticks[stretch] == 0) {
            return;
        }
        if (++stretch == ticks.length && stretch < MOST_STRETCHES) {
            ticks = Arrays.copyOf(ticks, 2 * stretch);
            nanos = Arrays.copyOf(nanos, 2 * stretch);
        } else if (stretch == MOST_STRETCHES) {
            joinNeighbours();
        }
        ticks[stretch] = 0;
        nanos[stretch] = 0;
    }

    /** Halves the number of stretches, so that memory does not grow with the number of losses. */
    private void joinNeighbours() {
        stretch /= 2;
        for (int i = 0; i < stretch; i++) {
            ticks[i] = ticks[2 * i] + ticks[2 * i + 1];
            nanos[i] = nanos[2 * i] + nanos[2 * i + 1];
        }
    }

    /** Records are missing here: the next switch begins a new stretch. */
    public void interrupted() {
        hasPrevious = false;
    }

    /** Ticks that the sums cover. */
    public double ticks() {
        return Arrays.stream(ticks, 0, stretch + 1).sum();
    }

    /** Ticks per second, or NaN where nothing is known. */
    public double hz() {
        int[] byRate = IntStream.rangeClosed(0, stretch)
                .filter(i -> ticks[i] > 0 && nanos[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ticks[i] / nanos[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double covered = Arrays.stream(byRate).mapToDouble(i -> ticks[i]).sum();
        double sum = 0;
        for (int i : byRate) {
            sum += ticks[i];
            if (sum >= covered / 2) {
                return ticks[i] / nanos[i] * 1e9;
            }
        }
        return Double.NaN;
    }
}
