package io.xenscope.analyze.span;

import io.xenscope.format.RecordCursor;

/**
 * The spans of PV hypercalls inside one stint. No record tells when Xen was done (trace context, section 2): a call lasted
 * at least until the last record that Xen wrote for it, and at most until the next one that proves the guest ran.
 */
final class CallSpans {
    private static final int PV_CLASS = 0x020;
    private static final int SUBCALL = 0x20200e;
    private static final int HYPERCALL_V2 = 0x20100d;
    private static final int WIDTH = 0x100;
    private static final int OLD_HYPERCALL = 0x20f001;
    private static final int NUMBER = 0xF_FFFF;

    /** DOM0OP and MEM: their records are written by the calls themselves. */
    private static final int OF_THE_CALL = 0x004 | 0x010;

    private static final int SCHED_DOM_ADD = 0x28001;
    private static final int SCHED_DOM_REM = 0x28002;
    private static final int YIELD = 0x28005;
    private static final int BLOCK = 0x28006;

    private Activation activation;
    private int run;
    private int call = Activation.NONE;
    private int subcall = Activation.NONE;
    private boolean isOpen;
    private boolean beganEarlier;
    private int number;
    private long lastProof;

    static boolean takes(int event) {
        return event >>> 16 == PV_CLASS || isOfTheCall(event);
    }

    /** Not what the scheduler or an interrupt writes, which may happen while the guest runs. */
    private static boolean isOfTheCall(int event) {
        return (event >>> 16 & OF_THE_CALL) != 0
                || event == SCHED_DOM_ADD
                || event == SCHED_DOM_REM
                || event == YIELD
                || event == BLOCK;
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
        if (event == SUBCALL) {
            return takeSubcall(record, time, pcpu);
        }
        if (event >>> 16 != PV_CLASS) {
            lastProof = time;
            return false;
        }
        close(lastProof, time);
        boolean begins = event == HYPERCALL_V2 || (event & ~WIDTH) == OLD_HYPERCALL;
        if (begins) {
            int words = record.wordCount();
            number = words == 0 ? 0 : record.word(event == HYPERCALL_V2 ? 0 : words - 1) & NUMBER;
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
            subcall = activation.open(SpanKind.SUBCALL, call, pcpu, record.word(0) & NUMBER, time, record.offset());
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
        boolean goesOn = isOpen && record.event() == SUBCALL;
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
