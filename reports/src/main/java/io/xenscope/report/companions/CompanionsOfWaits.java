package io.xenscope.report.companions;

import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names, for each wait or slow span of a report, what logs say was going on meanwhile: requests, operations, system calls. */
public final class CompanionsOfWaits {
    private static final int MOST = 3;
    private static final long SHORTEST = 100_000;

    /** One wait, in common ticks: its kind is null where a report has only one. */
    public record Wait(String kind, int rank, long begin, long end) {}

    private record Meeting(Wait during, ContextSpan span, long overlap, boolean isSure) {}

    private static final Columns<Meeting> COLUMNS = Columns.<Meeting>of(
                    "companions_of_waits", "What logs say went on meanwhile")
            .text("kind", meeting -> meeting.during.kind)
            .count("rank", meeting -> meeting.during.rank)
            .keys()
            .with(LoggedSpan.WHAT, Meeting::span)
            .moment("start_ns", meeting -> meeting.span.begin())
            .ticks("dur_ns", meeting -> meeting.span.end() - meeting.span.begin())
            .main()
            .nanos("bound_ns", meeting -> LoggedSpan.bound(meeting.span))
            .share("overlap_pct", Meeting::overlap, meeting -> meeting.during.end - meeting.during.begin)
            .text("certainty", meeting -> meeting.isSure ? "surely" : "maybe")
            .with(LoggedSpan.PLACE, Meeting::span)
            .whenEmpty("no request, operation or call of the logs overlaps")
            .note("Those that overlap most, at most " + MOST
                    + " each. surely: whatever the bounds are; maybe: as shown.");

    private final Scope scope;
    private final List<ContextSpan> spans;

    private CompanionsOfWaits(Scope scope, List<ContextSpan> spans) {
        this.scope = scope;
        this.spans = spans;
    }

    /** The table for these waits; its rows are those that overlap most. */
    public static Table of(Scope scope, With with, List<Wait> waits) {
        CompanionsOfWaits all = new CompanionsOfWaits(
                scope, CompanionSpans.of(with.all(), scope.analysis(), SHORTEST).spans());
        List<Meeting> rows = new ArrayList<>();
        waits.forEach(wait -> rows.addAll(all.meetings(wait)));
        return COLUMNS.table(scope, rows);
    }

    private List<Meeting> meetings(Wait wait) {
        List<Meeting> meetings = new ArrayList<>();
        for (ContextSpan span : spans) {
            long overlap = Math.min(span.end(), wait.end) - Math.max(span.begin(), wait.begin);
            if (overlap > 0) {
                meetings.add(new Meeting(wait, span, overlap, scope.nanos(overlap) > LoggedSpan.bound(span)));
            }
        }
        meetings.sort(Comparator.comparingLong((Meeting meeting) -> -meeting.overlap)
                .thenComparingLong(meeting -> meeting.span.begin()));
        return meetings.subList(0, Math.min(MOST, meetings.size()));
    }
}
