package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.SchedEvents;

/** All spans and events inside the stints of one vcpu, and what they do to others. */
final class RunSpans {
    private final ArcSpans arcs = new ArcSpans();
    private final CallSpans calls = new CallSpans();
    private final Signals signals = new Signals();
    private final ContextStack contexts;
    private final boolean isNamed;
    private Activation activation;
    private int run;

    /** {@code isNamed} says whether named spans are wanted; if not, nobody takes what would be kept of them. */
    RunSpans(int vcpu, boolean isNamed) {
        this.isNamed = isNamed;
        contexts = new ContextStack(vcpu);
    }

    ContextStack contexts() {
        return contexts;
    }

    Signals signals() {
        return signals;
    }

    /** Whether a record may become a span or an event of one. */
    static boolean isTold(int event) {
        return ArcSpans.takes(event) || HwEvents.isIrqHandled(event) || isNoted(event);
    }

    /** Whether no more spans fit into {@code into} but those that end what is under way. */
    boolean hasNoRoom(Activation into) {
        return into.isFull() && arcs.isIdle() || into.isPacked();
    }

    void begin(Activation into, int runSpan, Stint stint, long begin) {
        activation = into;
        run = runSpan;
        arcs.begin(into, runSpan, stint.pcpu(), begin, stint.offset(), stint.begins() == StintLog.BEGINS_SEEN);
        calls.begin(into, runSpan);
        signals.begin(into, runSpan, begin);
        contexts.switchedIn(begin);
        tellContext();
    }

    /** A stint that is not told: only what it leaves open goes on. */
    void skip(Stint stint) {
        arcs.skip(stint);
        calls.skip();
    }

    void take(StintReader reader, long time) {
        RecordCursor record = reader.record();
        int event = record.event();
        if (Signals.takes(event)) {
            takeSignal(reader, time);
            return;
        }
        if (isNamed && ContextStack.takes(event)) {
            contexts.take(record, time, reader.pcpu());
            tellContext();
        }
        boolean isSpan = false;
        if (ArcSpans.takes(event)) {
            arcs.take(record, time, reader.pcpu());
            signals.border(time);
            isSpan = true;
        } else if (CallSpans.takes(event)) {
            isSpan = calls.take(record, time, reader.pcpu());
            signals.border(time);
        } else {
            arcs.takeInside(record);
        }
        if (!isSpan && isNoted(event)) {
            activation.note(innermost(), event, time);
        }
    }

    /** Whatever is open now happens inside the named span that is. */
    private void tellContext() {
        ContextSpan named = contexts.innermost();
        if (named != null) {
            activation.ties().within(innermost(), named);
        }
    }

    private void takeSignal(StintReader reader, long time) {
        if (HwEvents.isIrqHandled(reader.record().event())) {
            int arc = arcs.open();
            int irq = signals.irq(reader, time, arc != Activation.NONE ? arc : run);
            if (arc == Activation.NONE) {
                calls.interrupted(irq);
            }
        } else {
            int arc = arcs.waker();
            signals.take(reader, arc != Activation.NONE ? arc : calls.waker());
        }
    }

    private int innermost() {
        int around = arcs.open() != Activation.NONE ? arcs.open() : calls.open();
        return around != Activation.NONE ? around : run;
    }

    /**
     * Whether it is work of the vcpu: what guests and handlers do, and what calls do to domains and memory. Emulated timers and
     * the like belong to the pcpu.
     */
    private static boolean isNoted(int event) {
        return HvmEvents.isHvm(event) && !HvmEvents.isEmulation(event)
                || PvEvents.isPvEntry(event)
                || (event & CallRecords.WORK_CLASSES) != 0
                || event == SchedEvents.DOM_ADD
                || event == SchedEvents.DOM_REM;
    }

    /** The trees around end, and the stint goes on in others. */
    void endPart(RecordCursor record, long time) {
        arcs.endPart(record.event(), time);
    }

    /** The stint goes on in {@code into}, from {@code record} on. */
    void beginPart(RecordCursor record, long time, Activation into, int runSpan, int pcpu) {
        calls.endPart(record, time, into, runSpan, pcpu);
        activation = into;
        run = runSpan;
        arcs.begin(into, runSpan, pcpu, time, record.offset(), true);
        signals.move(into, runSpan, time);
        tellContext();
    }

    void end(Stint stint, long end) {
        arcs.end(end, stint.endIsCut());
        calls.end(end, stint.ends());
        signals.end();
        contexts.switchedOut(end, stint.endIsCut());
    }
}
