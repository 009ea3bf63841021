package io.xenscope.report.rows;

import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Continuation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.PvEvents;

/** One hypercall: of a PV guest, a member of a multicall, or a VM exit that is one. */
final class CallRow {
    static final RowTable<CallRow> TABLE = RowTable.of(
            "calls",
            "Hypercalls: of PV guests, members of multicalls, and VM exits that are calls",
            columns -> columns.sliced()
                    .big("span", row -> row.span.id(), "its span")
                    .big("parent", row -> row.span.parent(), "the span around it")
                    .who("", row -> row.span.vcpu(), "who called")
                    .small("pcpu", row -> row.span.pcpu(), "where")
                    .nanos("start_ns", row -> row.span.start(), "begin")
                    .nanos("dur_ns", row -> row.span.duration(), "how long at least")
                    .nanos(
                            "latest_end_ns",
                            row -> row.span.latestEnd(),
                            "when it ended at the latest; null: as recorded")
                    .integer("number", row -> row.number(), "number of the call")
                    .name("name", row -> row.names.of(row.number()), "its name")
                    .integer("cmd", CallRow::command, "command, of calls whose record has it")
                    .big("items", CallRow::items, "how many things were asked for, of calls whose record has it")
                    .integer(
                            "continuations",
                            row -> row.continuation() == null
                                    ? 0
                                    : row.continuation().count(),
                            "how often it was entered again because Xen was preempted in it")
                    .word("continued", Confidence.class, CallRow::confidence, "how well that is known")
                    .flag("member", row -> row.span.kind() == SpanKind.SUBCALL, "whether it is a member of a multicall")
                    .flag(
                            "part",
                            CallRow::isLaterPart,
                            "whether it continues a call of an earlier run: count calls without these")
                    .flag("in_exit", row -> row.span.kind() == SpanKind.VMEXIT, "whether it is a VM exit"));

    private final SpanRow span;
    private final ByteSource source;
    private final RecordCursor cursor;
    private final PvCallEntry entry = new PvCallEntry();
    private final KeyedNames names = new KeyedNames(number -> Hypercalls.name((int) number));
    private boolean hasEntry;

    CallRow(SpanRow span, ByteSource source) {
        this.span = span;
        this.source = source;
        this.cursor = new RecordCursor(source);
    }

    static boolean isCall(Activation tree, int span) {
        return switch (tree.kind(span)) {
            case HYPERCALL, SUBCALL -> true;
            case VMEXIT -> tree.guestCall(span) != Activation.NONE;
            default -> false;
        };
    }

    /** The row of spans is at a call. */
    void give(RowSinks sinks) {
        long record = span.tree().record(span.span());
        hasEntry = span.kind() != SpanKind.VMEXIT
                && record >= 0
                && cursor.wrap(record, source.size()).next()
                && PvEvents.isPvEntry(cursor.event());
        if (hasEntry) {
            entry.take(cursor);
        }
        sinks.give(TABLE, this);
    }

    private int number() {
        Activation tree = span.tree();
        return span.kind() == SpanKind.VMEXIT ? tree.guestCall(span.span()) : tree.detail(span.span());
    }

    private boolean isLaterPart() {
        return switch (span.certainty()) {
            case BEGINS_EARLIER, MIDDLE -> true;
            case RECORDED, END_INFERRED, ENDS_LATER, CUT -> false;
        };
    }

    private long command() {
        return hasEntry && entry.command() != PvCallEntry.NONE ? entry.command() : RowTable.NULL;
    }

    private long items() {
        return hasEntry && entry.count() != PvCallEntry.NONE ? entry.count() : RowTable.NULL;
    }

    private Continuation continuation() {
        return span.tree().continuation(span.span());
    }

    private Confidence confidence() {
        return continuation() == null ? null : continuation().confidence();
    }
}
