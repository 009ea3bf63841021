package io.xenscope.report.companions;

import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Names, for each wait or slow span of a report, what logs say was going on meanwhile: requests, operations, system calls. */
public final class CompanionsOfWaits {
    private static final int MOST = 3;
    private static final long SHORTEST = 100_000;

    /** One wait, in common ticks: its kind is null where a report has only one. */
    public record Wait(String kind, int rank, long begin, long end) {}

    private record Meeting(ContextSpan span, long overlap) {}

    private final Scope scope;
    private final List<ContextSpan> spans;

    private CompanionsOfWaits(Scope scope, List<ContextSpan> spans) {
        this.scope = scope;
        this.spans = spans;
    }

    /** The table for these waits; its rows are those that overlap most. */
    public static Table of(Scope scope, With with, List<Wait> waits) {
        List<ContextSpan> spans =
                CompanionSpans.of(with.all(), scope.analysis(), SHORTEST).spans();
        return new CompanionsOfWaits(scope, spans).table(waits);
    }

    private Table table(List<Wait> waits) {
        Table table = new Table(
                        "companions_of_waits",
                        "What logs say went on meanwhile",
                        Column.text("kind", "kind"),
                        Column.count("rank", "#"),
                        Column.domain("dom", "dom"),
                        Column.text("name", "name"),
                        Column.text("what", "what"),
                        Column.moment("start_ns", "start"),
                        Column.nanos("dur_ns", "duration"),
                        Column.nanos("bound_ns", "±"),
                        Column.percent("overlap_pct", "of the wait"),
                        Column.text("certainty", "meanwhile"),
                        Column.text("file", "file"),
                        Column.count("line", "line"))
                .whenEmpty("no request, operation or call of the logs overlaps")
                .note("Those that overlap most, at most " + MOST
                        + " each. surely: whatever the bounds are; maybe: as shown.");
        for (Wait wait : waits) {
            for (Meeting meeting : meetings(wait)) {
                table.row(row(wait, meeting));
            }
        }
        return table;
    }

    private List<Meeting> meetings(Wait wait) {
        List<Meeting> meetings = new ArrayList<>();
        for (ContextSpan span : spans) {
            long overlap = Math.min(span.end(), wait.end) - Math.max(span.begin(), wait.begin);
            if (overlap > 0) {
                meetings.add(new Meeting(span, overlap));
            }
        }
        meetings.sort(Comparator.comparingLong((Meeting meeting) -> -meeting.overlap)
                .thenComparingLong(meeting -> meeting.span.begin()));
        return meetings.subList(0, Math.min(MOST, meetings.size()));
    }

    private Object[] row(Wait wait, Meeting meeting) {
        ContextSpan span = meeting.span;
        Map<String, Object> said = span.attributes().more();
        long bound = (Long) said.getOrDefault("xen.companion.bound_ns", 0L);
        boolean isSure = scope.nanos(meeting.overlap) > bound;
        return new Object[] {
            wait.kind,
            wait.rank,
            VcpuKey.domain(span.vcpu()),
            span.attributes().name(),
            said.getOrDefault("xen.store.path", said.get("xen.thread")),
            scope.moment(span.begin()),
            scope.nanos(span.end() - span.begin()),
            bound,
            Cells.percent(meeting.overlap, wait.end - wait.begin),
            isSure ? "surely" : "maybe",
            said.get("xen.companion"),
            said.get("xen.companion.line")
        };
    }
}
