package io.xenscope.analyze.span;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.track.vcpu.PvCallListener;
import io.xenscope.analyze.track.vcpu.PvCalls;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.PvEvents;

/**
 * The spans of PV hypercalls inside one run.
 *
 * <p>A call that Xen preempted and the guest entered again is one span. Where the vcpu was switched out in between it is a
 * part in each run.
 */
final class CallSpans implements PvCallListener {
    private final Asides asides = new Asides();
    private final LastCall last = new LastCall();
    private Activation activation;
    /** The run, or the VM exit in it, that the next call lies in. */
    private int around;
    /** Whether the run is shown. */
    private boolean isShown;

    private int call = Activation.NONE;
    private boolean isOpen;
    private int number;
    private int subcall = Activation.NONE;
    private int subcallNumber;
    private boolean beganEarlier;
    /** The time of the present record in the activation, which is never before that of an earlier one. */
    private long time;

    CallSpans(PvCalls calls) {
        calls.tell(this);
    }

    void begin(Activation into, int runSpan) {
        moveTo(into, runSpan);
        isShown = true;
    }

    private void moveTo(Activation into, int parent) {
        activation = into;
        around = parent;
    }

    /** What the next record is of lies in this span, the run or a VM exit. */
    void moveInto(int parent) {
        around = parent;
    }

    /** The next record, which comes by {@link PvCalls}; at the end of a run, its end. */
    void next(long at) {
        time = at;
    }

    @Override
    public void entered(Moment now, PvCallEntry entry, Confidence continues, boolean isSame) {
        if (!isShown) {
            return;
        }
        if (isSame && last.isIn(activation)) {
            last.goesOn(asides);
        }
        number = entry.number();
        open(now.pcpu(), now.record().offset(), continues != null && continues.joins());
        if (continues != null && call != Activation.NONE) {
            activation.ties().continued(call, continues);
            if (last.isKnown() && (isSame || !continues.joins())) {
                activation.ties().add(call, last.cause());
            }
        }
        last.forget();
    }

    @Override
    public void enteredAgain(Moment now, PvCallEntry entry, Confidence continues) {
        if (!isOpen) {
            // The part of the activation that it was in is over.
            entered(now, entry, continues, true);
            return;
        }
        activation.note(call, now.record().event(), time);
        if (call != Activation.NONE) {
            activation.ties().continued(call, continues);
        }
    }

    private void open(int pcpu, long record, boolean isPart) {
        asides.forget();
        call = activation.open(SpanKind.HYPERCALL, around, pcpu, number, time, record);
        isOpen = true;
        beganEarlier = isPart;
    }

    @Override
    public void ended(long earliest, long latest, boolean isTruncated) {
        if (isOpen) {
            Certainty whole = beganEarlier ? Certainty.BEGINS_EARLIER : Certainty.END_INFERRED;
            Certainty truncated = beganEarlier ? Certainty.MIDDLE : Certainty.CUT;
            close(earliest, isTruncated ? truncated : whole);
        }
    }

    private void close(long earliest, Certainty certainty) {
        long end = Math.min(time, Math.max(earliest, begin(call)));
        activation.close(call, end, time, certainty);
        if (call != Activation.NONE) {
            asides.settle(activation, call, end);
        }
        last.remember(activation, call, time, beganEarlier);
        isOpen = false;
        call = Activation.NONE;
    }

    private long begin(int span) {
        return span == Activation.NONE ? Long.MIN_VALUE : activation.begin(span);
    }

    @Override
    public void memberEntered(Moment now, int called, boolean isInside) {
        if (isOpen && call != Activation.NONE && now.record().wordCount() > 0) {
            asides.settle(activation, call, time);
            subcallNumber = called;
            subcall = activation.open(
                    SpanKind.SUBCALL,
                    call,
                    now.pcpu(),
                    called,
                    time,
                    now.record().offset());
        }
    }

    @Override
    public void memberEnded(long earliest, long latest) {
        long end = earliest == latest ? time : Math.min(time, Math.max(earliest, begin(subcall)));
        closeSubcall(end, earliest == latest ? Certainty.RECORDED : Certainty.END_INFERRED);
    }

    private void closeSubcall(long end, Certainty certainty) {
        activation.close(subcall, end, time, certainty);
        if (subcall != Activation.NONE) {
            asides.settle(activation, subcall, end);
        }
        subcall = Activation.NONE;
    }

    /** Whether a call is open, if only without a span of its own for want of room. */
    boolean isOpen() {
        return isOpen;
    }

    /** The call that is open now, or {@link Activation#NONE}. */
    int open() {
        return call;
    }

    /** The call, or member of one, that can have woken a vcpu now, or {@link Activation#NONE}. */
    int waker() {
        if (!isOpen) {
            return Activation.NONE;
        }
        if (subcall != Activation.NONE) {
            return WakingCalls.contain(subcallNumber) ? subcall : Activation.NONE;
        }
        return WakingCalls.contain(number) ? call : Activation.NONE;
    }

    /** An interrupt that was handled while a call was open; whether inside it, only the call's end will tell. */
    void interrupted(int irq) {
        if (isOpen && irq != Activation.NONE) {
            asides.add(irq);
        }
    }

    /**
     * The spans around end before {@code next} is taken, and others begin; a call whose next member it is goes on in those, any
     * other ends by its last proof.
     */
    void endPart(RecordCursor next, Activation into, int nextAround, int pcpu, PvCalls calls) {
        boolean goesOn = isOpen && PvEvents.isSubcall(next.event());
        if (goesOn) {
            closeSubcall(time, Certainty.RECORDED);
            activation.close(call, time, beganEarlier ? Certainty.MIDDLE : Certainty.ENDS_LATER);
            asides.settle(activation, call, time);
        } else if (isOpen) {
            closeSubcall(Math.min(time, calls.earliestEnd()), Certainty.END_INFERRED);
            close(calls.earliestEnd(), beganEarlier ? Certainty.BEGINS_EARLIER : Certainty.END_INFERRED);
        }
        last.forget();
        moveTo(into, nextAround);
        if (goesOn) {
            open(pcpu, next.offset(), true);
        }
    }

    /** The run is over. */
    void end() {
        isShown = false;
    }

    /** A run that is not shown: what was under way before is not known to go on. */
    void skip() {
        last.forget();
    }
}
