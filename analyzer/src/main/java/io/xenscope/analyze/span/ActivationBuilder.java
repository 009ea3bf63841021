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
    private static final int PV_CLASS = 0x020;
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

    ActivationBuilder(int vcpu, ActivationLimits limits, ThreadLocal<StintReader> readers) {
        this.vcpu = vcpu;
        this.limits = limits;
        this.readers = readers;
    }

    int vcpu() {
        return vcpu;
    }

    @Override
    public void change(int pcpu, long time, int from, int to) {
        if (to == RUNNABLE && from != RUNNING && limits.takes(time)) {
            finish(time, Certainty.CUT);
            start(time, Activation.NONE);
            activation.wokenOn(pcpu);
            waitFor(time, WaitCause.WAKE, Activation.NONE);
        } else if (to != RUNNABLE) {
            finish(time, Certainty.RECORDED);
        }
    }

    @Override
    public void stint(Stint stint) {
        if (activation == null) {
            if (!limits.takes(stint.begin())) {
                return;
            }
            start(stint.begin(), stint.pcpu());
            activation.close(0, stint.begin(), Certainty.CUT);
        }
        endWait(stint.begin(), Certainty.RECORDED);
        run = activation.open(SpanKind.RUN, 0, stint.pcpu(), 0, stint.begin(), stint.offset());
        runIsPart = false;
        read(stint);
        activation.close(run, stint.end(), certaintyOfRun(stint));
        if (stint.ends() == RUNNABLE) {
            waitFor(stint.end(), WaitCause.PREEMPT, stint.pcpu());
        } else {
            finish(stint.end(), stint.endIsCut() ? Certainty.CUT : Certainty.RECORDED);
        }
    }

    private Certainty certaintyOfRun(Stint stint) {
        if (stint.endIsCut() || stint.begins() != StintLog.BEGINS_SEEN) {
            return Certainty.CUT;
        }
        return runIsPart ? Certainty.BEGINS_EARLIER : Certainty.RECORDED;
    }

    private void read(Stint stint) {
        arcs.begin(activation, run, stint);
        calls.begin(activation, run);
        StintReader reader = readers.get().open(stint);
        while (reader.next()) {
            if (activation.isFull() && arcs.isIdle()) {
                beginPart(reader.time(), stint.pcpu(), reader.record().offset());
            }
            take(reader.record(), reader.time(), stint.pcpu());
        }
        arcs.end(stint);
        calls.end(stint);
    }

    /** Goes on with a new activation where the present one has no more room. */
    private void beginPart(long time, int pcpu, long record) {
        calls.endPart(time);
        activation.close(run, time, Certainty.ENDS_LATER);
        finish(time, Certainty.ENDS_LATER);
        start(time, pcpu);
        activation.close(0, time, Certainty.BEGINS_EARLIER);
        run = activation.open(SpanKind.RUN, 0, pcpu, 0, time, record);
        runIsPart = true;
        arcs.moveTo(activation, run);
        calls.begin(activation, run);
    }

    private void take(RecordCursor record, long time, int pcpu) {
        int event = record.event();
        if (ArcSpans.takes(event)) {
            arcs.take(record, time, pcpu);
        } else if (CallSpans.takes(event) && calls.take(record, time, pcpu)) {
            return;
        } else if (event >>> 16 == HVM_CLASS || event >>> 16 == PV_CLASS) {
            int arc = arcs.open();
            activation.note(arc == Activation.NONE ? run : arc, event, time);
        }
    }

    private void start(long time, int pcpu) {
        activation = new Activation(vcpu, limits.spansPerActivation());
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
        activation.close(0, time, certainty == Certainty.RECORDED ? head : certainty);
        finished.add(activation);
        activation = null;
    }

    /** The capture ends at {@code time}. */
    void end(long time) {
        finish(time, Certainty.CUT);
    }

    /** Activations that are complete since this was last asked, in the order of time. */
    List<Activation> takeFinished() {
        List<Activation> taken = finished;
        finished = new ArrayList<>();
        return taken;
    }
}
