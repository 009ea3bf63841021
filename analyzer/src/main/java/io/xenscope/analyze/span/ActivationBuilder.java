package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Runstate;

/**
 * Makes activations of one vcpu's history: reads the records of its stints again and nests what it finds.
 *
 * <p>Activations that nobody wants are followed all the same, because what is wanted may be caused by them; of their stints
 * only those are read in which somebody is woken.
 */
final class ActivationBuilder extends TreeBuilder {
    private static final int RUNNABLE = Runstate.Numbers.RUNNABLE;
    private static final int RUNNING = Runstate.Numbers.RUNNING;

    private final int vcpu;
    private final boolean isWanted;
    private final boolean hasContexts;
    private final ActivationLimits limits;
    private final Making making;
    private final ThreadLocal<StintReader> readers;
    private final LossTimes losses;
    private final RunSpans spans;
    private final LastRun lastRun = new LastRun();
    private Activation activation;
    private boolean isTold;
    private boolean isMaking;
    private int wait = Activation.NONE;
    private boolean waits;
    private int run = Activation.NONE;
    private boolean runIsPart;
    private long now = Long.MIN_VALUE;
    private long lastBegin = Long.MIN_VALUE;
    private int repeat;

    ActivationBuilder(
            int vcpu, ActivationLimits limits, Making making, ThreadLocal<StintReader> readers, LossTimes losses) {
        this.vcpu = vcpu;
        this.isWanted = limits.vcpus().test(vcpu);
        this.limits = limits;
        this.making = making;
        this.readers = readers;
        this.losses = losses;
        // Of vcpus that nobody asked for only some stints are read: no whole story.
        this.hasContexts = limits.hasContexts() && isWanted;
        this.spans = new RunSpans(vcpu, hasContexts);
    }

    @Override
    ContextStack contexts() {
        return hasContexts ? spans.contexts() : null;
    }

    @Override
    Signals signals() {
        return spans.signals();
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
            start(time, Activation.NONE);
            activation.wokenOn(pcpu);
            if (isTold) {
                wokenActivations().add(new Woken(activation, new Waking.Key(pcpu, recorded, vcpu)));
            }
            waitFor(time, WaitCause.WAKE, Activation.NONE);
        } else if (to != RUNNABLE) {
            finish(time, Certainty.RECORDED);
        }
    }

    @Override
    public void stint(Stint stint) {
        long begin = at(stint.begin());
        if (activation == null) {
            start(begin, stint.pcpu());
            activation.close(0, begin, Certainty.CUT);
        }
        boolean isSeen = stint.begins() == StintLog.BEGINS_SEEN;
        boolean hasWaited = waits && isSeen && activation.detail(wait) == WaitCause.WAKE.ordinal();
        endWait(begin, isSeen && !mayHaveRun(begin) ? Certainty.RECORDED : Certainty.CUT);
        isMaking = making.reach(stint, vcpu);
        boolean matters = isMaking || hasContexts;
        if (isTold || matters || limits.reaches(stint) && WakesInside.areIn(stint)) {
            if (activation.isFull()) {
                nextPart(begin, stint.pcpu());
                hasWaited = false;
            }
            runDuring(stint, begin, hasWaited);
        } else {
            spans.skip(stint);
            lastRun.set(activation, stint.pcpu(), stint.offset(), begin);
        }
        afterStint(stint, at(stint.end()));
    }

    /** Whether records are missing from the wait that ends now: the vcpu may have run meanwhile, and waited again. */
    private boolean mayHaveRun(long until) {
        return waits && losses.overlap(activation.begin(wait), until);
    }

    private void afterStint(Stint stint, long end) {
        if (stint.ends() == RUNNABLE) {
            waitFor(end, WaitCause.PREEMPT, stint.pcpu());
        } else {
            finish(end, stint.endIsCut() ? Certainty.CUT : Certainty.RECORDED);
        }
    }

    private void runDuring(Stint stint, long begin, boolean hasWaited) {
        run = activation.open(SpanKind.RUN, 0, stint.pcpu(), 0, begin, stint.offset());
        runIsPart = false;
        if (isTold && run != Activation.NONE) {
            tellCauses(stint, begin, hasWaited);
        }
        spans.begin(activation, run, stint, begin);
        read(stint);
        long end = at(stint.end());
        spans.end(stint, end);
        activation.close(run, end, certaintyOfRun(stint));
        tellToolstackCalls(activation, run);
        if (run != Activation.NONE) {
            lastRun.set(activation, stint.pcpu(), activation.record(run), activation.begin(run));
        }
    }

    private void tellToolstackCalls(Activation of, int runSpan) {
        if (isMaking && runSpan != Activation.NONE) {
            findToolstackCalls(of, runSpan + 1);
        }
    }

    private void tellCauses(Stint stint, long begin, boolean hasWaited) {
        if (stint.begins() == StintLog.BEGINS_SEEN && lastRun.wasElsewhere(stint.pcpu())) {
            activation.ties().add(run, new Cause(Cause.Kind.MIGRATION, lastRun.ref(vcpu), begin));
        }
        if (hasWaited) {
            activation.ties().chosen(run, stint.pcpu());
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
            if (RunSpans.isTold(reader.record().event()) && spans.hasNoRoom(activation)) {
                beginPart(reader.record(), time, stint.pcpu());
            }
            spans.take(reader, time);
        }
    }

    /** Goes on with a new activation where the present one has no more room. */
    private void beginPart(RecordCursor record, long time, int pcpu) {
        Activation full = activation;
        boolean wasPart = runIsPart;
        spans.endPart(record, time);
        int fullRun = run;
        nextPart(time, pcpu);
        run = activation.open(SpanKind.RUN, 0, pcpu, 0, time, record.offset());
        spans.beginPart(record, time, activation, run, pcpu);
        full.close(fullRun, time, wasPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        tellToolstackCalls(full, fullRun);
        runIsPart = true;
    }

    private void nextPart(long time, int pcpu) {
        boolean isPart = activation.certainty(0) == Certainty.BEGINS_EARLIER;
        boolean wasTold = isTold;
        finish(time, isPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        start(time, pcpu);
        isTold = wasTold;
        activation.close(0, time, Certainty.BEGINS_EARLIER);
    }

    private void start(long time, int pcpu) {
        repeat = lastBegin == time ? repeat + 1 : 0;
        lastBegin = time;
        isTold = isWanted && limits.takes(time);
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
        if (isTold) {
            finished(activation);
        }
        activation = null;
    }

    @Override
    void end(long time) {
        finish(at(time), Certainty.CUT);
        spans.contexts().finish(now);
    }
}
