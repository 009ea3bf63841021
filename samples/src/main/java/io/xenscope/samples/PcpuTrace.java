package io.xenscope.samples;

import io.xenscope.format.TraceWriter;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;

/**
 * The stream of one pcpu while it is made: words add records at the present time, {@link #at} moves that on.
 *
 * <p>What happens one after the other at one time is simply said one after the other.
 */
public final class PcpuTrace implements ScheduleWords, HvmWords, PvWords, ContextWords {
    private final TraceMaker trace;
    private final int pcpu;
    private TraceWriter window = new TraceWriter();
    private long now;
    private boolean mayStepBack;

    PcpuTrace(TraceMaker trace, int pcpu) {
        this.trace = trace;
        this.pcpu = pcpu;
    }

    /** Goes on at this tick of the pcpu's TSC, which must not lie before the present one. */
    public PcpuTrace at(long tick) {
        if (Long.compareUnsigned(tick, now) < 0 && !mayStepBack) {
            throw new IllegalArgumentException("pcpu " + pcpu + ": at(" + tick + ") after at(" + now + ")");
        }
        now = tick;
        mayStepBack = false;
        return this;
    }

    /** Goes on so many ticks later. */
    public PcpuTrace after(long ticks) {
        return at(now + ticks);
    }

    /** Lets the next {@link #at} lie before the present time. */
    public PcpuTrace steppingBack() {
        mayStepBack = true;
        return this;
    }

    /** The present tick. */
    public long now() {
        return now;
    }

    /** Goes on with another pcpu (or this one). */
    public PcpuTrace pcpu(int other) {
        return trace.pcpu(other);
    }

    /** Ends the pcpu's window and puts it into the file now; nothing if it has no records. */
    public PcpuTrace window() {
        if (window.size() > 0) {
            trace.file().window(pcpu, window.bytes());
            window = new TraceWriter();
        }
        return this;
    }

    /** Puts a window without records into the file; Xen writes none, but the format allows it. */
    public PcpuTrace emptyWindow() {
        window();
        trace.file().window(pcpu, new byte[0]);
        return this;
    }

    @Override
    public PcpuTrace record(int event, int... words) {
        RecordDialect form = trace.form();
        if (form.has(event)) {
            window.record(form.event(event), now, form.words(event, words, trace.presentOn(pcpu)));
        }
        return this;
    }

    @Override
    public PcpuTrace recordWithoutTsc(int event, int... words) {
        window.recordWithoutTsc(event, trace.form().words(event, words, trace.presentOn(pcpu)));
        return this;
    }

    /** Bytes that are no record, or only a part of one. */
    public PcpuTrace raw(byte... bytes) {
        window.raw(bytes);
        return this;
    }

    @Override
    public PcpuTrace runstate(VcpuName vcpu, Runstate from, Runstate to) {
        trace.told(vcpu, to, pcpu, now);
        return record(SchedEvents.runstateChange(from, to), vcpu.packed());
    }

    /**
     * A whole switch as Xen records it: INFPREV, INFNEXT, SWITCH, the two changes of runstate. How long the one ran and
     * the other waited is worked out from earlier input (0 where that is unknown).
     */
    public PcpuTrace switchTo(VcpuName prev, Runstate prevBecomes, VcpuName next) {
        return infPrev(prev, (int) trace.nanosIn(Runstate.RUNNING, prev, now))
                .infNext(next, (int) trace.nanosIn(Runstate.RUNNABLE, next, now), -1)
                .switchRecord(prev, next)
                .runstate(prev, Runstate.RUNNING, prevBecomes)
                .runs(next);
    }

    /** The same from the vcpu that was made to run here last. */
    public PcpuTrace switchTo(Runstate prevBecomes, VcpuName next) {
        return switchTo(trace.runningOn(pcpu), prevBecomes, next);
    }

    /** The running vcpu blocks, says so, and leaves the pcpu idle. */
    public PcpuTrace blocksToIdle() {
        return blockRecord(trace.runningOn(pcpu)).switchTo(Runstate.BLOCKED, VcpuName.idle(pcpu));
    }

    /** The idle vcpu makes way for one that is runnable. */
    public PcpuTrace idleTo(VcpuName next) {
        return switchTo(VcpuName.idle(pcpu), Runstate.RUNNABLE, next);
    }

    /** Scheduler ran and kept the running vcpu: INFCONT and CONTINUE_RUNNING. */
    public PcpuTrace continues() {
        VcpuName running = trace.runningOn(pcpu);
        return infCont(running, (int) trace.nanosIn(Runstate.RUNNING, running, now), -1)
                .continues(running);
    }
}
