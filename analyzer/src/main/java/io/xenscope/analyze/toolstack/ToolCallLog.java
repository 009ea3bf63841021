package io.xenscope.analyze.toolstack;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.rules.VmExitRecord;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.PvCallListener;
import io.xenscope.analyze.track.vcpu.PvCalls;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.EventId;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.SchedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The calls of one vcpu that a toolstack makes, with what records inside them prove. Of a PV vcpu the ends are bounds, of an HVM
 * vcpu a call is a VM exit.
 */
final class ToolCallLog implements VcpuTracker, PvCallListener, VmExitListener {
    /** Kept of one vcpu; more are only counted. */
    private static final int MOST = 200_000;

    private static final Range ALWAYS = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    private final int vcpu;
    private final Predicate<Run> wanted;
    private final PvCalls calls = new PvCalls();
    private final VmExits exits;
    private final List<ToolCall> log = new ArrayList<>();
    private long leftOut;
    private final OpenToolCall call = new OpenToolCall();
    private final OpenToolCall member = new OpenToolCall();
    private long time;

    /** {@code wanted} says which runs are read. */
    ToolCallLog(int vcpu, Predicate<Run> wanted) {
        this.vcpu = vcpu;
        this.wanted = wanted;
        this.exits = new VmExits(vcpu, ALWAYS);
        calls.tell(this);
        exits.tell(this);
    }

    static void register(TrackerEvents<ToolCallLog> events) {
        PvCalls.forEachEvent((event, freeBits) -> {
            if ((event & ~EventId.NUMBER_BITS) != SchedEvents.VERBOSE) {
                events.on(event, freeBits, ToolCallLog::take);
            }
        });
        events.onSubclass(SchedEvents.VERBOSE, ToolCallLog::take)
                .on(SchedEvents.OFFLINE_TO_RUNNABLE, ToolCallLog::take)
                .on(HvmEvents.VMENTRY, VmExitRecord.ENTRY_BITS, ToolCallLog::take)
                .on(HvmEvents.VMX_EXIT, VmExitRecord.EXIT_BITS, ToolCallLog::take)
                .on(HvmEvents.SVM_EXIT, VmExitRecord.EXIT_BITS, ToolCallLog::take)
                .on(HvmEvents.VMMCALL, HvmEvents.WIDE, ToolCallLog::guestCall);
    }

    @Override
    public boolean reads(Run run) {
        return wanted.test(run);
    }

    private void take(Moment now) {
        int event = now.record().event();
        time = now.time();
        if (VmExits.takes(event)) {
            exits.take(now);
            return;
        }
        if (PvCalls.takes(event)) {
            calls.take(now);
        }
        OpenToolCall open = member.isOpen() ? member : call;
        if (open.isOpen()) {
            infer(now.record(), open);
        }
    }

    private void guestCall(Moment now) {
        RecordCursor record = now.record();
        if (exits.present().isOpen() && record.wordCount() > 0 && !call.isOpen()) {
            call.open(record.word(0), exits.present().exit(), now.pcpu(), record.offset(), PvCallEntry.NONE);
        }
    }

    private static void infer(RecordCursor record, OpenToolCall open) {
        int words = record.wordCount();
        switch (record.event()) {
            case Dom0Events.DOM_ADD -> open.shows(SubOp.CREATE, words > 0 ? record.word(0) : -1);
            case Dom0Events.DOM_REM -> open.shows(SubOp.DESTROY, words > 0 ? record.word(0) : -1);
            case SchedEvents.SLEEP -> open.shows(SubOp.PAUSE, words > 0 ? record.word(0) : -1);
            case SchedEvents.OFFLINE_TO_RUNNABLE ->
                open.shows(SubOp.UNPAUSE, words > 0 ? VcpuKey.domain(record.word(0)) : -1);
            case SchedEvents.ADJDOM -> open.shows(SubOp.ADJUST, words > 0 ? record.word(0) : -1);
            case MemEvents.PAGE_GRANT_MAP -> open.shows(SubOp.MAP, words > 0 ? record.word(0) : -1);
            case MemEvents.DECREASE_RESERVATION -> open.shows(SubOp.DECREASE, words > 2 ? record.word(2) & 0xFFFF : -1);
            default -> {
                // says nothing of what the call does
            }
        }
    }

    @Override
    public void entered(Moment now, PvCallEntry entry, Confidence continues, boolean isSame) {
        call.open(entry.number(), now.time(), now.pcpu(), now.record().offset(), entry.count());
    }

    @Override
    public void ended(long earliest, long latest, boolean isTruncated) {
        close(call, false, earliest, latest, isTruncated);
    }

    @Override
    public void memberEntered(Moment now, int number, boolean isInside) {
        member.open(number, now.time(), now.pcpu(), now.record().offset(), PvCallEntry.NONE);
    }

    @Override
    public void memberEnded(long earliest, long latest) {
        close(member, true, earliest, latest, false);
    }

    @Override
    public void entered(VmExit exit, long entry) {
        close(call, false, entry, entry, false);
    }

    @Override
    public void unfinished(VmExit exit) {
        close(call, false, time, time, true);
    }

    private void close(OpenToolCall open, boolean isMember, long earliest, long latest, boolean isTruncated) {
        if (!open.isOpen()) {
            return;
        }
        ToolCall closed = open.close(vcpu, isMember, earliest, latest, isTruncated);
        boolean isKept = closed.isManagement() || closed.isBatch() || closed.subOp() == SubOp.MAP;
        if (isKept && log.size() < MOST) {
            log.add(closed);
        } else if (isKept) {
            leftOut++;
        }
    }

    @Override
    public void runEnds(Run run) {
        if (wanted.test(run)) {
            time = run.end();
            calls.runEnds(run);
        }
    }

    @Override
    public void skips(Run run) {
        exits.skips(run);
        calls.skips(run);
    }

    @Override
    public void enters(VcpuState state, long at) {
        exits.enters(state, at);
    }

    @Override
    public void breaks(long at) {
        time = at;
        exits.breaks(at);
        calls.breaks(at);
    }

    @Override
    public void finish(long end) {
        time = end;
        exits.finish(end);
    }

    /** In the order of time. */
    List<ToolCall> log() {
        return log;
    }

    /** Calls that there was no more room for. */
    long leftOut() {
        return leftOut;
    }
}
