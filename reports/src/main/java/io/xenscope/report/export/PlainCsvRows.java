package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanIds;
import io.xenscope.report.table.CsvField;
import java.nio.charset.StandardCharsets;

/**
 * Writes the rows of plain spans, which most are, column after column: without asking for each what it is and whether it is there. The
 * bytes are those that {@link SpanCsv} makes of any span.
 */
final class PlainCsvRows {
    /** Of the columns {@code pcpu} to {@code wait_ns}, the last one that a plain span can have, and those in front. */
    private static final int LAST = 15;

    private static final int SLOTS = 1 << 8;

    private final SpanFacts facts;
    private final SpanIds ids;
    private final EventBytes bytes;
    private final byte[] tail;

    private Activation tree;
    private String trace = "";
    private byte[] traceField = {};
    /** Domain and vcpu, between commas. */
    private byte[] vcpu = {};

    private int named;
    /** The parent of the last row, and its field. */
    private int parent;

    private final byte[] parentField = new byte[17];

    /** Kind and name as they stand between commas, each remembered while no other takes its place. */
    private final String[] names = new String[SLOTS];

    private final byte[][] titles = new byte[SLOTS][];
    private final SpanKind[] kinds = new SpanKind[SLOTS];
    private final byte[][] certainties = new byte[Certainty.values().length][];

    /** For rows of so many columns. */
    PlainCsvRows(SpanFacts facts, EventBytes bytes, int columns) {
        this.facts = facts;
        this.ids = facts.ids();
        this.bytes = bytes;
        this.tail = ascii(",".repeat(columns - 1 - LAST) + '\n');
        for (Certainty certainty : Certainty.values()) {
            certainties[certainty.ordinal()] = ascii(certainty.key() + ',');
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Spans of this tree come next. */
    void begin(Activation activation) {
        tree = activation;
        parent = Activation.NONE;
        trace = ids.trace(activation);
        traceField = ascii(trace + ',');
        if (activation.vcpu() != named || vcpu.length == 0) {
            named = activation.vcpu();
            boolean hasNumber = named == VcpuKey.UNKNOWN || VcpuKey.vcpu(named) != VcpuKey.NO_VCPU;
            vcpu = ascii(VcpuKey.domain(named) + "," + (hasNumber ? VcpuKey.vcpu(named) : "") + ",");
        }
    }

    /** The trace that they are in. */
    String trace() {
        return trace;
    }

    void write(int span) {
        bytes.write(traceField);
        bytes.hex(ids.span(tree, span));
        bytes.write(',');
        writeParent(tree.parent(span));
        bytes.write(title(tree.kind(span), facts.name(tree, span)));
        bytes.write(vcpu);
        bytes.write(certainties[tree.certainty(span).ordinal()]);
        long begin = facts.nanos(tree.begin(span));
        long end = facts.nanos(tree.end(span));
        field(end);
        field(tree.pcpu(span));
        field(begin);
        field(end - begin);
        if (SpanFacts.mayEndLater(tree, span)) {
            bytes.number(facts.nanos(tree.latestEnd(span)));
        }
        // Nobody woke a span inside a run.
        bytes.repeat(',', 2);
        writeInside(span, end - begin);
        bytes.write(tail);
    }

    private void field(long number) {
        bytes.number(number);
        bytes.write(',');
    }

    /** Most spans have the parent of the one before. */
    private void writeParent(int of) {
        if (of != parent) {
            int begin = bytes.length();
            bytes.hex(ids.span(tree, of));
            bytes.write(',');
            System.arraycopy(bytes.array(), begin, parentField, 0, parentField.length);
            parent = of;
        } else {
            bytes.write(parentField);
        }
    }

    private void writeInside(int span, long nanos) {
        long self = tree.selfTicks(span);
        if (self != tree.end(span) - tree.begin(span)) {
            bytes.number(facts.part(nanos, self));
        }
        bytes.write(',');
        long waits = tree.waitTicks(span);
        if (waits > 0) {
            bytes.number(facts.part(nanos, waits));
        }
    }

    private byte[] title(SpanKind kind, String name) {
        int slot = name.hashCode() + kind.ordinal() & SLOTS - 1;
        if (names[slot] != name || kinds[slot] != kind) {
            names[slot] = name;
            kinds[slot] = kind;
            titles[slot] = (SpanFacts.kind(kind) + ',' + CsvField.quoted(name) + ',').getBytes(StandardCharsets.UTF_8);
        }
        return titles[slot];
    }
}
