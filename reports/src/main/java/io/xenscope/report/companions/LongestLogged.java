package io.xenscope.report.companions;

import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.Comparator;
import java.util.List;

/** The table of the longest spans that logs have: requests, operations, system calls. */
public final class LongestLogged {
    private LongestLogged() {}

    private static Columns<ContextSpan> columns() {
        return Columns.<ContextSpan>of("logged_spans", "Longest spans of the logs")
                .with(LoggedSpan.WHAT, span -> span)
                .keys()
                .moment("start_ns", ContextSpan::begin)
                .ticks("dur_ns", span -> span.end() - span.begin())
                .main()
                .nanos("bound_ns", LoggedSpan::bound)
                .bool("truncated", span -> span.isUncertain() || !span.endIsKnown())
                .with(LoggedSpan.PLACE, span -> span)
                .whenEmpty("no request, operation or call of the logs lies in the range");
    }

    /** The longest of some spans, so many. */
    public static Table of(Scope scope, List<ContextSpan> spans, int most) {
        List<ContextSpan> longest = spans.stream()
                .sorted(Comparator.comparingLong((ContextSpan span) -> span.begin() - span.end())
                        .thenComparingLong(ContextSpan::begin))
                .limit(most)
                .toList();
        String more = longest.size() < spans.size() ? longest.size() + " of " + spans.size() + ". " : "";
        return columns()
                .note(more + "+-: how far a time can be off, either way.")
                .table(scope, longest);
    }
}
