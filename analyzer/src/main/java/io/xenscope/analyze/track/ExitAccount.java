package io.xenscope.analyze.track;

import io.xenscope.analyze.stats.LatencyHistogram;

/** Arcs of one vcpu and one reason: how long from exit to entry, and how much of that the vcpu was on a pcpu. */
public final class ExitAccount {
    private final LatencyHistogram arcs = new LatencyHistogram();
    private long xenTicks;
    private long unfinished;

    /** Adds an arc of {@code ticks}, during {@code xen} of which its vcpu was running. */
    public void add(long ticks, long xen) {
        arcs.record(ticks);
        xenTicks += xen;
    }

    /** Counts an exit whose entry was never seen. */
    public void addUnfinished() {
        unfinished++;
    }

    public void add(ExitAccount other) {
        arcs.add(other.arcs);
        xenTicks += other.xenTicks;
        unfinished += other.unfinished;
    }

    /** From exit to entry, in ticks. */
    public LatencyHistogram arcs() {
        return arcs;
    }

    /** Time in Xen on a pcpu, in ticks: without the time that the vcpu was blocked or waiting inside an arc. */
    public long xenTicks() {
        return xenTicks;
    }

    /** Exits without an entry: at the end of the capture, at losses, and where the record is missing. */
    public long unfinished() {
        return unfinished;
    }
}
