package io.xenscope.analyze.slices;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.PageChanges;
import io.xenscope.analyze.track.vcpu.PageChanges.Change;
import io.xenscope.analyze.track.vcpu.VmExits;
import java.util.function.IntPredicate;

/** Changes of domains' p2m that were recorded while one vcpu ran, slice by slice: found by {@link PageChanges}. */
final class PageSlices implements VcpuTracker {
    private static final int MOST = 1 << 10;

    private final int vcpu;
    private final VmExits exits;
    private final boolean svm;
    private final SliceTable table;
    private final IntPredicate domains;
    private PageChanges present;
    private int slice = -1;

    /** {@code domains}: those that anybody asks for. */
    PageSlices(int vcpu, VmExits exits, boolean svm, SliceTable table, IntPredicate domains) {
        this.vcpu = vcpu;
        this.exits = exits;
        this.svm = svm;
        this.table = table;
        this.domains = domains;
    }

    /** The changes of the slice of a moment. */
    PageChanges at(Moment now) {
        int next = table.slices().near(now.time());
        if (next != slice) {
            flush();
            slice = next;
            present = new PageChanges(vcpu, exits, table.slices().ranges().get(next), svm, MOST);
        }
        return present;
    }

    private void flush() {
        if (present == null) {
            return;
        }
        PageChanges.Sum sum = new PageChanges.Sum();
        sum.add(present);
        sum.forEach((dom, change, cause, type, order, occurrences) -> {
            if (change == Change.SET_P2M_ENTRY && dom < VcpuKey.IDLE_DOMAIN && domains.test((int) dom)) {
                table.add(Sliced.P2M_CHANGES.of((int) dom), slice, occurrences.count());
            }
        });
        present = null;
    }

    @Override
    public void finish(long end) {
        flush();
        slice = -1;
    }
}
