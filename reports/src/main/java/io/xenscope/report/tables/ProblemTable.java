package io.xenscope.report.tables;

import io.xenscope.format.Problems;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** What is wrong with the capture, by kind. */
public final class ProblemTable {
    private ProblemTable() {}

    public static Table of(Problems problems) {
        Table table = new Table(
                        "problems",
                        "Problems",
                        Column.text("kind", "kind"),
                        Column.count("offset", "first at"),
                        Column.count("count", "count"),
                        Column.count("bytes", "bytes"),
                        Column.bool("skipped", "skipped"),
                        Column.text("meaning", "meaning"))
                .note("first at: offset in the file; skipped: these bytes were not read as records.");
        for (Problems.Problem problem : problems.list()) {
            table.row(
                    problem.kind().key(),
                    problem.firstOffset() == Problems.NOWHERE ? null : (Long) problem.firstOffset(),
                    problem.count(),
                    problem.bytes(),
                    problem.kind().skipsBytes(),
                    problem.kind().meaning());
        }
        return table;
    }
}
