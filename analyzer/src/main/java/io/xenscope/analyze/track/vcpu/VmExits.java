package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.VmExitRecord;
import io.xenscope.analyze.sched.CrossingExits;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.HvmEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the VM exits of one vcpu from exit to entry, over runs and pcpus. An exit is unfinished where another comes before
 * its entry, and where records are missing or contradict each other.
 *
 * <p>Of runs whose records are not read it takes what the schedule knows: which exit was open at the end, and which entry
 * ended one that was open at the begin.
 */
public final class VmExits implements VcpuTracker {
    private final VmExit exit;
    private final List<VmExitListener> listeners = new ArrayList<>(2);

    public VmExits(int vcpu, Range range) {
        exit = new VmExit(vcpu, range);
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<VmExits> events) {
        events.only(TrackerEvents.Guests.HVM)
                .on(HvmEvents.VMENTRY, VmExitRecord.ENTRY_BITS, VmExits::entry)
                .on(HvmEvents.VMX_EXIT, VmExitRecord.EXIT_BITS, VmExits::exit)
                .on(HvmEvents.SVM_EXIT, VmExitRecord.EXIT_BITS, VmExits::exit);
    }

    /** Whether {@link #take} does anything with an event. */
    public static boolean takes(int event) {
        return HvmEvents.isVmExit(event) || HvmEvents.isVmEntry(event);
    }

    /** Takes a record, where nobody sends records as {@link #register} says. */
    public void take(Moment now) {
        if (HvmEvents.isVmEntry(now.record().event())) {
            entry(now);
        } else {
            exit(now);
        }
    }

    /** Reports to {@code listener} every exit from now on. */
    public <T extends VmExitListener> T tell(T listener) {
        listeners.add(listener);
        return listener;
    }

    /** The exit that the vcpu is in, or was in last. */
    public VmExit present() {
        return exit;
    }

    private void exit(Moment now) {
        if (VmExitRecord.isWhole(now.record())) {
            exits(now.time(), now.pcpu(), VmExitRecord.reason(now.record()), VmExitRecord.rip(now.record()));
        }
    }

    private void entry(Moment now) {
        enters(now.time());
    }

    private void exits(long time, int pcpu, int reason, long rip) {
        giveUp();
        exit.exits(time, pcpu, reason, rip);
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).exited(exit);
        }
    }

    private void enters(long time) {
        boolean ends = exit.isOpen();
        exit.enters(time);
        if (ends) {
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).entered(exit, time);
            }
        }
    }

    private void giveUp() {
        if (exit.isOpen()) {
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).unfinished(exit);
            }
        }
    }

    private void forget() {
        giveUp();
        exit.forget();
    }

    @Override
    public void skips(Run run) {
        if (!run.isCrossed()) {
            return;
        }
        CrossingExits crossing = run.schedule().crossingExits();
        long item = crossing.firstOf(run.number());
        if (crossing.isEntryOf(item, run.number())) {
            enters(run.clamped(crossing.tsc(item++)));
        } else {
            // An exit of the run itself came before any entry: an older one cannot have gone on.
            forget();
        }
        if (crossing.isOpenExitOf(item, run.number())) {
            exits(run.clamped(crossing.tsc(item)), run.pcpu(), crossing.reason(item), 0);
        }
    }

    @Override
    public void enters(VcpuState state, long time) {
        exit.moves(state, time);
    }

    @Override
    public void breaks(long time) {
        forget();
    }

    @Override
    public void finish(long end) {
        forget();
    }
}
