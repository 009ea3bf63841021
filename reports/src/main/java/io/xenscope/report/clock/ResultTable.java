package io.xenscope.report.clock;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;

/** What came out for the capture as a whole. */
final class ResultTable {
    private ResultTable() {}

    static Table of(Scope scope) {
        Alignment alignment = scope.analysis().alignment();
        TscRate rate = scope.analysis().rate();
        return new Table(
                        "result",
                        "Result",
                        Column.text("mode", "mode"),
                        Column.count("violations_before", "violations before"),
                        Column.count("violations_after", "after"),
                        Column.count("lifts", "lifts"),
                        Column.nanos("largest_lift_ns", "largest"),
                        Column.hz("tsc_hz", "TSC"),
                        Column.text("tsc_hz_source", "known from"),
                        Column.decimal("tsc_hz_spread_ppm", "spread ppm", 1))
                .row(
                        alignment.mode().key(),
                        alignment.violationsBefore(),
                        alignment.violationsAfter(),
                        alignment.lifts().count(),
                        scope.nanos(alignment.lifts().largest()),
                        rate.hz(),
                        rate.source().key(),
                        rate.spreadPpm())
                .note("violations: vcpus seen on one pcpu while they ran on another, and windows read too early;"
                        + " with TSCs as recorded, and as shown. lifts: records shown later than their clock says,"
                        + " behind what caused them.");
    }
}
