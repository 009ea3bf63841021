package io.xenscope.analyze.slices;

import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.PvKind;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.PvEntryCounts;
import java.util.EnumSet;
import java.util.Set;

/** The entries of one PV vcpu into Xen slice by slice, counted by {@link PvEntryCounts}. */
final class EntrySlices implements VcpuTracker {
    private static final Set<PvKind> CALLS = EnumSet.of(PvKind.HYPERCALL, PvKind.HYPERCALL_V2, PvKind.SUBCALL);

    private final int subject;
    private final SliceTable table;
    private PvEntryCounts present;
    private int slice = -1;

    EntrySlices(int subject, SliceTable table) {
        this.subject = subject;
        this.table = table;
    }

    /** The counts of the slice of a moment. */
    PvEntryCounts at(Moment now) {
        int next = table.slices().near(now.time());
        if (next != slice) {
            flush();
            slice = next;
            present = new PvEntryCounts(table.slices().ranges().get(next));
        }
        return present;
    }

    private void flush() {
        if (present == null) {
            return;
        }
        PvAccount counts = present.account();
        counts.hypercalls().forEach((number, count) -> table.add(Sliced.HYPERCALLS.of(subject, number), slice, count));
        for (PvKind kind : PvKind.values()) {
            if (!CALLS.contains(kind)) {
                table.add(Sliced.PV_ENTRIES.of(subject, kind.number()), slice, counts.of(kind));
            }
        }
        present = null;
    }

    @Override
    public void finish(long end) {
        flush();
        slice = -1;
    }
}
