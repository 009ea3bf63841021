package io.xenscope.report.rows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.analyze.waits.Occupants;

/** One wait of a vcpu for a pcpu, and piece by piece who had that pcpu meanwhile. */
final class WaitRow {
    private static final WaitCause[] CAUSES = WaitCause.values();

    static final RowTable<WaitRow> TABLE = RowTable.of(
            "waits",
            "Waits of vcpus for a pcpu: the spans of the kind wait",
            columns -> columns.sliced()
                    .big("span", row -> row.span.id(), "its span")
                    .big("root", row -> row.span.root(), "the activation around it")
                    .who("", row -> row.span.vcpu(), "who waited")
                    .nanos("start_ns", row -> row.span.start(), "begin")
                    .nanos("dur_ns", row -> row.span.duration(), "how long")
                    .word("cause", WaitCause.class, WaitRow::cause, "why")
                    .word("certainty", Certainty.class, row -> row.span.certainty(), "how well its ends are known")
                    .word(
                            "wake",
                            Waker.Why.class,
                            row -> row.waker.why(),
                            "what woke it; null unless the cause is wake")
                    .who("by_", row -> row.waker.vcpu(), "who woke it")
                    .small("by_pcpu", row -> row.waker.pcpu(), "where")
                    .word("by_kind", SpanKind.class, row -> row.waker.kind(), "in a span of this kind")
                    .big("by_span", row -> row.waker.span(), "that span")
                    .small(
                            "ran_on",
                            row -> row.ranOn < 0 ? RowTable.NULL : row.ranOn,
                            "pcpu of the run that ended it"));

    static final RowTable<WaitRow> RIVALS = RowTable.of(
            "rivals",
            "Who had the pcpu on which a vcpu ran next, while it waited: pieces that fill the wait",
            columns -> columns.sliced()
                    .big("wait", row -> row.span.id(), "the wait: waits.span")
                    .who("", row -> row.span.vcpu(), "who waited")
                    .small("pcpu", row -> row.ranOn, "the pcpu: waits.ran_on")
                    .word("occupant", Occupant.class, row -> row.occupant, "what had it")
                    .who("rival_", row -> row.rival, "who had it, idle vcpus too")
                    .nanos("start_ns", row -> row.span.facts().nanos(row.begin), "begin of the piece")
                    .nanos(
                            "dur_ns",
                            row -> row.span.facts().nanos(row.end)
                                    - row.span.facts().nanos(row.begin),
                            "how long"));

    private final SpanRow span;
    private final RowSinks sinks;
    private final Waker waker;
    private final Occupants occupants;
    private int ranOn;
    private Occupant occupant;
    private int rival = VcpuKey.UNKNOWN;
    private long begin;
    private long end;

    WaitRow(Analysis analysis, SpanRow span, RowSinks sinks) {
        this.span = span;
        this.sinks = sinks;
        this.waker = new Waker(span.facts().ids());
        this.occupants = new Occupants(analysis, this::had);
    }

    /** The span that the row of spans is at is a wait. */
    void give() {
        Activation tree = span.tree();
        ranOn = ranOn(tree, span.span());
        waker.of(cause() == WaitCause.WAKE ? tree : null);
        sinks.give(TABLE, this);
        if (ranOn >= 0 && sinks.wants(RIVALS)) {
            occupants.tell(ranOn, tree.begin(span.span()), tree.end(span.span()));
        }
    }

    /** The pcpu of the run that a wait ended in; {@link Activation#NONE} where none did. */
    static int ranOn(Activation tree, int wait) {
        int next = wait + 1;
        boolean isRun = next < tree.spans() && tree.kind(next) == SpanKind.RUN && tree.begin(next) == tree.end(wait);
        return isRun ? tree.pcpu(next) : Activation.NONE;
    }

    private WaitCause cause() {
        return CAUSES[span.tree().detail(span.span())];
    }

    private void had(Occupant what, int who, long from, long to) {
        if (from < to) {
            occupant = what;
            rival = who;
            begin = from;
            end = to;
            sinks.give(RIVALS, this);
        }
    }
}
