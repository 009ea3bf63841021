package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.merge.EventSet;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PlainEntry;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.rules.PvCallRecords;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.ContextEvents;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.EventId;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;
import java.util.Arrays;

/**
 * Follows the hypercalls of one PV vcpu. A call lasts at least until the last record that Xen wrote for it, and at most until the
 * next one that proves the guest ran (trace context, section 2).
 *
 * <pre>
 * entry (hypercall, trap, fault ...)   the call before is over
 * member of a multicall                the member before is over, the call goes on
 * record written by a call             the call still runs
 * switched out, blocked                a call that blocks lasts until then
 * switched out, runnable               the next entry may continue the call
 * </pre>
 */
public final class PvCalls implements VcpuTracker {
    private static final int[] SUBCLASSES = {
        PvEvents.ENTRY, PvEvents.OLD_ENTRY, PvEvents.SUBCALL, Dom0Events.DOMOPS, MemEvents.ALL, ContextEvents.CTX
    };
    private static final int[] EVENTS = {
        SchedEvents.DOM_ADD, SchedEvents.DOM_REM, SchedEvents.YIELD, SchedEvents.BLOCK, SchedEvents.CONTINUE_RUNNING
    };

    /** An array: each call of a guest goes through it several times. */
    private PvCallListener[] listeners = {};
    /** The only listener, where it takes simple calls; otherwise null. */
    private PvCallListener ofSimple;

    private PvCallEntry call = new PvCallEntry();
    private PvCallEntry next = new PvCallEntry();
    private boolean isOpen;
    private boolean hasMember;
    /** Whether nothing of the guest was seen since the last call: the next entry may continue it. */
    private boolean isLast;

    private boolean isPreempted;
    private long lastProof;
    private final PcpuStream.CallVisitor enters = this::enter;

    /** Says what records it takes. */
    public static void register(TrackerEvents<PvCalls> events) {
        TrackerEvents<PvCalls> ofPv = events.only(TrackerEvents.Guests.PV);
        forEachEvent((event, freeBits) -> {
            boolean isEntry = PvEvents.isNumberedEntry(event);
            ofPv.on(event, freeBits, isEntry ? PvCalls::entry : PvCalls::take);
        });
    }

    /** Takes events: each that equals one but for some bits of its number, which are free. */
    public interface EventVisitor {
        void event(int event, int freeBits);
    }

    /** Gives each event that {@link #take} does anything with, for who registers them for trackers of its own. */
    public static void forEachEvent(EventVisitor visitor) {
        for (int subclass : SUBCLASSES) {
            visitor.event(subclass, EventId.NUMBER_BITS);
        }
        for (int event : EVENTS) {
            visitor.event(event, 0);
            if (SchedEvents.hasOld(event)) {
                visitor.event(SchedEvents.old(event), 0);
            }
        }
    }

    /** Whether {@link #take} does anything with an event. */
    public static boolean takes(int event) {
        return PvEvents.isPvEntry(event) || PvCallRecords.isOfTheCall(event) || event == SchedEvents.CONTINUE_RUNNING;
    }

    /** Takes a record of {@link #forEachEvent}. */
    public void take(Moment now) {
        int event = now.record().event();
        if (PvEvents.isSubcall(event)) {
            member(now);
        } else if (PvEvents.isPvEntry(event)) {
            entry(now);
        } else if (event == SchedEvents.CONTINUE_RUNNING) {
            isPreempted = true;
        } else {
            proof(now);
        }
    }

    /** Reports to {@code listener} every call from now on. */
    public <T extends PvCallListener> T tell(T listener) {
        listeners = Arrays.copyOf(listeners, listeners.length + 1);
        listeners[listeners.length - 1] = listener;
        ofSimple = listeners.length == 1 && listener.takesSimple() ? listener : null;
        return listener;
    }

    /**
     * Another record than a PV entry proves that the guest runs: a VM exit or entry. Reports do not read those of a vcpu with
     * hypercalls, because only damage brings them together.
     */
    public void guestRuns(long time) {
        close(lastProof, time, false);
        isLast = false;
    }

    /** When the call that is open ended at the earliest. */
    public long earliestEnd() {
        return lastProof;
    }

    /** Whether a preemption was recorded since the last entry. */
    public boolean isPreempted() {
        return isPreempted;
    }

    @Override
    public boolean passesCalls() {
        return ofSimple != null;
    }

    @Override
    public void pass(PcpuStream records, EventSet wanted) {
        if (!isPreempted) {
            records.passCalls(wanted, enters);
        }
    }

    private void enter(long simple, long time) {
        boolean isNext = isOpen && !hasMember;
        long earliest = lastProof;
        if (!isNext) {
            close(earliest, time, false);
        }
        call.take(PlainEntry.number(simple), PlainEntry.count(simple));
        isOpen = true;
        isLast = true;
        lastProof = time;
        if (isNext) {
            ofSimple.endedBy(earliest, time, call);
        } else {
            ofSimple.entered(time, call);
        }
    }

    private void entry(Moment now) {
        RecordCursor record = now.record();
        if (PvEvents.isHypercall(record.event())) {
            enter(now, record, now.time());
        } else {
            close(lastProof, now.time(), false);
            isLast = false;
        }
        isPreempted = false;
    }

    private void enter(Moment now, RecordCursor record, long time) {
        PvCallEntry spent = call;
        PvCallEntry entered = next;
        entered.take(record);
        Confidence continues = entered.continues(isLast ? spent : null, isPreempted);
        boolean isSame = continues != null && continues.joins() && isLast && entered.isSameCall(spent);
        boolean again = isOpen && isSame;
        if (again) {
            // The guest did nothing but repeat the call: Xen was at work until now; on a member only if that comes
            // again.
            endMember(entered.repeatsLastMember(spent) ? time : lastProof, time);
        } else {
            close(lastProof, time, false);
        }
        call = entered;
        next = spent;
        isOpen = true;
        isLast = true;
        lastProof = time;
        for (PvCallListener listener : listeners) {
            if (again) {
                listener.enteredAgain(now, entered, continues);
            } else {
                listener.entered(now, entered, continues, isSame);
            }
        }
    }

    private void member(Moment now) {
        endMember(now.time(), now.time());
        int number = PvCallRecords.number(now.record());
        for (PvCallListener listener : listeners) {
            listener.memberEntered(now, number, isOpen);
        }
        hasMember = isOpen;
        call.member();
        lastProof = now.time();
    }

    private void proof(Moment now) {
        if (PvCallRecords.isOfTheCall(now.record().event())) {
            lastProof = now.time();
        }
    }

    private void endMember(long earliest, long latest) {
        if (hasMember) {
            for (PvCallListener listener : listeners) {
                listener.memberEnded(earliest, latest);
            }
            hasMember = false;
        }
    }

    private void close(long earliest, long latest, boolean isTruncated) {
        endMember(earliest, latest);
        if (isOpen) {
            for (PvCallListener listener : listeners) {
                listener.ended(earliest, latest, isTruncated);
            }
            isOpen = false;
        }
    }

    @Override
    public void runEnds(Run run) {
        boolean isRunnable = run.ends() == Runstate.Numbers.RUNNABLE;
        isLast &= isRunnable;
        isPreempted |= isOpen && isRunnable;
        boolean blocks = run.ends() == Runstate.Numbers.BLOCKED;
        close(blocks ? run.end() : lastProof, run.end(), run.endIsCut());
    }

    @Override
    public void skips(Run run) {
        isLast = false;
    }

    @Override
    public void breaks(long time) {
        close(lastProof, time, true);
        isLast = false;
    }
}
