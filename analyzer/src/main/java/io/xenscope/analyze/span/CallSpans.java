package io.xenscope.analyze.span;

import io.xenscope.analyze.span.Continuation.Confidence;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;

/**
 * The spans of PV hypercalls inside one stint. No record tells when Xen was done (trace context, section 2): a call lasted
 * at least until the last record that Xen wrote for it, and at most until the next one that proves the guest ran.
 *
 * <p>A call that Xen preempted and the guest entered again is one span. Where the vcpu was switched out in between it is a
 * part in each stint.
 */
final class CallSpans {
    private static final int BLOCKED = Runstate.Numbers.BLOCKED;
    private static final int RUNNABLE = Runstate.Numbers.RUNNABLE;

    private final CallEntry entry = new CallEntry();
    private final CallEntry next = new CallEntry();
    private final Asides asides = new Asides();
    private final LastCall last = new LastCall();
    private Activation activation;
    private int run;
    private int call = Activation.NONE;
    private int subcall = Activation.NONE;
    private int subcallNumber;
    private boolean isOpen;
    private boolean beganEarlier;
    private boolean preempted;
    private long lastProof;

    static boolean takes(int event) {
        return PvEvents.isPvEntry(event) || CallRecords.isOfTheCall(event) || event == SchedEvents.CONTINUE_RUNNING;
    }

    void begin(Activation into, int runSpan) {
        moveTo(into, runSpan);
        isOpen = false;
        call = Activation.NONE;
        subcall = Activation.NONE;
    }

    private void moveTo(Activation into, int runSpan) {
        activation = into;
        run = runSpan;
    }

    /** Takes a record; whether it has become a span, or only says that a call goes on. */
    boolean take(RecordCursor record, long time, int pcpu) {
        int event = record.event();
        if (PvEvents.isSubcall(event)) {
            return takeSubcall(record, time, pcpu);
        }
        if (event == SchedEvents.CONTINUE_RUNNING) {
            preempted = true;
            return true;
        }
        if (!PvEvents.isPvEntry(event)) {
            lastProof = time;
            return false;
        }
        boolean begins = PvEvents.isHypercall(event);
        if (begins) {
            enter(record, time, pcpu);
        } else {
            close(lastProof, time);
            last.forget();
        }
        preempted = false;
        return begins;
    }

    private void enter(RecordCursor record, long time, int pcpu) {
        next.take(record);
        boolean follows = isOpen || last.isKnown();
        Confidence confidence = follows ? next.continues(entry, preempted) : null;
        boolean isSame = confidence == Confidence.CERTAIN || confidence == Confidence.LIKELY;
        entry.set(next);
        if (isOpen && isSame) {
            enterAgain(record, time, confidence);
            return;
        }
        Activation before = isOpen ? activation : last.activation();
        int spanBefore = isOpen ? call : last.span();
        close(lastProof, time);
        if (isSame) {
            last.lasted(asides);
        }
        last.forget();
        open(time, pcpu, record.offset(), isSame);
        if (confidence != null && call != Activation.NONE) {
            activation.ties().continued(call, confidence);
            if (spanBefore != Activation.NONE) {
                activation
                        .ties()
                        .add(
                                call,
                                new Cause(
                                        Cause.Kind.CONTINUED, SpanRef.of(before, spanBefore), before.end(spanBefore)));
            }
        }
    }

    private void enterAgain(RecordCursor record, long time, Confidence confidence) {
        closeSubcall(time, time, Certainty.RECORDED);
        activation.note(call, record.event(), time);
        if (call != Activation.NONE) {
            activation.ties().continued(call, confidence);
        }
        lastProof = time;
    }

    private void open(long time, int pcpu, long record, boolean part) {
        asides.forget();
        call = activation.open(SpanKind.HYPERCALL, run, pcpu, entry.number(), time, record);
        isOpen = true;
        beganEarlier = part;
        lastProof = time;
    }

    /** The call that is open now, or {@link Activation#NONE}. */
    int open() {
        return call;
    }

    /** The call, or member of one, that can have woken somebody now, or {@link Activation#NONE}. */
    int waker() {
        if (!isOpen) {
            return Activation.NONE;
        }
        if (subcall != Activation.NONE) {
            return WakingCalls.contain(subcallNumber) ? subcall : Activation.NONE;
        }
        return WakingCalls.contain(entry.number()) ? call : Activation.NONE;
    }

    /** An interrupt that was handled while a call was open; whether inside it, only the call's end will tell. */
    void interrupted(int irq) {
        if (isOpen && irq != Activation.NONE) {
            asides.add(irq);
        }
    }

    private boolean takeSubcall(RecordCursor record, long time, int pcpu) {
        closeSubcall(time, time, Certainty.RECORDED);
        if (isOpen && call != Activation.NONE && record.wordCount() > 0) {
            asides.settle(activation, call, time);
            subcallNumber = CallRecords.number(record);
            subcall = activation.open(SpanKind.SUBCALL, call, pcpu, subcallNumber, time, record.offset());
        }
        entry.member();
        lastProof = time;
        return isOpen;
    }

    private void closeSubcall(long end, long latest, Certainty certainty) {
        activation.close(subcall, end, latest, certainty);
        if (subcall != Activation.NONE) {
            asides.settle(activation, subcall, end);
        }
        subcall = Activation.NONE;
    }

    private void close(long end, long latest) {
        if (isOpen) {
            closeSubcall(end, latest, Certainty.END_INFERRED);
            activation.close(call, end, latest, beganEarlier ? Certainty.BEGINS_EARLIER : Certainty.END_INFERRED);
            if (call != Activation.NONE) {
                asides.settle(activation, call, end);
            }
        }
        isOpen = false;
        call = Activation.NONE;
    }

    /** The spans around end at {@code time}; a call whose next member is {@code record} goes on in others. */
    void endPart(RecordCursor record, long time, Activation into, int nextRun, int pcpu) {
        boolean goesOn = isOpen && PvEvents.isSubcall(record.event());
        if (goesOn) {
            closeSubcall(time, time, Certainty.RECORDED);
            activation.close(call, time, beganEarlier ? Certainty.MIDDLE : Certainty.ENDS_LATER);
            asides.settle(activation, call, time);
        } else {
            close(lastProof, time);
        }
        last.forget();
        moveTo(into, nextRun);
        if (goesOn) {
            open(time, pcpu, record.offset(), true);
        }
    }

    /** The vcpu is switched out. A call that blocks it lasts until then; of any other that is only the latest end. */
    void end(long time, int becomes) {
        last.forget();
        if (isOpen && becomes == RUNNABLE) {
            last.remember(activation, call, time, beganEarlier);
            preempted = true;
        }
        close(becomes == BLOCKED ? time : lastProof, time);
    }

    /** A stint that is not told, or was not seen whole: what was under way before is not known to go on. */
    void skip() {
        last.forget();
    }
}
