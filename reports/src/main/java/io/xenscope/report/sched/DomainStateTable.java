package io.xenscope.report.sched;

import io.xenscope.analyze.stay.DomainState;
import io.xenscope.analyze.stay.DomainStays;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.StayCells;
import java.util.List;

/** What the vcpus of each domain did at the same time. */
final class DomainStateTable {
    private DomainStateTable() {}

    /** A row for each state that a domain was in; their totals add up to the span. */
    static Table of(Scope scope, List<DomainStays> domains) {
        List<Column> keys = List.of(Column.domain("dom", "dom"), Column.text("state", "state"));
        Listing listing = new Listing(
                        "domain_states",
                        "Domains by what their vcpus did at the same time",
                        Cells.join(keys, StayCells.COLUMNS))
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no domains"))
                .note(
                        "partial: other vcpus sleep; contention: some wait, none runs; hazard: some run while others wait.");
        for (DomainStays domain : domains) {
            for (DomainState state : DomainState.values()) {
                if (!domain.of(state).isEmpty()) {
                    Object[] own = {domain.domain(), state.key()};
                    listing.row(domain.of(state).total(), Cells.join(own, StayCells.of(scope, domain.of(state))));
                }
            }
        }
        return listing.tableInOrder(scope.rows(StateTables.BRIEF));
    }

    /** How long how many vcpus of a domain ran, or waited, at the same time. */
    static Table parallelism(Scope scope, List<DomainStays> domains) {
        Listing listing = new Listing(
                        "parallelism",
                        "How many vcpus of a domain ran, and waited, at the same time",
                        Column.domain("dom", "dom"),
                        Column.count("vcpus", "vcpus"),
                        Column.nanos("running_ns", "so many ran"),
                        Column.percent("running_pct", "of span"),
                        Column.nanos("waiting_ns", "so many waited"),
                        Column.percent("waiting_pct", "of span"))
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no domains"));
        double span = scope.range().ticks();
        for (DomainStays domain : domains) {
            for (int vcpus = 0; vcpus <= domain.vcpus(); vcpus++) {
                long running = domain.running(vcpus);
                long waiting = domain.waiting(vcpus);
                if (running > 0 || waiting > 0) {
                    listing.row(
                            running,
                            domain.domain(),
                            vcpus,
                            scope.nanos(running),
                            Cells.percent(running, span),
                            scope.nanos(waiting),
                            Cells.percent(waiting, span));
                }
            }
        }
        return listing.tableInOrder(scope.rows(StateTables.BRIEF));
    }
}
