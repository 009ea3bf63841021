package io.xenscope.clock.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The context switches of one pcpu, each with what the scheduler says in nanoseconds: how long the vcpu switched out ran,
 * and for how long the one switched in had been off its pcpu.
 *
 * <p>Xen reads its clock once for a switch, between the record before the scheduler's first and that one. The run times of
 * consecutive switches add up without a gap: {@link #nanos} is the time of the switch since its interval began, to the
 * nanosecond. An interval ends at a loss, where another vcpu leaves than came, and where the TSC cannot have advanced as far
 * as is said.
 */
public final class SwitchTimes {
    /** Between these two TSCs a run time does not fit; {@code overBorder} where a window may be missing. */
    public record Jump(long before, long after, boolean overBorder) {}

    private static final int WORDS = 7;
    /** No vcpu has this number. */
    private static final long NOBODY = 0xFFFF_FFFFL;

    private static final double WRAP = 0x1p32;

    /** The rate is known to so many parts. */
    private static final double RATE_ERROR = 100e-6;

    /** Ticks of rounding: the nanosecond that Xen rounds to. */
    private static final int ROUNDING = 16;

    private final double ticksPerNano;
    private final int most;
    private long[] words = new long[64 * WORDS];
    private int count;
    private int stretch = -1;
    private boolean goesOn;
    private int borders;
    /** The TSC at nanosecond 0 of the interval. */
    private long base;
    /** How far the TSC is ahead of the nanoseconds: at most, by switches so far, and the TSC that says so. */
    private double leastHigh;

    private int leastHighAt;
    private int leastHighBorders;
    /** How far it is ahead at least. */
    private double mostLow;

    private int mostLowAt;
    private int mostLowBorders;
    private final List<Jump> jumps = new ArrayList<>();
    private long checks;
    private long misfits;

    /** {@code ticksPerNano} is the rate of the TSC, about; no more than {@code most} switches are kept. */
    public SwitchTimes(double ticksPerNano, int most) {
        this.ticksPerNano = ticksPerNano;
        this.most = most;
    }

    /** Whether there is room for another switch. */
    public boolean hasRoom() {
        return count < most;
    }

    /**
     * A vcpu is switched out that ran for {@code ranNanos} (low 32 bits); Xen read its clock between the TSCs {@code low}
     * and {@code high}.
     */
    public void out(int vcpu, long ranNanos, long low, long high) {
        if ((count + 1) * WORDS > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        long nanos = 0;
        boolean follows = goesOn && count > 0 && in(count - 1) == vcpu;
        if (follows) {
            nanos = nanos(count - 1) + unwrapped(ranNanos, (high - high(count - 1)) / ticksPerNano);
            follows = fits(nanos, low, high);
        }
        if (!follows) {
            nanos = 0;
            stretch++;
            base = high;
            leastHigh = 0;
            leastHighAt = count;
            leastHighBorders = borders;
            mostLow = low - high;
            mostLowAt = count;
            mostLowBorders = borders;
        }
        int at = count++ * WORDS;
        words[at] = low;
        words[at + 1] = high;
        words[at + 2] = nanos;
        words[at + 3] = high;
        words[at + 4] = Long.MAX_VALUE;
        words[at + 5] = (long) stretch << 32;
        words[at + 6] = (long) vcpu << 32 | NOBODY;
        goesOn = true;
    }

    /**
     * Whether a switch can have been so long after the others of its interval. What does not fit behind the border of a
     * window proves nothing: a window may be missing there.
     */
    private boolean fits(long nanos, long low, long high) {
        double shown = ticksPerNano * nanos;
        double slack = ticksPerNano * (nanos - nanos(count - 1)) * RATE_ERROR;
        double lowAhead = low - base - shown;
        double highAhead = high - base - shown;
        leastHigh += slack;
        mostLow -= slack;
        boolean fits = lowAhead <= leastHigh + ROUNDING && highAhead >= mostLow - ROUNDING;
        if (!fits) {
            boolean gained = lowAhead > leastHigh;
            boolean overBorder = borders != (gained ? leastHighBorders : mostLowBorders);
            jumps.add(
                    gained ? new Jump(high(leastHighAt), low, overBorder) : new Jump(low(mostLowAt), high, overBorder));
            misfits += overBorder ? 0 : 1;
            forget(gained ? leastHighAt : mostLowAt);
        }
        checks++;
        if (highAhead <= leastHigh) {
            leastHigh = highAhead;
            leastHighAt = count;
            leastHighBorders = borders;
        }
        if (lowAhead >= mostLow) {
            mostLow = lowAhead;
            mostLowAt = count;
            mostLowBorders = borders;
        }
        return fits;
    }

    /** Of the switches behind that one nobody knows whether they were before the jump or after. */
    private void forget(int lastSure) {
        for (int which = lastSure + 1; which < count; which++) {
            words[which * WORDS + 5] |= -1L << 32;
        }
    }

    private static long unwrapped(long nanos, double about) {
        return nanos + (long) (WRAP * Math.max(0, Math.rint((about - nanos) / WRAP)));
    }

    /** The vcpu that is switched in, after having been off for {@code waitedNanos} (low 32 bits; 0 where that is not known). */
    public void in(int vcpu, long waitedNanos) {
        int at = (count - 1) * WORDS;
        words[at + 5] |= waitedNanos & 0xFFFF_FFFFL;
        words[at + 6] = (long) out(count - 1) << 32 | vcpu & NOBODY;
    }

    /** The TSC of the last record of the switch; the vcpu was off its pcpu only later. */
    public void last(long tsc) {
        words[(count - 1) * WORDS + 3] = tsc;
    }

    /** The TSC of the record behind the switch; the vcpu was off its pcpu by then. */
    public void next(long tsc) {
        words[(count - 1) * WORDS + 4] = tsc;
    }

    /** A window begins. */
    public void border() {
        borders++;
    }

    /** Records are missing here. */
    public void interrupted() {
        goesOn = false;
    }

    public int count() {
        return count;
    }

    public long low(int which) {
        return words[which * WORDS];
    }

    public long high(int which) {
        return words[which * WORDS + 1];
    }

    /** Nanoseconds since the first switch of its interval. */
    public long nanos(int which) {
        return words[which * WORDS + 2];
    }

    /** The vcpu switched out was off its pcpu not before this TSC. */
    public long offFrom(int which) {
        return words[which * WORDS + 3];
    }

    /** The vcpu switched out was off its pcpu by this TSC. */
    public long offBy(int which) {
        return words[which * WORDS + 4];
    }

    /** The intervals are numbered from 0; -1 where a jump makes it unsure. */
    public int stretch(int which) {
        return (int) (words[which * WORDS + 5] >> 32);
    }

    public long waited(int which) {
        return words[which * WORDS + 5] & 0xFFFF_FFFFL;
    }

    public int out(int which) {
        return (int) (words[which * WORDS + 6] >>> 32);
    }

    public int in(int which) {
        return (int) words[which * WORDS + 6];
    }

    /** Run times that could be held against the TSC. */
    public long checks() {
        return checks;
    }

    /** Where run times do not fit. */
    public List<Jump> jumps() {
        return jumps;
    }

    /** Run times that the TSC refutes. */
    public long misfits() {
        return misfits;
    }
}
