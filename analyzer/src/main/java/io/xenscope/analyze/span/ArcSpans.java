package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.track.ExitReason;
import io.xenscope.format.RecordCursor;

/**
 * The spans of VM-exit arcs inside one stint.
 *
 * <p>An arc that crosses the border of a stint is shown as a part in each: nesting stays a forest, and the parts say so.
 */
final class ArcSpans {
    private static final int ENTRY = 0x81001;
    private static final int VMX_EXIT = 0x81002;
    private static final int SVM_EXIT = 0x81003;
    private static final int WIDE_AND_NESTED = 0x500;
    private static final int NESTED = 0x400;

    private static final int NO_REASON = -1;

    private Activation activation;
    private int run;
    private int open = Activation.NONE;
    private boolean isOpen;
    private int reason;
    private int carried = NO_REASON;

    /** Whether an event belongs here. */
    static boolean takes(int event) {
        int kind = event & ~WIDE_AND_NESTED;
        return kind == ENTRY || kind == VMX_EXIT || kind == SVM_EXIT;
    }

    /** A stint begins; an arc that was open at the end of the last one goes on in it. */
    void begin(Activation into, int runSpan, Stint stint) {
        activation = into;
        run = runSpan;
        open = Activation.NONE;
        isOpen = carried != NO_REASON;
        if (isOpen) {
            open = into.open(SpanKind.VMEXIT, run, stint.pcpu(), carried, stint.begin(), stint.offset());
        }
    }

    void take(RecordCursor record, long time, int pcpu) {
        boolean isEntry = (record.event() & ~WIDE_AND_NESTED) == ENTRY;
        if (isOpen) {
            Certainty certainty = carried != NO_REASON ? Certainty.BEGINS_EARLIER : Certainty.RECORDED;
            activation.close(open, time, isEntry ? certainty : Certainty.CUT);
        }
        carried = NO_REASON;
        isOpen = !isEntry && record.wordCount() > 0;
        open = Activation.NONE;
        if (isOpen) {
            reason = ExitReason.of(record.word(0), (record.event() & NESTED) != 0);
            open = activation.open(SpanKind.VMEXIT, run, pcpu, reason, time, record.offset());
        }
    }

    /** The span that is open now, or {@link Activation#NONE}. */
    int open() {
        return open;
    }

    /** Whether no arc is open, so that the spans around may end. */
    boolean isIdle() {
        return !isOpen;
    }

    /** The spans around have ended, and others begun. */
    void moveTo(Activation into, int runSpan) {
        activation = into;
        run = runSpan;
    }

    void end(Stint stint) {
        if (isOpen) {
            activation.close(open, stint.end(), stint.endIsCut() ? Certainty.CUT : Certainty.ENDS_LATER);
            carried = stint.endIsCut() ? NO_REASON : carried != NO_REASON ? carried : reason;
        }
        isOpen = false;
        open = Activation.NONE;
    }
}
