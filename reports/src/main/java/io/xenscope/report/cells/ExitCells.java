package io.xenscope.report.cells;

import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.report.table.Columns;

/** Columns of VM exits. */
public final class ExitCells {
    /** How long VM exits took, and where that time went. */
    public static final Columns<VmExitAccount> EXITS = Columns.<VmExitAccount>group()
            .ticks("total_ns", VmExitAccount::total)
            .main()
            .ticks("xen_ns", Cells.divided(VmExitAccount::xen))
            .main()
            .ticks("waiting_ns", Cells.divided(VmExitAccount::waiting))
            .ticks("blocked_ns", Cells.divided(VmExitAccount::blocked))
            .with(Cells.PERCENTILES, VmExitAccount::durations)
            .moment("max_at_ns", all -> all.durations().count() == 0 ? null : all.worstAt());

    private ExitCells() {}
}
