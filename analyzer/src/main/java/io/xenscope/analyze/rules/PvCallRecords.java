package io.xenscope.analyze.rules;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.ContextEvents;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.SchedEvents;

/**
 * What records prove of PV hypercalls, of which none says when Xen was done (trace context, section 2): a call lasted at
 * least until the last record that Xen wrote for it, and at most until the next one that proves the guest ran.
 */
public final class PvCallRecords {
    /** DOM0OP and MEM: their records are written by the calls themselves. */
    public static final int WORK_CLASSES = Dom0Events.CLASS | MemEvents.CLASS;

    private PvCallRecords() {}

    /**
     * Whether Xen was at work on a call: not what the scheduler or an interrupt writes, which comes while guests run. Of trace
     * context only Xen's own counts: guests' comes with the call that writes it.
     */
    public static boolean isOfTheCall(int event) {
        return (event & WORK_CLASSES) != 0 || ContextEvents.isXens(event) || isOfSchedOp(event);
    }

    private static boolean isOfSchedOp(int event) {
        int current = SchedEvents.current(event);
        return isOfDomain(current) || current == SchedEvents.YIELD || current == SchedEvents.BLOCK;
    }

    /** Whether the scheduler is given a domain, or told to forget it. */
    public static boolean isOfDomain(int event) {
        int current = SchedEvents.current(event);
        return current == SchedEvents.DOM_ADD || current == SchedEvents.DOM_REM;
    }

    /** The number of the call that begins; the first form has it in its last word, the second in its first. */
    public static int number(RecordCursor record) {
        int words = record.wordCount();
        return words == 0
                ? 0
                : record.word(PvEvents.hasArguments(record.event()) ? 0 : words - 1) & Hypercalls.NUMBER_BITS;
    }
}
