package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.analyze.sched.VcpuHistory;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.format.RecordCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes activations of one vcpu's history: reads the records of its stints again and nests what it finds.
 *
 * <p>Finished activations wait in {@link #takeFinished} until the slice is over.
 */
final class ActivationBuilder implements VcpuHistory {
    private static final int HVM_CLASS = 0x008;
    /** Timers and the like, which belong to the pcpu and not to what its vcpu does. */
    private static final int HVM_EMULATION = 0x084;

    private static final int PV_CLASS = 0x020;
    /** What calls do to domains and memory: DOM0OP, MEM, and the two of SCHED that add and remove domains. */
    private static final int WORK_CLASSES = 0x004 | 0x010;

    private static final int SCHED_DOM_ADD = 0x28001;
    private static final int SCHED_DOM_REM = 0x28002;
    private static final int BLOCKED = VcpuState.BLOCKED.ordinal();
    private static final int RUNNABLE = VcpuState.RUNNABLE.ordinal();
    private static final int RUNNING = VcpuState.RUNNING.ordinal();

    private final int vcpu;
    private final ActivationLimits limits;
    private final ThreadLocal<StintReader> readers;
    private final ArcSpans arcs = new ArcSpans();
    private final CallSpans calls = new CallSpans();
    private List<Activation> finished = new ArrayList<>();
    private Activation activation;
    private int wait = Activation.NONE;
    private boolean waits;
    private int run = Activation.NONE;
    private boolean runIsPart;
    private boolean leavesOut;
    private long now = Long.MIN_VALUE;
    private long lastBegin = Long.MIN_VALUE;
    private int repeat;

    ActivationBuilder(int vcpu, ActivationLimits limits, ThreadLocal<StintReader> readers) {
        this.vcpu = vcpu;
        this.limits = limits;
        this.readers = readers;
    }

    int vcpu() {
        return vcpu;
    }

    /** Times of one vcpu never fall, even where two pcpus' clocks disagree. */
    private long at(long time) {
        now = Math.max(now, time);
        return now;
    }

    @Override
    public void change(int pcpu, long recorded, int from, int to) {
        long time = at(recorded);
        if (to == RUNNABLE && from != RUNNING) {
            finish(time, Certainty.CUT);
            leavesOut = !limits.takes(time);
            if (!leavesOut) {
                start(time, Activation.NONE);
                activation.wokenOn(pcpu);
                waitFor(time, WaitCause.WAKE, Activation.NONE);
            }
        } else if (to != RUNNABLE) {
            finish(time, Certainty.RECORDED);
            leavesOut = false;
        }
    }

    @Override
    public void stint(Stint stint) {
        long begin = at(stint.begin());
        if (activation == null) {
            leavesOut |= !limits.takes(begin);
            if (!leavesOut) {
                start(begin, stint.pcpu());
                activation.close(0, begin, Certainty.CUT);
            }
        }
        if (activation != null) {
            endWait(begin, stint.begins() == StintLog.BEGINS_SEEN ? Certainty.RECORDED : Certainty.CUT);
            if (activation.isFull()) {
                nextPart(begin, stint.pcpu());
            }
            runDuring(stint, begin);
        } else {
            arcs.skip(stint);
        }
        leavesOut &= stint.ends() == RUNNABLE;
    }

    private void runDuring(Stint stint, long begin) {
        run = activation.open(SpanKind.RUN, 0, stint.pcpu(), 0, begin, stint.offset());
        runIsPart = false;
        arcs.begin(activation, run, stint.pcpu(), begin, stint.offset(), stint.begins() == StintLog.BEGINS_SEEN);
        calls.begin(activation, run);
        read(stint);
        long end = at(stint.end());
        arcs.end(end, stint.endIsCut());
        calls.end(end, stint.ends() == BLOCKED);
        activation.close(run, end, certaintyOfRun(stint));
        if (stint.ends() == RUNNABLE) {
            waitFor(end, WaitCause.PREEMPT, stint.pcpu());
        } else {
            finish(end, stint.endIsCut() ? Certainty.CUT : Certainty.RECORDED);
        }
    }

    private Certainty certaintyOfRun(Stint stint) {
        if (stint.endIsCut() || stint.begins() != StintLog.BEGINS_SEEN && !runIsPart) {
            return Certainty.CUT;
        }
        return runIsPart ? Certainty.BEGINS_EARLIER : Certainty.RECORDED;
    }

    private void read(Stint stint) {
        StintReader reader = readers.get().open(stint);
        while (reader.next()) {
            long time = at(reader.time());
            if (isTold(reader.record().event()) && hasNoRoom()) {
                beginPart(reader.record(), time, stint.pcpu());
            }
            take(reader.record(), time, stint.pcpu());
        }
    }

    private boolean hasNoRoom() {
        return activation.isFull() && arcs.isIdle() || activation.isPacked();
    }

    private static boolean isTold(int event) {
        return ArcSpans.takes(event) || isNoted(event);
    }

    /** Goes on with a new activation where the present one has no more room. */
    private void beginPart(RecordCursor record, long time, int pcpu) {
        Activation full = activation;
        boolean wasPart = runIsPart;
        arcs.endPart(record.event(), time);
        int fullRun = run;
        nextPart(time, pcpu);
        run = activation.open(SpanKind.RUN, 0, pcpu, 0, time, record.offset());
        calls.endPart(record, time, activation, run, pcpu);
        full.close(fullRun, time, wasPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        runIsPart = true;
        arcs.begin(activation, run, pcpu, time, record.offset(), true);
    }

    private void nextPart(long time, int pcpu) {
        boolean isPart = activation.certainty(0) == Certainty.BEGINS_EARLIER;
        finish(time, isPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        start(time, pcpu);
        activation.close(0, time, Certainty.BEGINS_EARLIER);
    }

    private void take(RecordCursor record, long time, int pcpu) {
        int event = record.event();
        boolean isSpan = false;
        if (ArcSpans.takes(event)) {
            arcs.take(record, time, pcpu);
            isSpan = true;
        } else if (CallSpans.takes(event)) {
            isSpan = calls.take(record, time, pcpu);
        }
        if (!isSpan && isNoted(event)) {
            activation.note(innermost(), event, time);
        }
    }

    private int innermost() {
        int around = arcs.open() != Activation.NONE ? arcs.open() : calls.open();
        return around != Activation.NONE ? around : run;
    }

    private static boolean isNoted(int event) {
        int eventClass = event >>> 16;
        return eventClass == HVM_CLASS && event >>> 12 != HVM_EMULATION
                || eventClass == PV_CLASS
                || (eventClass & WORK_CLASSES) != 0
                || event == SCHED_DOM_ADD
                || event == SCHED_DOM_REM;
    }

    private void start(long time, int pcpu) {
        repeat = lastBegin == time ? repeat + 1 : 0;
        lastBegin = time;
        activation = new Activation(vcpu, limits.spansPerActivation(), repeat);
        activation.open(SpanKind.ACTIVATION, Activation.NONE, pcpu, 0, time, 0);
    }

    private void waitFor(long time, WaitCause cause, int pcpu) {
        wait = activation.open(SpanKind.WAIT, 0, pcpu, cause.ordinal(), time, 0);
        waits = true;
    }

    private void endWait(long time, Certainty certainty) {
        if (waits) {
            activation.close(wait, time, certainty);
        }
        waits = false;
    }

    private void finish(long time, Certainty certainty) {
        if (activation == null) {
            return;
        }
        endWait(time, certainty);
        Certainty head = activation.certainty(0);
        activation.close(0, time, certainty == Certainty.RECORDED || head == Certainty.CUT ? head : certainty);
        finished.add(activation);
        activation = null;
    }

    /** The capture ends at {@code time}. */
    void end(long time) {
        finish(at(time), Certainty.CUT);
    }

    /** Activations that are complete since this was last asked, in the order of time. */
    List<Activation> takeFinished() {
        List<Activation> taken = finished;
        finished = new ArrayList<>();
        return taken;
    }
}
