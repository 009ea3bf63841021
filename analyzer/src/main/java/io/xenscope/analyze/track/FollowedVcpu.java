package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.EventSet;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.merge.RunReader;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuHistory;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.VcpuTimeline;
import io.xenscope.format.event.PvEvents;

/** One vcpu that is followed: its runstates, and the trackers that hear of them and of its records. */
final class FollowedVcpu implements VcpuHistory, VcpuTimeline.Listener {
    /** How far reading goes now: shared by all vcpus of a reading. */
    static final class Limit {
        long until;
    }

    private final TrackerHandlers handlers;
    private final VcpuTracker[] trackers;
    /** Those that read the present run, by kind; null where another tracker does and this one does not. */
    private final VcpuTracker[] reading;

    /** By kind: whether this vcpu can have records that matter. */
    private final boolean[] reads;

    private final VcpuTimeline timeline;
    private final ThreadLocal<RunReader> readers;
    private final Limit limit;
    /** The run that goes on behind the limit, and its records; null where there is none. */
    private Run paused;

    private PcpuStream stream;
    /** The kind that alone takes hypercalls of PV guests, or -1. */
    private final int callTaker;

    /** The one that may pass over records of the present run; null where none may. */
    private VcpuTracker passer;

    /** Whether the present record of {@link #stream} lies behind the limit and is still to be taken. */
    private boolean isHeld;

    /** {@code trackers} by kind, null where a kind does not follow this vcpu; {@code begin} is that of the capture. */
    FollowedVcpu(
            int vcpu,
            VcpuTracker[] trackers,
            boolean[] reads,
            TrackerHandlers handlers,
            ThreadLocal<RunReader> readers,
            Limit limit,
            long begin,
            LossTimes losses) {
        this.trackers = trackers;
        this.reads = reads;
        this.reading = new VcpuTracker[trackers.length];
        this.handlers = handlers;
        this.callTaker = handlers.onlyTaker(PvEvents.HYPERCALL_V2);
        this.readers = readers;
        this.limit = limit;
        this.timeline = new VcpuTimeline(vcpu, begin, losses, this);
    }

    @Override
    public void change(int pcpu, long time, int from, int to) {
        complete();
        timeline.change(pcpu, time, from, to);
        for (VcpuTracker tracker : trackers) {
            if (tracker != null) {
                tracker.changes(pcpu, time, from, to);
            }
        }
    }

    @Override
    public void run(Run run) {
        complete();
        timeline.runBegins(run);
        read(run);
    }

    /** Follows records of a pcpu between runs: those of the unknown vcpu there. */
    void unnamed(Run run) {
        enters(VcpuState.UNKNOWN, run.begin());
        read(run);
    }

    private void read(Run run) {
        int any = 0;
        VcpuTracker one = null;
        for (int kind = 0; kind < trackers.length; kind++) {
            VcpuTracker tracker = trackers[kind];
            reading[kind] = null;
            if (tracker == null) {
                continue;
            }
            tracker.runBegins(run);
            if (!tracker.reads(run)) {
                tracker.skips(run);
            } else if (reads[kind]) {
                reading[kind] = tracker;
                one = tracker;
                any++;
            }
        }
        if (any > 0) {
            passer = any == 1 && one.passes(run) ? one : ofCalls();
            RunReader reader = readers.get();
            stream = reader.open(run);
            if (!readOn(limit.until)) {
                reader.giveAway(stream);
                paused = run.copy();
                return;
            }
        }
        end(run);
    }

    private VcpuTracker ofCalls() {
        VcpuTracker taker = callTaker < 0 ? null : reading[callTaker];
        return taker != null && taker.passesCalls() ? taker : null;
    }

    /** Whether a run was left in the middle. */
    boolean isPaused() {
        return paused != null;
    }

    /** Goes on with the run that was left. */
    void resume() {
        resume(limit.until);
    }

    /** Where clocks contradict each other the next may come before the end of the run: that is read first, limit or not. */
    private void complete() {
        if (isPaused()) {
            resume(Long.MAX_VALUE);
        }
    }

    private void resume(long until) {
        if (readOn(until)) {
            Run over = paused;
            paused = null;
            end(over);
        }
    }

    /** Reads up to {@code until}; whether the end of the run was reached. */
    private boolean readOn(long until) {
        PcpuStream records = stream;
        EventSet taken = handlers.taken();
        while (isHeld || records.nextInRun(taken)) {
            if (records.time() >= until) {
                isHeld = true;
                return false;
            }
            isHeld = false;
            handlers.handle(records, reading);
            if (passer != null) {
                passer.pass(records, taken);
            }
        }
        return true;
    }

    private void end(Run run) {
        stream = null;
        for (VcpuTracker tracker : trackers) {
            if (tracker != null) {
                tracker.runEnds(run);
            }
        }
        if (run.isUnnamed()) {
            breaks(run.end());
        } else {
            timeline.runEnds(run);
        }
    }

    @Override
    public void enters(VcpuState state, long time) {
        for (VcpuTracker tracker : trackers) {
            if (tracker != null) {
                tracker.enters(state, time);
            }
        }
    }

    @Override
    public void breaks(long time) {
        for (VcpuTracker tracker : trackers) {
            if (tracker != null) {
                tracker.breaks(time);
            }
        }
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        for (VcpuTracker tracker : trackers) {
            if (tracker != null) {
                tracker.stay(state, before, pcpu, begin, end, after);
            }
        }
    }

    /** The capture ends. */
    void finish(long end, boolean isComplete) {
        complete();
        timeline.finish(end, isComplete);
        finishTrackers(end);
    }

    /** The same for the unknown vcpu, which has no runstates. */
    void finishTrackers(long end) {
        for (VcpuTracker tracker : trackers) {
            if (tracker != null) {
                tracker.finish(end);
            }
        }
    }
}
