package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.format.Problems;
import io.xenscope.format.Problems.Problem;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Scale;
import io.xenscope.report.table.Table;

/** What is wrong with the capture, by kind. */
public final class ProblemTable {
    private static final Columns<Problem> COLUMNS = Columns.<Problem>of("problems", "Problems")
            .text("kind", problem -> problem.kind().key())
            .keys()
            .count("offset", problem -> problem.firstOffset() == Problems.NOWHERE ? null : problem.firstOffset())
            .count("count", Problem::count)
            .count("bytes", Problem::bytes)
            .bool("skipped", problem -> problem.kind().skipsBytes())
            .text("meaning", problem -> problem.kind().meaning())
            .note("first at: offset in the file; skipped: these bytes were not read as records.");

    private ProblemTable() {}

    public static Table of(Scope scope) {
        return of(scope.analysis(), scope);
    }

    public static Table of(Overview overview, Scale scale) {
        return COLUMNS.table(scale, overview.problems().list());
    }
}
