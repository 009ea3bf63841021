package io.xenscope.report.sched;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.stay.StayAccount;
import io.xenscope.analyze.stay.VcpuAccount;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.StayCells;
import java.util.List;

/** What each vcpu did, by state, and why it waited. */
final class StateTables {
    /** Rows of a page for people. */
    static final int BRIEF = 60;

    private StateTables() {}

    private static List<Column> keys(String what) {
        return List.of(Column.domain("dom", "dom"), Column.count("vcpu", "vcpu"), Column.text(what, what));
    }

    /** A row for each state that a vcpu was in; their totals add up to the span. */
    static Table states(Scope scope, List<VcpuAccount> vcpus) {
        Listing listing = new Listing("vcpu_states", "Vcpus by state", Cells.join(keys("state"), StayCells.COLUMNS))
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no vcpus"))
                .note(StayCells.NOTE);
        for (VcpuAccount vcpu : vcpus) {
            for (VcpuState state : VcpuState.values()) {
                add(scope, listing, vcpu, state.key(), vcpu.of(state));
            }
        }
        return listing.tableInOrder(scope.rows(BRIEF));
    }

    /** A row for each cause for which a vcpu was runnable and did not run. */
    static Table waits(Scope scope, List<VcpuAccount> vcpus) {
        Listing listing = new Listing(
                        "waits", "Waits for a pcpu by cause", Cells.join(keys("cause"), StayCells.COLUMNS))
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no vcpu waited"))
                .note(
                        "wake: was blocked or offline; preempt: was switched out; other: what it did before is not known.");
        for (VcpuAccount vcpu : vcpus) {
            for (WaitCause cause : WaitCause.values()) {
                add(scope, listing, vcpu, cause.key(), vcpu.of(cause));
            }
        }
        return listing.tableInOrder(scope.rows(BRIEF));
    }

    private static void add(Scope scope, Listing listing, VcpuAccount vcpu, String what, StayAccount stays) {
        if (!stays.isEmpty()) {
            Object[] keys = {vcpu.domain(), vcpu.vcpu(), what};
            listing.row(stays.total(), Cells.join(keys, StayCells.of(scope, stays)));
        }
    }
}
