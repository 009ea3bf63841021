package io.xenscope.report.sched;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.stay.DomainState;
import io.xenscope.analyze.stay.DomainStays;
import io.xenscope.report.cells.IntervalCells;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What the vcpus of each domain did at the same time. */
final class DomainStateTables {
    private record State(int dom, DomainState state, StayAccount intervals) {}

    private static final Columns<State> STATES = Columns.<State>of(
                    "domain_states", "Domains by what their vcpus did at the same time")
            .domain("dom", State::dom)
            .text("state", row -> row.state.key())
            .keys()
            .with(IntervalCells.INTERVALS, State::intervals)
            .note("partial: other vcpus sleep; contention: some wait, none runs; hazard: some run while others wait.");

    private record Parallel(DomainStays domain, int vcpus) {
        long running() {
            return domain.running(vcpus);
        }

        long waiting() {
            return domain.waiting(vcpus);
        }
    }

    private static final Columns<Parallel> PARALLELISM = Columns.<Parallel>of(
                    "parallelism", "How many vcpus of a domain ran, and waited, at the same time")
            .domain("dom", row -> row.domain.domain())
            .count("vcpus", Parallel::vcpus)
            .keys()
            .ticks("running_ns", Parallel::running)
            .share("running_pct", Parallel::running)
            .main()
            .ticks("waiting_ns", Parallel::waiting)
            .main()
            .share("waiting_pct", Parallel::waiting)
            .main();

    private DomainStateTables() {}

    /** A row for each state that a domain was in; their totals add up to the span. */
    static Table states(Scope scope, List<DomainStays> domains) {
        List<State> rows = new ArrayList<>();
        for (DomainStays domain : domains) {
            for (DomainState state : DomainState.values()) {
                rows.add(new State(domain.domain(), state, domain.of(state)));
            }
        }
        rows.removeIf(row -> row.intervals.isEmpty());
        return STATES.listing(scope)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no domains"))
                .rows(rows, row -> row.intervals.total())
                .tableInOrder(scope.rows(RunstateTables.BRIEF));
    }

    /** How long how many vcpus of a domain ran, or waited, at the same time. */
    static Table parallelism(Scope scope, List<DomainStays> domains) {
        List<Parallel> rows = new ArrayList<>();
        for (DomainStays domain : domains) {
            for (int vcpus = 0; vcpus <= domain.vcpus(); vcpus++) {
                rows.add(new Parallel(domain, vcpus));
            }
        }
        rows.removeIf(row -> row.running() == 0 && row.waiting() == 0);
        return PARALLELISM
                .listing(scope)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no domains"))
                .rows(rows, Parallel::running)
                .tableInOrder(scope.rows(RunstateTables.BRIEF));
    }
}
