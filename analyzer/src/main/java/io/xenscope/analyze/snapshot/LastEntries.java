package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.rules.PvCallRecords;
import io.xenscope.analyze.rules.VmExitRecord;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.Hypercalls.Numbers;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.Runstate;
import java.util.ArrayDeque;

/**
 * Notes for each of some moments what one vcpu asked of Xen last. Reads only the runs that matter for that: the last before each
 * moment, and those in the window before it.
 */
final class LastEntries implements VcpuTracker {
    private final long[] times;
    private final long window;
    private final VcpuMoments moments;
    private final LastEntry[] entries;
    private final PvCallEntry call = new PvCallEntry();
    private final ArrayDeque<Long> sends = new ArrayDeque<>();
    private final ArrayDeque<Long> wakes = new ArrayDeque<>();
    private LastEntry.Kind kind = LastEntry.Kind.NONE;
    private int number;
    private int guestCall = Activation.NONE;
    private boolean isOpen;
    private long command;
    private long time;
    private long rip;
    private int next;

    /** {@code times} in common ticks, rising; {@code moments} of the same vcpu, complete; {@code window} in ticks. */
    LastEntries(long[] times, long window, VcpuMoments moments) {
        this.times = times;
        this.window = window;
        this.moments = moments;
        this.entries = new LastEntry[times.length];
    }

    static void register(TrackerEvents<LastEntries> events) {
        events.onSubclass(PvEvents.ENTRY, LastEntries::entry)
                .onSubclass(PvEvents.OLD_ENTRY, LastEntries::entry)
                .onSubclass(PvEvents.SUBCALL, LastEntries::member)
                .on(HvmEvents.VMX_EXIT, VmExitRecord.EXIT_BITS, LastEntries::exit)
                .on(HvmEvents.SVM_EXIT, VmExitRecord.EXIT_BITS, LastEntries::exit)
                .on(HvmEvents.VMENTRY, VmExitRecord.ENTRY_BITS, LastEntries::inGuest)
                .on(HvmEvents.VMMCALL, HvmEvents.WIDE, LastEntries::guestCall);
    }

    @Override
    public boolean reads(Run run) {
        for (int i = 0; i < times.length; i++) {
            VcpuMoment vcpu = moments.at(i);
            boolean matters = vcpu != null
                    && run.begin() <= times[i]
                    && (run.end() >= times[i] - window
                            || run.end() >= vcpu.lastRunEnd()
                            || run.ends() == RunLog.ENDS_AT_TAIL);
            if (matters) {
                return true;
            }
        }
        return false;
    }

    private void entry(Moment now) {
        if (!PvEvents.isHypercall(now.record().event())) {
            return;
        }
        settle(now.time());
        call.take(now.record());
        kind = LastEntry.Kind.HYPERCALL;
        isOpen = false;
        guestCall = Activation.NONE;
        number = call.number();
        command = call.command();
        time = now.time();
        rip = 0;
        send(number, now.time());
    }

    private void member(Moment now) {
        settle(now.time());
        send(PvCallRecords.number(now.record()), now.time());
    }

    private void exit(Moment now) {
        if (VmExitRecord.isWhole(now.record())) {
            settle(now.time());
            kind = LastEntry.Kind.EXIT;
            isOpen = true;
            guestCall = Activation.NONE;
            number = VmExitRecord.reason(now.record());
            command = PvCallEntry.NONE;
            time = now.time();
            rip = VmExitRecord.rip(now.record());
        }
    }

    private void inGuest(Moment now) {
        settle(now.time());
        isOpen = false;
    }

    private void guestCall(Moment now) {
        settle(now.time());
        if (now.record().wordCount() > 0) {
            guestCall = now.record().word(0);
            send(guestCall, now.time());
        }
    }

    private void send(int called, long at) {
        if (Numbers.isEventChannelOp(called)) {
            forget(sends, at - window);
            sends.add(at);
        }
    }

    @Override
    public void changes(int pcpu, long at, int from, int to) {
        settle(at);
        if (to == Runstate.Numbers.RUNNABLE) {
            forget(wakes, at - window);
            wakes.add(at);
        }
    }

    /** All moments before {@code until} are behind. */
    private void settle(long until) {
        while (next < times.length && times[next] < until) {
            long from = times[next] - window;
            forget(sends, from);
            forget(wakes, from);
            long lastSend = sends.isEmpty() ? VcpuMoment.BEFORE : sends.peekLast();
            entries[next++] = new LastEntry(
                    kind, number, guestCall, isOpen, command, time, rip, sends.size(), lastSend, wakes.size());
        }
    }

    private static void forget(ArrayDeque<Long> moments, long before) {
        while (!moments.isEmpty() && moments.peekFirst() <= before) {
            moments.removeFirst();
        }
    }

    @Override
    public void finish(long end) {
        settle(Long.MAX_VALUE);
    }

    /** At the so-many-th moment. */
    LastEntry at(int moment) {
        return entries[moment];
    }
}
