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
    private static final class OpenArc {
        private boolean open;
        private boolean sawBorder;
        private long exit;
        private int reason;
    }

    private final OpenArc[] arcs;
    private final BySlot<VmExitAccounts> accounts = new BySlot<>(VmExitAccounts::new);

    public ExitTrack(int pcpuLimit) {
        arcs = new OpenArc[pcpuLimit];
        java.util.Arrays.setAll(arcs, p -> new OpenArc());
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
        OpenArc arc = arcs[pcpu.pcpu()];
        if (arc.open) {
            accounts.of(pcpu.slot()).of(arc.reason).addUnfinished();
        }
        if (!arc.sawBorder) {
            // Every run of an HVM vcpu begins inside Xen: the entry is missing, and an older VM exit ends unseen.
            pcpu.arcCrosses();
        }
        arc.open = true;
        arc.sawBorder = true;
        arc.exit = pcpu.now();
        arc.reason = VmExitRecord.reason(record);
    }

    private void entry(RecordCursor record, PcpuWalk pcpu) {
        OpenArc arc = arcs[pcpu.pcpu()];
        if (arc.open) {
            long ticks = pcpu.now() - arc.exit;
            accounts.of(pcpu.slot()).of(arc.reason).add(ticks, ticks);
        } else if (!arc.sawBorder && pcpu.isRunning()) {
            pcpu.schedule().arcs().addEntry(pcpu.stint(), pcpu.now());
            pcpu.arcCrosses();
        }
        arc.open = false;
        arc.sawBorder = true;
    }

    @Override
    public void moves(int from, int to) {
        accounts.move(from, to, VmExitAccounts::add);
    }

    @Override
    public void stintBegins(PcpuWalk pcpu) {
        if (pcpu.beganUnnoticed()) {
            return;
        }
        OpenArc arc = arcs[pcpu.pcpu()];
        if (arc.open) {
            // Left over from before anyone was known to run here.
            accounts.of(VcpuSlots.UNKNOWN).of(arc.reason).addUnfinished();
        }
        arc.open = false;
        arc.sawBorder = false;
    }

    @Override
    public void stintEnds(PcpuWalk pcpu, boolean whole) {
        OpenArc arc = arcs[pcpu.pcpu()];
        if (!arc.open) {
            return;
        }
        if (whole) {
            pcpu.schedule().arcs().addOpenExit(pcpu.stint(), arc.exit, arc.reason);
            pcpu.arcCrosses();
        } else {
            accounts.of(pcpu.slot()).of(arc.reason).addUnfinished();
        }
        arc.open = false;
    }

    /** VM exits within runs, by vcpu slot. */
    public BySlot<VmExitAccounts> accounts() {
        return accounts;
    }
}
