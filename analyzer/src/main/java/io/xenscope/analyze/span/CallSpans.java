package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Stint;
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

    /** Classes whose records are written by the call itself: DOM0OP and MEM; and SCHED's own, which block and yield. */
    private static final int OF_THE_CALL = 0x004 | 0x010;

    private static final int SCHED_VERBOSE = 0x28;

    private Activation activation;
    private int run;
    private int call = Activation.NONE;
    private int subcall = Activation.NONE;
    private boolean isOpen;
    private long lastProof;

    static boolean takes(int event) {
        int eventClass = event >>> 16;
        return eventClass == PV_CLASS || (eventClass & OF_THE_CALL) != 0 || event >>> 12 == SCHED_VERBOSE;
    }

    void begin(Activation into, int runSpan) {
        activation = into;
        run = runSpan;
        isOpen = false;
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
        close(lastProof, time, Certainty.END_INFERRED);
        if (event == HYPERCALL_V2 || (event & ~WIDTH) == OLD_HYPERCALL) {
            int words = record.wordCount();
            int number = words == 0 ? 0 : record.word(event == HYPERCALL_V2 ? 0 : words - 1) & NUMBER;
            call = activation.open(SpanKind.HYPERCALL, run, pcpu, number, time, record.offset());
            isOpen = true;
            lastProof = time;
            return true;
        }
        return false;
    }

    private boolean takeSubcall(RecordCursor record, long time, int pcpu) {
        closeSubcall(time, Certainty.RECORDED);
        if (isOpen && call != Activation.NONE && record.wordCount() > 0) {
            subcall = activation.open(SpanKind.SUBCALL, call, pcpu, record.word(0) & NUMBER, time, record.offset());
        }
        lastProof = time;
        return isOpen;
    }

    private void closeSubcall(long end, Certainty certainty) {
        activation.close(subcall, end, certainty);
        subcall = Activation.NONE;
    }

    private void close(long end, long latest, Certainty certainty) {
        if (isOpen) {
            closeSubcall(end, certainty);
            activation.close(call, end, latest, certainty);
        }
        isOpen = false;
        call = Activation.NONE;
    }

    /** The spans around end at {@code time}: so does the part of a call that they hold. */
    void endPart(long time) {
        close(lastProof, time, Certainty.END_INFERRED);
    }

    /** A call that is open when its vcpu is switched out lasts at least until then. */
    void end(Stint stint) {
        close(stint.endIsCut() ? lastProof : stint.end(), stint.end(), Certainty.END_INFERRED);
    }
}
