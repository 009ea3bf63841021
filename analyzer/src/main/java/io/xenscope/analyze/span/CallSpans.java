package io.xenscope.analyze.span;

import io.xenscope.format.RecordCursor;

/**
 * The spans of PV hypercalls inside one stint. No record tells when Xen was done (trace context, section 2): a call lasted
 * at least until the last record that Xen wrote for it, and at most until the next one that proves the guest ran.
 */
final class CallSpans {
    private Activation activation;
    private int run;
    private int call = Activation.NONE;
    private int subcall = Activation.NONE;
    private boolean isOpen;
    private boolean beganEarlier;
    private int number;
    private long lastProof;

    static boolean takes(int event) {
        return CallRecords.isEntry(event) || CallRecords.isOfTheCall(event);
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
        if (CallRecords.isMember(event)) {
            return takeSubcall(record, time, pcpu);
        }
        if (!CallRecords.isEntry(event)) {
            lastProof = time;
            return false;
        }
        close(lastProof, time);
        boolean begins = CallRecords.begins(event);
        if (begins) {
            number = CallRecords.number(record);
            open(time, pcpu, record.offset(), false);
        }
        return begins;
    }

    private void open(long time, int pcpu, long record, boolean part) {
        call = activation.open(SpanKind.HYPERCALL, run, pcpu, number, time, record);
        isOpen = true;
        beganEarlier = part;
        lastProof = time;
    }

    /** The call that is open now, or {@link Activation#NONE}. */
    int open() {
        return call;
    }

    private boolean takeSubcall(RecordCursor record, long time, int pcpu) {
        closeSubcall(time, time, Certainty.RECORDED);
        if (isOpen && call != Activation.NONE && record.wordCount() > 0) {
            subcall = activation.open(SpanKind.SUBCALL, call, pcpu, CallRecords.number(record), time, record.offset());
        }
        lastProof = time;
        return isOpen;
    }

    private void closeSubcall(long end, long latest, Certainty certainty) {
        activation.close(subcall, end, latest, certainty);
        subcall = Activation.NONE;
    }

    private void close(long end, long latest) {
        if (isOpen) {
            closeSubcall(end, latest, Certainty.END_INFERRED);
            activation.close(call, end, latest, beganEarlier ? Certainty.BEGINS_EARLIER : Certainty.END_INFERRED);
        }
        isOpen = false;
        call = Activation.NONE;
    }

    /** The spans around end at {@code time}; a call whose next member is {@code record} goes on in others. */
    void endPart(RecordCursor record, long time, Activation next, int nextRun, int pcpu) {
        boolean goesOn = isOpen && CallRecords.isMember(record.event());
        if (goesOn) {
            closeSubcall(time, time, Certainty.RECORDED);
            activation.close(call, time, beganEarlier ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        } else {
            close(lastProof, time);
        }
        moveTo(next, nextRun);
        if (goesOn) {
            open(time, pcpu, record.offset(), true);
        }
    }

    /** The vcpu is switched out. A call that blocks it lasts until then; of any other that is only the latest end. */
    void end(long time, boolean blocks) {
        close(blocks ? time : lastProof, time);
    }
}
