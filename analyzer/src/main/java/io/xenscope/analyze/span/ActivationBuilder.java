package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.merge.EventSet;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PassedEntries;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Runstate;

/**
 * Makes activations of one vcpu's history: reads the records of its runs again and nests what it finds.
 *
 * <p>Activations that nobody wants are followed all the same, because what is wanted may be caused by them; of their runs
 * only those are read in which someone is woken.
 */
final class ActivationBuilder extends TreeBuilder {
    private static final int RUNNABLE = Runstate.Numbers.RUNNABLE;
    private static final int RUNNING = Runstate.Numbers.RUNNING;

    private final int vcpu;
    private final boolean isWanted;
    private final boolean hasContexts;
    /** Whether what is inside runs is wanted only where someone is woken. */
    private final boolean isForWakes;

    private final ActivationLimits limits;
    private final RunSpans spans;
    /** Null where activations wait for the end of a slice. */
    private final SpanTaker taker;

    private final LastRun lastRun = new LastRun();
    private Activation activation;
    private boolean isTold;
    private int run = Activation.NONE;
    private boolean runIsPart;
    private long runBegin;
    /** Why it waited until now; null where it did not. */
    private WaitCause waited;

    private boolean hasWaited;
    /** Whether the present run is a span, and whether its records are read. */
    private boolean isShown;

    private boolean isReading;
    /** Whether entries that are passed over in the present run are counted by themselves. */
    private boolean isCounted;

    private boolean isAtTail;
    private boolean isMet;
    /** The present runstate, and when it began. */
    private VcpuState state;

    private long entered = Long.MIN_VALUE;

    private long now = Long.MIN_VALUE;
    private long lastBegin = Long.MIN_VALUE;
    private int repeat;

    ActivationBuilder(int vcpu, ActivationLimits limits) {
        this(vcpu, limits, null, false);
    }

    /** The same for those who ask who woke whom, and what runs there were: nothing is inside runs in which nobody is woken. */
    static ActivationBuilder ofWakes(int vcpu, ActivationLimits limits) {
        return new ActivationBuilder(vcpu, limits, null, true);
    }

    /** The same for a taker that gets activations as soon as they are complete, without what ties them to others. */
    ActivationBuilder(int vcpu, ActivationLimits limits, SpanTaker taker) {
        this(vcpu, limits, taker, false);
    }

    private ActivationBuilder(int vcpu, ActivationLimits limits, SpanTaker taker, boolean isForWakes) {
        super(taker);
        this.taker = taker;
        this.isForWakes = isForWakes;
        this.vcpu = vcpu;
        this.isWanted = limits.vcpus().test(vcpu);
        this.limits = limits;
        // Of vcpus that nobody asked for only some runs are read: no whole story.
        this.hasContexts = limits.hasContexts() && isWanted;
        this.spans = new RunSpans(vcpu, hasContexts, !isTakenAtOnce());
    }

    @Override
    ContextStack contexts() {
        return hasContexts ? spans.contexts() : null;
    }

    @Override
    Signals signals() {
        return spans.signals();
    }

    /** Says what records it takes. */
    static void register(TrackerEvents<ActivationBuilder> events) {
        RunSpans.forEachEvent((event, freeBits) -> events.on(event, freeBits, ActivationBuilder::take));
    }

    /** The same for those that give activations to a taker at once: nobody hears what the vcpu does to others. */
    static void registerAtOnce(TrackerEvents<ActivationBuilder> events) {
        RunSpans.forEachEventInside((event, freeBits) -> events.on(event, freeBits, ActivationBuilder::take));
    }

    /** Times of one vcpu never fall, even where two pcpus' clocks disagree. */
    private long at(long time) {
        now = Math.max(now, time);
        return now;
    }

    @Override
    public void changes(int pcpu, long recorded, int from, int to) {
        long time = at(recorded);
        isMet = true;
        if (to == RUNNABLE && from != RUNNING) {
            finish(time, Certainty.CUT);
            start(time, Activation.NONE);
            activation.wokenOn(pcpu);
            if (isTold && !isTakenAtOnce()) {
                wokenActivations().add(new Woken(activation, new Waking.Key(pcpu, recorded, vcpu)));
            }
        } else if (to != RUNNABLE) {
            finish(time, Certainty.RECORDED);
        }
    }

    @Override
    public void enters(VcpuState state, long time) {
        spans.enters(state, time);
        this.state = state;
        entered = at(time);
    }

    @Override
    long restBegins() {
        if (activation != null) {
            return activation.begin(0);
        }
        boolean isAway = state == null || state == VcpuState.BLOCKED || state == VcpuState.OFFLINE;
        return isAway ? Long.MAX_VALUE : entered;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        waited = null;
        // What is runnable when it is met first may have waited since before the capture: no span says so.
        if (state == VcpuState.RUNNABLE && isMet) {
            waited = WaitCause.of(before, after);
            addWait(pcpu, at(end), after != null ? Certainty.RECORDED : Certainty.CUT);
        } else if (isAtTail && state == VcpuState.RUNNING) {
            endAtTail(at(end));
        }
    }

    private void addWait(int pcpu, long end, Certainty certainty) {
        if (activation == null) {
            start(entered, Activation.NONE);
            activation.close(0, entered, Certainty.CUT);
        }
        int from = waited == WaitCause.PREEMPT ? pcpu : Activation.NONE;
        int wait = activation.open(SpanKind.WAIT, 0, from, waited.ordinal(), entered, 0);
        activation.close(wait, end, certainty);
    }

