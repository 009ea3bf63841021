package io.xenscope.analyze.hvm;

import io.xenscope.analyze.base.LatencyHistogram;

/** One input of a domain's emulated interrupt controller (PIC). */
public final class PicLine {
    private final LatencyHistogram toAck = new LatencyHistogram(2);
    private long raised;
    private long lowered;
    private long acked;
    private boolean pending;
    private long since;

    /** What is {@code counted} lies inside the range asked for, here and below. */
    void raise(long now, boolean counted) {
        raised += counted ? 1 : 0;
        since = pending ? since : now;
        pending = true;
    }

    void lower(boolean counted) {
        lowered += counted ? 1 : 0;
    }

    boolean isPending() {
        return pending;
    }

    void ack(boolean counted) {
        acked += counted ? 1 : 0;
    }

    /** The interrupt that is pending on {@code raisedOn} was taken. */
    void taken(PicLine raisedOn, long now, boolean counted) {
        if (counted) {
            toAck.record(now - raisedOn.since);
        }
        raisedOn.pending = false;
    }

    void forget() {
        pending = false;
    }

    public long raised() {
        return raised;
    }

    public long lowered() {
        return lowered;
    }

    /** Taken by a vcpu. */
    public long acked() {
        return acked;
    }

    /** From being raised to being taken, in ticks. */
    public LatencyHistogram toAck() {
        return toAck;
    }
}
