package io.xenscope.report.sched;

import io.xenscope.analyze.account.PcpuStays;
import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.account.VcpuPlaces;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.IntervalCells;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What each vcpu did, by state, why it waited, and where it ran. */
final class RunstateTables {
    /** Rows of a page for people. */
    static final int BRIEF = 60;

    /** {@code what}: a state, or the cause of a wait. */
    private record Row(int vcpu, String what, StayAccount intervals) {}

    private static final Columns<Row> STATES = Columns.<Row>of("vcpu_states", "Vcpus by state")
            .with(Cells.VCPU, Row::vcpu)
            .text("state", Row::what)
            .keys()
            .with(IntervalCells.INTERVALS, Row::intervals)
            .note(IntervalCells.INTERVALS_NOTE);

    private static final Columns<Row> WAITS = Columns.<Row>of("waits", "Waits for a pcpu by cause")
            .with(Cells.VCPU, Row::vcpu)
            .text("cause", Row::what)
            .keys()
            .with(IntervalCells.INTERVALS, Row::intervals)
            .note("wake: was blocked or offline; preempt: was switched out; other: what it did before is not known.");

    private record Place(VcpuPlaces vcpu, int pcpu, PcpuStays stays) {}

    private static final Columns<Place> AFFINITY = Columns.<Place>of("affinity", "Where vcpus ran")
            .with(Cells.VCPU, place -> place.vcpu.key())
            .count("pcpu", Place::pcpu)
            .keys()
            .count("count", place -> place.stays.runs().begun())
            .ticks("total_ns", place -> place.stays.runs().total())
            .main()
            .share("share_pct", place -> place.stays.runs().total(), place -> place.vcpu.running())
            .ticks("resident_ns", place -> place.stays.resident())
            .detail()
            .count("moves_in", place -> place.stays.arrivals())
            .count("moves_out", place -> place.stays.departures())
            .detail()
            .note("ran here last: from its switch-in here to that on another pcpu, whatever it did meanwhile.");

    private RunstateTables() {}

    /** A row for each state that a vcpu was in; their totals add up to the span. */
    static Table states(Scope scope, List<VcpuAccount> vcpus) {
        List<Row> rows = new ArrayList<>();
        for (VcpuAccount vcpu : vcpus) {
            for (VcpuState state : VcpuState.values()) {
                rows.add(new Row(vcpu.key(), state.key(), vcpu.of(state)));
            }
        }
        return table(scope, STATES, rows, "no vcpus");
    }

    /** A row for each cause for which a vcpu was runnable and did not run. */
    static Table waits(Scope scope, List<VcpuAccount> vcpus) {
        List<Row> rows = new ArrayList<>();
        for (VcpuAccount vcpu : vcpus) {
            for (WaitCause cause : WaitCause.values()) {
                rows.add(new Row(vcpu.key(), cause.key(), vcpu.of(cause)));
            }
        }
        return table(scope, WAITS, rows, "no vcpu waited");
    }

    private static Table table(Scope scope, Columns<Row> columns, List<Row> rows, String whenEmpty) {
        rows.removeIf(row -> row.intervals.isEmpty());
        return columns.listing(scope)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, whenEmpty))
                .rows(rows, row -> row.intervals.total())
                .tableInOrder(scope.rows(BRIEF));
    }

    static Table affinity(Scope scope, List<VcpuPlaces> vcpus) {
        List<Place> places = new ArrayList<>();
        for (VcpuPlaces vcpu : vcpus) {
            vcpu.pcpus().forEach((pcpu, stays) -> places.add(new Place(vcpu, pcpu, stays)));
        }
        return AFFINITY.listing(scope)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no vcpu ran"))
                .rows(places, place -> place.stays.runs().total())
                .tableInOrder(scope.rows(BRIEF));
    }
}
