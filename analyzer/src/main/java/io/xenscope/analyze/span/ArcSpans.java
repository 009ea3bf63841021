package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.ArcLog;
import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.analyze.track.ExitReason;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;

/**
 * The spans of VM-exit arcs inside one stint.
 *
 * <p>An arc that crosses the border of a stint is shown as a part in each: nesting stays a forest, and the parts say so.
 */
final class ArcSpans {
    private static final int NO_REASON = -1;

    private Activation activation;
    private int run;
    private int open = Activation.NONE;
    private boolean isOpen;
    private int reason;
    private int carried = NO_REASON;
    private final GuestCalls calls = new GuestCalls();

    /** Whether an event belongs here. */
    static boolean takes(int event) {
        return HvmEvents.isVmEntry(event) || HvmEvents.isVmExit(event);
    }

    /**
     * A stint begins; an arc that was open at the end of the last one goes on in it, unless what lies between is not
     * known. {@code record} is the offset of the first record in it.
     */
    void begin(Activation into, int runSpan, int pcpu, long begin, long record, boolean follows) {
        moveTo(into, runSpan);
        carried = follows ? carried : NO_REASON;
        isOpen = carried != NO_REASON;
        open = isOpen
                ? into.open(SpanKind.VMEXIT, run, pcpu, carried, begin, Activation.withoutRecord(record))
                : Activation.NONE;
        if (!isOpen) {
            calls.forget();
        }
    }

    /** A stint that is not told: what it leaves open goes on in the next all the same. */
    void skip(Stint stint) {
        calls.forget();
        if (stint.endIsCut() || stint.begins() != StintLog.BEGINS_SEEN) {
            carried = NO_REASON;
        }
        if (stint.isCrossed()) {
            ArcLog arcs = stint.schedule().arcs();
            long item = arcs.firstOf(stint.number());
            long exit = arcs.isEntryOf(item, stint.number()) ? item + 1 : item;
            boolean goesOn = !stint.endIsCut() && arcs.isOpenExitOf(exit, stint.number());
            carried = goesOn ? arcs.reason(exit) : NO_REASON;
        }
    }

    void take(RecordCursor record, long time, int pcpu) {
        boolean isEntry = HvmEvents.isVmEntry(record.event());
        if (isOpen) {
            Certainty certainty = carried != NO_REASON ? Certainty.BEGINS_EARLIER : Certainty.RECORDED;
            activation.close(open, time, isEntry ? certainty : Certainty.CUT);
        }
        if (isEntry && isOpen) {
            calls.entered(activation, open, time);
        } else {
            calls.exited(record, time);
        }
        carried = NO_REASON;
        isOpen = !isEntry && record.wordCount() > 0;
        open = Activation.NONE;
        if (isOpen) {
            reason = ExitReason.of(record.word(0), HvmEvents.isNested(record.event()));
            open = activation.open(SpanKind.VMEXIT, run, pcpu, reason, time, record.offset());
        }
    }

    /** Takes what Xen writes between exit and entry; whether the arc before goes on, and is open again. */
    boolean takeInside(RecordCursor record) {
        if (!isOpen || !calls.take(record, activation, open)) {
            return false;
        }
        open = calls.reopen(activation, open);
        carried = activation.certainty(open) == Certainty.BEGINS_EARLIER ? reason : NO_REASON;
        return true;
    }

    /** The exit that can have woken somebody now, or {@link Activation#NONE}. */
    int waker() {
        return open != Activation.NONE && WakingExits.contain(activation, open) ? open : Activation.NONE;
    }

    /** The span that is open now, or {@link Activation#NONE}. */
    int open() {
        return open;
    }

    boolean isIdle() {
        return !isOpen;
    }

    /** The spans around end, and others begin: so do the parts of an arc, unless {@code event} ends it. */
    void endPart(int event, long time) {
        end(time, HvmEvents.isVmExit(event));
    }

    private void carry(long time) {
        if (isOpen) {
            activation.close(open, time, carried != NO_REASON ? Certainty.MIDDLE : Certainty.ENDS_LATER);
            carried = carried != NO_REASON ? carried : reason;
        } else {
            carried = NO_REASON;
        }
    }

    private void moveTo(Activation into, int runSpan) {
        activation = into;
        run = runSpan;
    }

    void end(long time, boolean cut) {
        if (cut && isOpen) {
            activation.close(open, time, Certainty.CUT);
            carried = NO_REASON;
        } else {
            carry(time);
        }
        isOpen = false;
        open = Activation.NONE;
    }
}
