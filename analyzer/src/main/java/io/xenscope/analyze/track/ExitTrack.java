package io.xenscope.analyze.track;

import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.analyze.walk.EventTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;

/**
 * VM exits paired with the entries that end them. An arc within one stint is accounted here; the ends of one that is not
 * go to the schedule, where they are joined by vcpu.
 *
 * <pre>
 * TRC_HVM_VMX_EXIT   id 0x81002 (| 0x100 64-bit, | 0x400 nested)   w0 reason   w1.. rip    before 4.19 on AMD too
 * TRC_HVM_SVM_EXIT   id 0x81003 (likewise)                         w0 code     w1.. rip    since 4.19
 * TRC_HVM_VMENTRY    id 0x81001 (| 0x400 nested)                   no words
 * </pre>
 */
public final class ExitTrack implements Track {
    private static final int WIDE_OR_NESTED = HvmEvents.WIDE | HvmEvents.NESTED;

    /** The present arc of one pcpu. */
    private static final class OpenArc {
        private boolean open;
        private boolean sawBorder;
        private long exit;
        private int reason;
    }

    private final OpenArc[] arcs;
    private final BySlot<ExitAccounts> accounts = new BySlot<>(ExitAccounts::new);
    private boolean svm;

    public ExitTrack(int pcpuLimit) {
        arcs = new OpenArc[pcpuLimit];
        java.util.Arrays.setAll(arcs, p -> new OpenArc());
    }

    @Override
    public void register(EventTable table) {
        table.on(HvmEvents.VMENTRY, HvmEvents.NESTED, this::entry)
                .on(HvmEvents.VMX_EXIT, WIDE_OR_NESTED, this::vmxExit)
                .on(HvmEvents.SVM_EXIT, WIDE_OR_NESTED, this::svmExit)
                .on(HvmEvents.INTR, this::intr);
    }

    /** Which interrupt it was, Intel says in one word, and AMD does not. */
    private void intr(RecordCursor record, PcpuWalk pcpu) {
        svm |= record.wordCount() == 0;
    }

    private void svmExit(RecordCursor record, PcpuWalk pcpu) {
        svm = true;
        vmxExit(record, pcpu);
    }

    private void vmxExit(RecordCursor record, PcpuWalk pcpu) {
        if (record.wordCount() == 0) {
            return;
        }
        OpenArc arc = arcs[pcpu.pcpu()];
        if (arc.open) {
            accounts.of(pcpu.slot()).of(arc.reason).addUnfinished();
        }
        if (!arc.sawBorder) {
            // Every stint of an HVM vcpu begins inside Xen: the entry is missing, and an older arc ends unseen.
            pcpu.arcCrosses();
        }
        arc.open = true;
        arc.sawBorder = true;
        arc.exit = pcpu.now();
        arc.reason = ExitReason.of(record.word(0), HvmEvents.isNested(record.event()));
        svm |= ExitReason.isSvmOnly(arc.reason);
    }

    private void entry(RecordCursor record, PcpuWalk pcpu) {
        OpenArc arc = arcs[pcpu.pcpu()];
        if (arc.open) {
            long ticks = pcpu.now() - arc.exit;
            accounts.of(pcpu.slot()).of(arc.reason).add(ticks, ticks);
        } else if (!arc.sawBorder && pcpu.slot() != VcpuSlots.UNKNOWN) {
            pcpu.schedule().arcs().addEntry(pcpu.stint(), pcpu.now());
            pcpu.arcCrosses();
        }
        arc.open = false;
        arc.sawBorder = true;
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

    /** Whether some record proves that the reasons are SVM exit codes. */
    public boolean isSvm() {
        return svm;
    }

    /** Arcs within stints, by vcpu slot. */
    public BySlot<ExitAccounts> accounts() {
        return accounts;
    }
}
