package io.xenscope.report.clock;

import io.xenscope.analyze.Analysis;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;

/** What came out for the capture as a whole. */
final class ResultTable {
    private static final Columns<Analysis> COLUMNS = Columns.<Analysis>of("result", "Result")
            .text("mode", analysis -> analysis.alignment().mode().key())
            .count("violations_before", analysis -> analysis.alignment().violationsBefore())
            .count("violations_after", analysis -> analysis.alignment().violationsAfter())
            .count("lifts", analysis -> analysis.alignment().lifts().count())
            .ticks("largest_lift_ns", analysis -> analysis.alignment().lifts().largest())
            .hz("tsc_hz", analysis -> analysis.rate().hz())
            .text("tsc_hz_source", analysis -> analysis.rate().source().key())
            .decimal("tsc_hz_spread_ppm", 1, analysis -> analysis.rate().spreadPpm())
            .detail()
            .note("violations: vcpus seen on one pcpu while they ran on another, and windows read too early;"
                    + " with TSCs as recorded, and as shown. lifts: records shown later than their clock says,"
                    + " behind what caused them.");

    private ResultTable() {}

    static Table of(Scope scope) {
        return COLUMNS.table(scope, List.of(scope.analysis()));
    }
}
