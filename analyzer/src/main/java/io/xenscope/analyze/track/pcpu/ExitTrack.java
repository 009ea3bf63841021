package io.xenscope.analyze.track.pcpu;

import io.xenscope.analyze.base.VmExitAccounts;
import io.xenscope.analyze.rules.VmExitRecord;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;

/**
 * VM exits paired with the entries that end them, as {@link io.xenscope.analyze.track.vcpu.VmExits} does, within runs: the ends of
 * an exit that does not lie within one run go to the schedule, where they are joined by vcpu.
 */
public final class ExitTrack implements Track {
    /** The present VM exit of one pcpu. */
    private static final class PresentExit {
        private boolean open;
        private boolean sawBorder;
        private long begin;
        private int reason;
    }

    private final PresentExit[] exits;
    private final BySlot<VmExitAccounts> accounts = new BySlot<>(VmExitAccounts::new);

    public ExitTrack(int pcpuLimit) {
        exits = new PresentExit[pcpuLimit];
        java.util.Arrays.setAll(exits, p -> new PresentExit());
    }

    @Override
    public void register(HeaderTable table) {
        table.on(HvmEvents.VMENTRY, VmExitRecord.ENTRY_BITS, this::entry)
                .on(HvmEvents.VMX_EXIT, VmExitRecord.EXIT_BITS, this::exit)
                .on(HvmEvents.SVM_EXIT, VmExitRecord.EXIT_BITS, this::exit);
    }

    private void exit(RecordCursor record, PcpuWalk pcpu) {
        if (!VmExitRecord.isWhole(record)) {
            return;
        }
        PresentExit present = exits[pcpu.pcpu()];
        if (present.open) {
            accounts.of(pcpu.slot()).of(present.reason).addUnfinished();
        }
        if (!present.sawBorder) {
            // Every run of an HVM vcpu begins inside Xen: the entry is missing, and an older VM exit ends unseen.
            pcpu.arcCrosses();
        }
        present.open = true;
        present.sawBorder = true;
        present.begin = pcpu.now();
        present.reason = VmExitRecord.reason(record);
    }

    private void entry(RecordCursor record, PcpuWalk pcpu) {
        PresentExit present = exits[pcpu.pcpu()];
        if (present.open) {
            long ticks = pcpu.now() - present.begin;
            accounts.of(pcpu.slot()).of(present.reason).add(ticks, ticks);
        } else if (!present.sawBorder && pcpu.isRunning()) {
            pcpu.schedule().crossingExits().addEntry(pcpu.runNumber(), pcpu.now());
            pcpu.arcCrosses();
        }
        present.open = false;
        present.sawBorder = true;
    }

    @Override
    public void moves(int from, int to) {
        accounts.move(from, to, VmExitAccounts::add);
    }

    @Override
    public void runBegins(PcpuWalk pcpu) {
        if (pcpu.beganUnnoticed()) {
            return;
        }
        PresentExit present = exits[pcpu.pcpu()];
        if (present.open) {
            // Left over from before anyone was known to run here.
            accounts.of(VcpuSlots.UNKNOWN).of(present.reason).addUnfinished();
        }
        present.open = false;
        present.sawBorder = false;
    }

    @Override
    public void runEnds(PcpuWalk pcpu, boolean whole) {
        PresentExit present = exits[pcpu.pcpu()];
        if (!present.open) {
            return;
        }
        if (whole) {
            pcpu.schedule().crossingExits().addOpenExit(pcpu.runNumber(), present.begin, present.reason);
            pcpu.arcCrosses();
        } else {
            accounts.of(pcpu.slot()).of(present.reason).addUnfinished();
        }
        present.open = false;
    }

    /** VM exits within runs, by vcpu slot. */
    public BySlot<VmExitAccounts> accounts() {
        return accounts;
    }
}
