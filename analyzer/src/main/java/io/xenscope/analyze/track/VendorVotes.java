package io.xenscope.analyze.track;

import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.walk.EventTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;

/**
 * Votes of records on whose processors a capture is of, Intel's or AMD's: exit reasons of the two share numbers and, before Xen 4.19,
 * events. No single record decides, because an odd one may be damage, or of a patched Xen.
 *
 * <pre>
 * AMD's     TRC_HVM_SVM_EXIT; reasons that no Intel processor has; TRC_HVM_INTR without the vector
 * Intel's   other reasons; TRC_HVM_INTR with the vector
 * </pre>
 */
public final class VendorVotes implements Track {
    private final Ballot amd = new Ballot();

    @Override
    public void register(EventTable table) {
        table.on(HvmEvents.VMX_EXIT, HvmEvents.WIDE | HvmEvents.NESTED, (record, pcpu) -> exit(record))
                .on(HvmEvents.SVM_EXIT, HvmEvents.WIDE | HvmEvents.NESTED, (record, pcpu) -> exit(record))
                .on(HvmEvents.INTR, VendorVotes.this::interrupt);
    }

    @Override
    public boolean followsStints() {
        return false;
    }

    /** Takes the record of a VM exit. */
    void exit(RecordCursor record) {
        if ((record.event() & ~(HvmEvents.WIDE | HvmEvents.NESTED)) == HvmEvents.SVM_EXIT) {
            amd.yes();
        } else if (record.wordCount() > 0) {
            amd.vote(ExitReason.isSvmOnly(record.word(0)));
        }
    }

    void interrupt(RecordCursor record, PcpuWalk pcpu) {
        amd.vote(record.wordCount() == 0);
    }

    /** Adds the votes that another worker counted. */
    public void add(VendorVotes other) {
        amd.add(other.amd);
    }

    /** Whether the capture is of AMD's processors: then exit reasons are SVM exit codes. */
    public boolean isAmd() {
        return amd.isCarried();
    }
}
