package io.xenscope.report.rows;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanIds;
import io.xenscope.report.spans.SpanNames;

/** One span: what {@code export csv} prints, as numbers. */
final class SpanRow {
    static final RowTable<SpanRow> TABLE = RowTable.of(
            "spans",
            "Spans, the same rows as of export csv: trees of parents before children",
            columns -> columns.sliced()
                    .big("span", SpanRow::id, "its name: the 64 bits that exports print in base 16")
                    .big("parent", SpanRow::parent, "the span around it")
                    .big("root", SpanRow::root, "the outermost span around it")
                    .word("kind", SpanKind.class, SpanRow::kind, "what it is")
                    .name("name", SpanRow::name, "what exports call it")
                    .who("", SpanRow::vcpu, "who")
                    .small("pcpu", SpanRow::pcpu, "where")
                    .nanos("start_ns", SpanRow::start, "begin")
                    .nanos("dur_ns", SpanRow::duration, "how long; where the end is inferred, at least")
                    .nanos("self_ns", SpanRow::own, "of that, outside of the spans inside it")
                    .nanos("wait_ns", SpanRow::waits, "of that, runnable; null of waits")
                    .nanos("latest_end_ns", SpanRow::latestEnd, "when it ended at the latest; null: as recorded")
                    .word("certainty", Certainty.class, SpanRow::certainty, "how well its ends are known")
                    .integer(
                            "detail",
                            row -> row.tree.detail(row.span),
                            "exit reason, call number, irq, number of the cause of a wait, domain, phase or state")
                    .text(
                            "context_trace",
                            row -> row.context() == null
                                    ? null
                                    : row.ids.trace(row.context().id()),
                            "of named spans: their trace, as it was given")
                    .json("attributes", SpanRow::attributes, "of named spans: what was said of them"));

    private final SpanFacts facts;
    private final SpanIds ids;
    private final KeyedNames names;
    private final NamedAttributes named;
    private Activation tree;
    private int span;
    /** Begin and end in nanoseconds, which several columns need; {@link RowTable#NULL} until one asks. */
    private long begin;

    private long end;

    SpanRow(SpanFacts facts) {
        this.facts = facts;
        this.ids = facts.ids();
        this.named = new NamedAttributes(facts);
        SpanNames of = new SpanNames(facts.analysis().isSvm());
        SpanKind[] kinds = SpanKind.values();
        this.names = new KeyedNames(key -> {
            SpanKind kind = kinds[(int) (key >>> Integer.SIZE)];
            // The name of an activation is its vcpu's, that of others says their detail.
            return of.of(kind, (int) key, (int) key);
        });
    }

    /** Moves it to a span. */
    SpanRow at(Activation activation, int which) {
        tree = activation;
        span = which;
        begin = RowTable.NULL;
        end = RowTable.NULL;
        return this;
    }

    SpanFacts facts() {
        return facts;
    }

    Activation tree() {
        return tree;
    }

    int span() {
        return span;
    }

    SpanKind kind() {
        return tree.kind(span);
    }

    long id() {
        return ids.span(tree, span);
    }

    long root() {
        return ids.span(tree, 0);
    }

    long parent() {
        return tree.parent(span) == Activation.NONE ? RowTable.NULL : ids.span(tree, tree.parent(span));
    }

    int vcpu() {
        if (SpanFacts.isUnnamed(tree)) {
            return VcpuKey.UNKNOWN;
        }
        return context() == null ? tree.vcpu() : context().vcpu();
    }

    long pcpu() {
        return tree.pcpu(span) == Activation.NONE ? RowTable.NULL : tree.pcpu(span);
    }

    long start() {
        if (begin == RowTable.NULL) {
            begin = facts.nanos(tree.begin(span));
        }
        return begin;
    }

    long duration() {
        if (end == RowTable.NULL) {
            end = facts.nanos(tree.end(span));
        }
        return end - start();
    }

    private long own() {
        return facts.part(duration(), tree.selfTicks(span));
    }

    Certainty certainty() {
        return tree.certainty(span);
    }

    long latestEnd() {
        return SpanFacts.mayEndLater(tree, span) ? facts.nanos(tree.latestEnd(span)) : RowTable.NULL;
    }

    private long waits() {
        return kind() == SpanKind.WAIT ? RowTable.NULL : facts.part(duration(), tree.waitTicks(span));
    }

    private String name() {
        if (context() != null) {
            return facts.name(tree, span);
        }
        int says = kind() == SpanKind.ACTIVATION ? tree.vcpu() : tree.detail(span);
        return names.of((long) kind().ordinal() << Integer.SIZE | Integer.toUnsignedLong(says));
    }

    private ContextSpan context() {
        return tree.context(span);
    }

    private String attributes() {
        return context() == null ? null : named.of(tree, span);
    }
}