    /** A vcpu may run on after the last record of its pcpu: the timeline says until when. */
    private void endAtTail(long end) {
        isAtTail = false;
        if (isShown) {
            activation.close(run, end, Certainty.CUT);
        }
        finish(end, Certainty.CUT);
    }

    @Override
    public void breaks(long time) {
        spans.breaks(time);
    }

    @Override
    public void runBegins(Run next) {
        // What runs when a capture begins runs from its begin on, which the timeline says.
        runBegin = at(next.begins() == RunLog.BEGINS_AT_HEAD ? Math.min(entered, next.begin()) : next.begin());
        boolean isSeen = next.begins() == RunLog.BEGINS_SEEN;
        boolean hadNoWait = isSeen && next.from() != RUNNABLE;
        if (hadNoWait) {
            finish(runBegin, Certainty.CUT);
        }
        if (activation == null) {
            start(runBegin, next.pcpu());
            if (!hadNoWait) {
                activation.close(0, runBegin, Certainty.CUT);
            }
        }
        hasWaited = isSeen && waited == WaitCause.WAKE;
    }

    @Override
    public boolean reads(Run next) {
        boolean isWhole = isTold && !isForWakes || hasContexts;
        isReading = isWhole || limits.reaches(next) && WakesInside.areIn(next);
        isShown = isTold || isReading;
        if (isShown) {
            if (activation.isFull()) {
                nextPart(runBegin, next.pcpu());
                hasWaited = false;
            }
            beginRun(next);
        }
        return isReading;
    }

    @Override
    public boolean passes(Run next) {
        boolean passes = taker != null && taker.needsOnlyCounts();
        isCounted = passes && taker.needsCountsOfRun(next.end() - runBegin);
        return passes;
    }

    @Override
    public void pass(PcpuStream records, EventSet wanted) {
        if (spans.mayPass()) {
            PassedEntries passed = activation.toPass(isCounted ? run : Activation.NONE);
            if (records.pass(wanted, passed)) {
                activation.passed(passed);
                long begin = records.common(passed.first());
                spans.pass(begin, at(begin));
            }
        }
    }

    @Override
    public void skips(Run skipped) {
        spans.skip(skipped);
        lastRun.set(activation, skipped.pcpu(), skipped.offset(), runBegin);
    }

    @Override
    public void runEnds(Run over) {
        long end = at(over.end());
        isMet = true;
        if (isShown) {
            endRun(over, end);
        }
        if (over.ends() == RunLog.ENDS_AT_TAIL) {
            isAtTail = true;
        } else if (over.ends() != RUNNABLE) {
            finish(end, over.endIsCut() ? Certainty.CUT : Certainty.RECORDED);
        }
    }

    private void beginRun(Run next) {
        run = activation.open(SpanKind.RUN, 0, next.pcpu(), 0, runBegin, next.offset());
        runIsPart = false;
        if (isTold && run != Activation.NONE) {
            tellCauses(next);
        }
        if (isReading) {
            spans.begin(activation, run, next, runBegin);
        }
    }

    private void endRun(Run over, long end) {
        if (isReading) {
            spans.end(over, end);
        }
        activation.close(run, end, certaintyOfRun(over));
        if (run != Activation.NONE) {
            lastRun.set(activation, over.pcpu(), activation.record(run), activation.begin(run));
        }
    }

    private void tellCauses(Run next) {
        if (next.begins() == RunLog.BEGINS_SEEN && lastRun.wasElsewhere(next.pcpu())) {
            activation.ties().add(run, new Cause(Cause.Kind.MIGRATION, lastRun.ref(vcpu), runBegin));
        }
        if (hasWaited) {
            activation.ties().chosen(run, next.pcpu());
        }
    }

    private Certainty certaintyOfRun(Run over) {
        if (over.endIsCut() || over.begins() != RunLog.BEGINS_SEEN && !runIsPart) {
            return Certainty.CUT;
        }
        return runIsPart ? Certainty.BEGINS_EARLIER : Certainty.RECORDED;
    }

    /** Takes a record of the present run. */
    private void take(Moment record) {
        long time = at(record.time());
        if (spans.hasNoRoom(activation) && RunSpans.isShown(record.record().event())) {
            beginPart(record.record(), time, record.pcpu());
        }
        spans.take(record, time);
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
        runIsPart = true;
    }

    private void nextPart(long time, int pcpu) {
        boolean isPart = activation.certainty(0) == Certainty.BEGINS_EARLIER;
        boolean wasTold = isTold;
        Activation full = activation;
        finish(time, isPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        start(time, pcpu, full);
        isTold = wasTold;
        activation.close(0, time, Certainty.BEGINS_EARLIER);
    }

    private void start(long time, int pcpu) {
        start(time, pcpu, null);
    }

    /** {@code full} is the part before; null of a first one. */
    private void start(long time, int pcpu, Activation full) {
        repeat = lastBegin == time ? repeat + 1 : 0;
        lastBegin = time;
        isTold = isWanted && limits.takes(time);
        activation = Activation.inRoomOf(takeSpent(), full, vcpu, limits.spansPerActivation(), repeat);
        activation.open(SpanKind.ACTIVATION, Activation.NONE, pcpu, 0, time, 0);
    }

    private void finish(long time, Certainty certainty) {
        if (activation == null) {
            return;
        }
        Certainty head = activation.certainty(0);
        activation.close(0, time, certainty == Certainty.RECORDED || head == Certainty.CUT ? head : certainty);
        if (isTold) {
            finished(activation);
        }
        activation = null;
    }

    @Override
    public void finish(long end) {
        finish(at(end), Certainty.CUT);
        handOver();
        spans.contexts().finish(now);
    }
}
