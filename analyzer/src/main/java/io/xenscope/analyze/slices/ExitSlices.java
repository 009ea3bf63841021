package io.xenscope.analyze.slices;

import io.xenscope.analyze.base.VmExitAccounts;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;

/** The VM exits of one vcpu slice by slice; each counts whole in the slice in which it begins. */
final class ExitSlices implements VcpuTracker, VmExitListener {
    private final int subject;
    private final SliceTable table;
    private VmExitAccounts present = new VmExitAccounts();
    private int slice = -1;

    ExitSlices(int subject, SliceTable table) {
        this.subject = subject;
        this.table = table;
    }

    @Override
    public void entered(VmExit exit, long entry) {
        if (moveTo(exit.exit())) {
            present.of(exit.reason()).add(entry - exit.exit(), exit.xen());
        }
    }

    @Override
    public void unfinished(VmExit exit) {
        if (moveTo(exit.exit())) {
            present.of(exit.reason()).addUnfinished();
        }
    }

    private boolean moveTo(long time) {
        int next = table.slices().of(time);
        if (next != slice) {
            flush();
            slice = next;
        }
        return next >= 0;
    }

    private void flush() {
        if (slice >= 0) {
            present.forEach((reason, account) -> {
                table.add(Sliced.EXIT.of(subject, reason), slice, account.durations());
                table.add(Sliced.EXIT.of(subject, reason), slice, account.unfinished());
                table.add(Sliced.EXIT_XEN.of(subject, reason), slice, account.xen());
            });
            present = new VmExitAccounts();
        }
    }

    @Override
    public void finish(long end) {
        flush();
    }
}
