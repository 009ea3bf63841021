package io.xenscope.analyze.span;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.PvCallRecords;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.vcpu.PvCalls;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.EventId;
import io.xenscope.format.event.GuestEvents;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.PvEvents;

/** All spans and events inside the runs of one vcpu, and what they do to others. */
final class RunSpans {
    private static final Range ALWAYS = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final int[] SUBCLASSES = {HvmEvents.ENTRYEXIT, HvmEvents.HANDLER, GuestEvents.ALL};

    private final VmExits exits;
    private final PvCalls calls = new PvCalls();
    private final ExitSpans exitSpans;
    private final CallSpans callSpans = new CallSpans(calls);
    private final Signals signals;
    private final ContextStack contexts;
    private final boolean isNamed;
    private Activation activation;
    private int run;

    /**
     * {@code isNamed} says whether named spans are wanted, {@code hasSignals} whether what the runs do to others is; if not, nobody
     * takes what would be kept of them.
     */
    RunSpans(int vcpu, boolean isNamed, boolean hasSignals) {
        this.isNamed = isNamed;
        signals = new Signals(hasSignals);
        exits = new VmExits(vcpu, ALWAYS);
        exitSpans = new ExitSpans(exits);
        contexts = new ContextStack(vcpu);
    }

    ContextStack contexts() {
        return contexts;
    }

    Signals signals() {
        return signals;
    }

    /** Gives each event that {@link #take} does anything with. */
    static void forEachEvent(Signals.EventVisitor visitor) {
        Signals.forEachCause(visitor);
        forEachEventInside(visitor);
    }

    /** The same but for those that only say what runs do to others. */
    static void forEachEventInside(Signals.EventVisitor visitor) {
        Signals.forEachInterrupt(visitor);
        PvCalls.forEachEvent(visitor::event);
        for (int subclass : SUBCLASSES) {
            visitor.event(subclass, EventId.NUMBER_BITS);
        }
    }

    /** Whether a record may become a span or an event of one. */
    static boolean isShown(int event) {
        return VmExits.takes(event) || HwEvents.isIrqHandled(event) || isNoted(event);
    }

    /** Whether no more spans fit into {@code into} but those that end what is under way. */
    boolean hasNoRoom(Activation into) {
        return into.isFull() && exitSpans.isIdle() || into.isPacked();
    }

    void begin(Activation into, int runSpan, Run run, long begin) {
        activation = into;
        this.run = runSpan;
        exitSpans.begin(into, runSpan, run.pcpu(), begin, run.offset());
        callSpans.begin(into, runSpan);
        signals.begin(into, runSpan, begin);
        contexts.switchedIn(begin);
        nameContext();
    }

    /** A run that is not shown: only what it leaves open goes on. */
    void skip(Run run) {
        exits.skips(run);
        exitSpans.skip();
        calls.skips(run);
        callSpans.skip();
    }

    /** Whether an entry that comes next can be passed over if it continues no call. */
    boolean mayPass() {
        return exitSpans.isIdle() && exitSpans.open() == Activation.NONE && !calls.isPreempted();
    }

    /** Entries are passed over: what they are counts, but whatever was called before is over. */
    void pass(long recorded, long time) {
        callSpans.next(time);
        calls.guestRuns(recorded);
    }

    void enters(VcpuState state, long time) {
        exits.enters(state, time);
    }

    void breaks(long time) {
        exits.breaks(time);
        calls.breaks(time);
    }

    /** Takes a record at its time in the activation. */
    void take(Moment now, long time) {
        RecordCursor record = now.record();
        int event = record.event();
        if (PvEvents.isPvEntry(event)) {
            // Most records of PV guests are this, and nothing else.
            takeOfCall(now, event, time);
            return;
        }
        if (Signals.takes(event)) {
            takeSignal(now, time);
            return;
        }
        if (isNamed && ContextStack.takes(event)) {
            contexts.take(record, time, now.pcpu());
            nameContext();
        }
        if (VmExits.takes(event)) {
            // The guest runs, or ran until now: whatever it called is over.
            callSpans.next(time);
            calls.guestRuns(now.time());
            exitSpans.next(now, time);
            exits.take(now);
            signals.border(time);
        } else if (PvCalls.takes(event)) {
            takeOfCall(now, event, time);
        } else {
            exitSpans.takeInside(record);
            note(event, time);
        }
    }

    private void takeOfCall(Moment now, int event, long time) {
        callSpans.next(time);
        callSpans.moveInto(exitOrRun());
        calls.take(now);
        signals.border(time);
        boolean isSpan = PvEvents.isHypercall(event) || PvEvents.isSubcall(event) && callSpans.isOpen();
        if (!isSpan) {
            note(event, time);
        }
    }

    private void note(int event, long time) {
        if (isNoted(event)) {
            // What a guest's handler writes does not prove that a call still runs.
            activation.note(HvmEvents.isHvm(event) ? exitOrRun() : innermost(), event, time);
        }
    }

    /** Whatever is open now happens inside the named span that is. */
    private void nameContext() {
        ContextSpan named = contexts.innermost();
        if (named != null) {
            activation.ties().within(innermost(), named);
        }
    }

    private void takeSignal(Moment now, long time) {
        if (HwEvents.isIrqHandled(now.record().event())) {
            // A call that is open lies in the same span, whether that is the exit or the run.
            callSpans.interrupted(signals.irq(now, time, exitOrRun()));
        } else {
            int exit = exitSpans.waker();
            signals.take(now, exit != Activation.NONE ? exit : callSpans.waker());
        }
    }

    private int innermost() {
        return callSpans.open() != Activation.NONE ? callSpans.open() : exitOrRun();
    }

    private int exitOrRun() {
        return exitSpans.open() != Activation.NONE ? exitSpans.open() : run;
    }

    /**
     * Whether it is work of the vcpu: what guests and handlers do, and what calls do to domains and memory. Emulated timers and
     * the like belong to the pcpu.
     */
    private static boolean isNoted(int event) {
        return HvmEvents.isHvm(event) && !HvmEvents.isEmulation(event)
                || PvEvents.isPvEntry(event)
                || (event & PvCallRecords.WORK_CLASSES) != 0
                || PvCallRecords.isOfDomain(event);
    }

    /** The trees around end before {@code next} is taken, and the run goes on in others. */
    void endPart(RecordCursor next, long time) {
        exitSpans.endPart(time, HvmEvents.isVmExit(next.event()));
    }

    /** The run goes on in {@code into}, from {@code next} on. */
    void beginPart(RecordCursor next, long time, Activation into, int runSpan, int pcpu) {
        exitSpans.begin(into, runSpan, pcpu, time, next.offset());
        callSpans.next(time);
        activation = into;
        run = runSpan;
        callSpans.endPart(next, into, exitOrRun(), pcpu, calls);
        signals.move(into, runSpan, time);
        nameContext();
    }

    void end(Run over, long end) {
        exitSpans.end(over, end);
        callSpans.next(end);
        calls.runEnds(over);
        callSpans.end();
        signals.end();
        contexts.switchedOut(end, over.endIsCut());
    }
}
