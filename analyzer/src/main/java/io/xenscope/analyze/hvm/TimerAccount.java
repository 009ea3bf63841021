package io.xenscope.analyze.hvm;

import io.xenscope.analyze.base.LatencyHistogram;

/** One emulated timer: how often it was armed and for how long, and how late it fired. */
public final class TimerAccount {
    private static final int DIGITS = 2;
    /** Nanoseconds by which a timer may seem to fire early, because the rate of the TSC is known only so well. */
    private static final long EARLY = 1_000;

    private static final long EARLY_SHARE = 1_000;

    private final LatencyHistogram delays = new LatencyHistogram(DIGITS);
    private final LatencyHistogram late = new LatencyHistogram(DIGITS);
    private long starts;
    private long periodic;
    private long rearmed;
    private long stops;
    private long callbacks;
    private long missed;
    private long worst = -1;
    private long worstAt;
    private boolean armed;
    private long due;
    private long period;
    private long tolerance;
    private long line;

    /** What is {@code counted} lies inside the range asked for; what does not only says how things stand. */
    void start(long now, long delay, long every, long interruptLine, boolean counted) {
        if (counted) {
            starts++;
            periodic += every > 0 ? 1 : 0;
            rearmed += armed ? 1 : 0;
            delays.record(Math.max(0, delay));
        }
        armed = true;
        due = now + Math.max(0, delay);
        period = Math.max(0, every);
        tolerance = EARLY + Math.max(0, delay) / EARLY_SHARE;
        line = interruptLine;
    }

    void stop(boolean counted) {
        stops += counted ? 1 : 0;
        armed = false;
    }

    void calledBack() {
        callbacks++;
    }

    /** Its interrupt went out on {@code interruptLine}; whether it was this timer's. */
    boolean fires(long now, long interruptLine, boolean counted) {
        if (!armed || interruptLine != line || now < due - tolerance) {
            return false;
        }
        long ticks = Math.max(0, now - due);
        if (counted && ticks > worst) {
            worst = ticks;
            worstAt = now;
        }
        if (counted) {
            late.record(ticks);
        }
        armed = period > 0;
        if (armed) {
            long passed = ticks / period;
            missed += counted ? passed : 0;
            due += (passed + 1) * period;
            tolerance = EARLY + period / EARLY_SHARE;
        }
        return true;
    }

    /** Whether it is set may have changed unseen. */
    void forget() {
        armed = false;
    }

    public long starts() {
        return starts;
    }

    /** Starts that let it fire again and again. */
    public long periodic() {
        return periodic;
    }

    /** Starts while it was still to fire. */
    public long rearmed() {
        return rearmed;
    }

    public long stops() {
        return stops;
    }

    /** Records that say it fired. */
    public long callbacks() {
        return callbacks;
    }

    /** Periods that passed without its interrupt. */
    public long missed() {
        return missed;
    }

    /** From being armed to when it was to fire first, in ticks. */
    public LatencyHistogram delays() {
        return delays;
    }

    /** From when it was to fire to its interrupt, in ticks. */
    public LatencyHistogram late() {
        return late;
    }

    /** When it was latest. */
    public long worstAt() {
        return worstAt;
    }
}
