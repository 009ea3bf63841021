package io.xenscope.report.scheduler;

import io.xenscope.analyze.scheduler.Tickles;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;

/** How often the scheduler decided on each pcpu, and whether tickles were obeyed. */
final class TickleTable {
    /** Rows of a page for people. */
    static final int BRIEF = 64;

    private TickleTable() {}

    static Table of(Scope scope, Tickles tickles) {
        Listing listing = new Listing(
                        "decisions",
                        "Decisions by pcpu, and whether tickles were obeyed",
                        Column.count("pcpu", "pcpu"),
                        Column.count("decisions", "decisions"),
                        Column.count("tasklets", "for tasklets"),
                        Column.count("tickles", "tickles"),
                        Column.count("answered", "answered"),
                        Column.nanos("latency_p50_ns", "p50"),
                        Column.nanos("latency_p99_ns", "p99"),
                        Column.nanos("latency_max_ns", "max"),
                        Column.count("switched", "switched"),
                        Column.count("kept", "kept on"))
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, "no decisions"))
                .note(
                        "answered: decisions with a tickle before; p50, p99, max: from the first tickle. kept on: the same"
                                + " vcpu went on.");
        tickles.pcpus().forEach((number, pcpu) -> {
            boolean any = pcpu.latency().count() > 0;
            listing.row(
                    pcpu.decisions(),
                    number,
                    pcpu.decisions(),
                    pcpu.tasklets(),
                    pcpu.tickles(),
                    pcpu.latency().count(),
                    any ? scope.nanos(pcpu.latency().percentile(50)) : null,
                    any ? scope.nanos(pcpu.latency().percentile(99)) : null,
                    any ? scope.nanos(pcpu.latency().max()) : null,
                    pcpu.switched(),
                    pcpu.kept());
        });
        return listing.tableInOrder(scope.rows(BRIEF));
    }
}
