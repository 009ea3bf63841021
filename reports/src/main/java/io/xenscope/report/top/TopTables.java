package io.xenscope.report.top;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SlowSpan;
import io.xenscope.analyze.span.SlowSpans;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.events.EventName;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.spans.SpanNames;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The longest spans as rows, and what was inside them. */
final class TopTables {
    private static final int TOLD = 4;

    private record Row(String kind, int rank, String name, SlowSpan span, String inside) {}

    private static final Columns<Row> SPANS = Columns.<Row>of("spans", "The longest spans of each kind")
            .text("kind", Row::kind)
            .count("rank", Row::rank)
            .keys()
            .text("name", Row::name)
            .with(Cells.VCPU, row -> row.span.vcpu())
            .count("pcpu", row -> row.span.pcpu() == Activation.NONE ? null : row.span.pcpu())
            .moment("begin_ns", row -> row.span.begin())
            .main()
            .ticks("dur_ns", row -> row.span.ticks())
            .main()
            .ticks("most_ns", row -> row.span.mostTicks())
            .ticks("on_pcpu_ns", row -> row.span.onPcpu())
            .text("inside", Row::inside)
            .whenEmpty("nothing was seen from begin to end")
            .note("Without halts of idle guests, and without what the capture cuts. Of a hypercall: at least, and at"
                    + " most.");

    /** {@code ticks} is null of records, which take no time. */
    private record Part(String kind, int rank, String name, long count, Long ticks) {
        private static final Comparator<Part> LONGEST_FIRST = Comparator.comparingLong(
                        (Part part) -> part.ticks == null ? 1 : -part.ticks)
                .thenComparingLong(part -> -part.count);
    }

    private static final Columns<Part> INSIDE = Columns.<Part>of("inside", "What was inside them")
            .text("kind", Part::kind)
            .count("rank", Part::rank)
            .text("name", Part::name)
            .keys()
            .count("count", Part::count)
            .ticks("total_ns", Part::ticks)
            .main()
            .whenEmpty("nothing was inside");

    private final Scope scope;
    private final SpanNames names;
    private final List<Row> spans = new ArrayList<>();
    private final List<Part> inside = new ArrayList<>();

    private TopTables(Scope scope) {
        this.scope = scope;
        this.names = new SpanNames(scope.analysis().isSvm());
    }

    static void fill(Scope scope, Page page, SlowSpans slowest) {
        TopTables tables = new TopTables(scope);
        for (SpanKind kind : SpanKind.values()) {
            int rank = 1;
            for (SlowSpan span : slowest.of(kind)) {
                tables.add(span, rank++);
            }
        }
        page.table(SPANS.table(scope, tables.spans));
        if (!scope.isBrief()) {
            page.table(INSIDE.table(scope, tables.inside));
        }
    }

    private void add(SlowSpan span, int rank) {
        String kind = span.kind().name().toLowerCase(Locale.ROOT);
        List<Part> parts = new ArrayList<>();
        span.forEachInside(new SlowSpan.Visitor() {
            @Override
            public void spans(SpanKind what, int detail, long count, long ticks) {
                parts.add(new Part(kind, rank, names.of(what, span.vcpu(), detail), count, ticks));
            }

            @Override
            public void records(int event, long count) {
                parts.add(new Part(kind, rank, "record " + EventName.of(event), count, null));
            }
        });
        parts.sort(Part.LONGEST_FIRST);
        inside.addAll(parts);
        spans.add(new Row(kind, rank, names.of(span.kind(), span.vcpu(), span.detail()), span, text(parts)));
    }

    private String text(List<Part> parts) {
        List<String> told = new ArrayList<>();
        for (Part part : parts.subList(0, Math.min(TOLD, parts.size()))) {
            String time =
                    part.ticks == null ? "" : String.format(Locale.ROOT, " %.3f ms", scope.nanos(part.ticks) / 1e6);
            told.add((part.count == 1 ? "" : part.count + " ") + part.name + time);
        }
        int more = parts.size() - told.size();
        return told.isEmpty() ? null : String.join(", ", told) + (more == 0 ? "" : ", " + more + " more");
    }
}
