package io.xenscope.report.top;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SlowSpan;
import io.xenscope.analyze.span.SlowSpans;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.report.export.SpanNames;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The longest spans as rows, and what was inside them. */
final class TopTables {
    private static final int TOLD = 4;

    private final Scope scope;
    private final SpanNames names;
    private final Table spans = new Table(
                    "spans",
                    "The longest spans of each kind",
                    Column.text("kind", "kind"),
                    Column.count("rank", "rank"),
                    Column.text("name", "name"),
                    Column.domain("dom", "dom"),
                    Column.count("vcpu", "vcpu"),
                    Column.count("pcpu", "pcpu"),
                    Column.moment("begin_ns", "begin"),
                    Column.nanos("dur_ns", "lasted"),
                    Column.nanos("most_ns", "at most"),
                    Column.nanos("on_pcpu_ns", "on pcpu"),
                    Column.text("inside", "inside"))
            .whenEmpty("nothing was seen from begin to end")
            .note(
                    "Without halts of idle guests, and without what the capture cuts. Of a hypercall: at least, and at most.");
    private final Table inside = new Table(
                    "inside",
                    "What was inside them",
                    Column.text("kind", "kind"),
                    Column.count("rank", "rank"),
                    Column.text("name", "inside"),
                    Column.count("count", "count"),
                    Column.nanos("total_ns", "total"))
            .whenEmpty("nothing was inside");

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
        page.table(tables.spans);
        if (!scope.isBrief()) {
            page.table(tables.inside);
        }
    }

    private void add(SlowSpan span, int rank) {
        String kind = span.kind().name().toLowerCase(Locale.ROOT);
        List<Part> parts = new ArrayList<>();
        span.forEachInside(new SlowSpan.Visitor() {
            @Override
            public void spans(SpanKind what, int detail, long count, long ticks) {
                parts.add(new Part(names.of(what, span.vcpu(), detail), count, ticks));
            }

            @Override
            public void records(int event, long count) {
                parts.add(new Part("record " + EventCatalogue.standard().name(event), count, -1));
            }
        });
        parts.sort((a, b) -> a.ticks != b.ticks ? Long.compare(b.ticks, a.ticks) : Long.compare(b.count, a.count));
        for (Part part : parts) {
            inside.row(kind, rank, part.name, part.count, part.ticks < 0 ? null : (Object) scope.nanos(part.ticks));
        }
        spans.row(
                kind,
                rank,
                names.of(span.kind(), span.vcpu(), span.detail()),
                VcpuKey.domain(span.vcpu()),
                VcpuKey.vcpu(span.vcpu()),
                span.pcpu() == Activation.NONE ? null : (Object) span.pcpu(),
                scope.moment(span.begin()),
                scope.nanos(span.ticks()),
                scope.nanos(span.mostTicks()),
                scope.nanos(span.onPcpu()),
                text(parts));
    }

    private record Part(String name, long count, long ticks) {}

    private String text(List<Part> parts) {
        List<String> told = new ArrayList<>();
        for (Part part : parts.subList(0, Math.min(TOLD, parts.size()))) {
            String time = part.ticks < 0 ? "" : String.format(Locale.ROOT, " %.3f ms", scope.nanos(part.ticks) / 1e6);
            told.add((part.count == 1 ? "" : part.count + " ") + part.name + time);
        }
        int more = parts.size() - told.size();
        return told.isEmpty() ? null : String.join(", ", told) + (more == 0 ? "" : ", " + more + " more");
    }
}
