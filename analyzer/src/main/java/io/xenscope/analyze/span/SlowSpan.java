package io.xenscope.analyze.span;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.merge.PassedEntries;
import io.xenscope.analyze.rules.PlainEntry;

/**
 * One span that lasted long, with what was inside it. Times are common ticks.
 *
 * <p>What is inside is counted by {@link #settle}, once it is known that the span stays among the longest: most do not.
 */
public final class SlowSpan {
    private static final SpanKind[] KINDS = SpanKind.values();
    private static final int RECORDS = KINDS.length;

    private final SpanKind kind;
    private final int detail;
    private final int vcpu;
    private final int pcpu;
    private final long begin;
    private final long record;
    private long end;
    private long latestEnd;
    private long onPcpu;
    /** The part whose inside is still to be counted; null where none is. */
    private Activation part;

    private int partSpan;
    /** By kind and detail, and at {@link #RECORDS} by event: how many, and their ticks. */
    private final PairTable<long[]> inside = new PairTable<>(Integer.MAX_VALUE, () -> new long[2]);

    SlowSpan(Activation activation, int span) {
        kind = activation.kind(span);
        detail = activation.detail(span);
        vcpu = activation.vcpu();
        pcpu = activation.pcpu(span);
        begin = activation.begin(span);
        record = activation.record(span);
        extend(activation, span);
    }

    /** Adds a span that is the next part of this one. */
    void extend(Activation activation, int span) {
        settle();
        end = activation.end(span);
        latestEnd = activation.latestEnd(span);
        onPcpu += kind == SpanKind.ACTIVATION || kind == SpanKind.WAIT ? 0 : end - activation.begin(span);
        part = activation;
        partSpan = span;
    }

    /** Counts what is inside the part added last. */
    void settle() {
        if (part == null) {
            return;
        }
        part.forEachPassed(partSpan, this::addPassed);
        addNotes(part, partSpan);
        for (int other = partSpan + 1; other < part.spans(); other++) {
            if (isInside(part, other, partSpan)) {
                add(part, other);
            }
        }
        part = null;
    }

    /** It is not among the longest: nobody asks what was inside. */
    void discard() {
        part = null;
    }

    private static boolean isInside(Activation activation, int inner, int outer) {
        if (outer == 0) {
            return true;
        }
        int around = activation.parent(inner);
        while (around > outer) {
            around = activation.parent(around);
        }
        return around == outer;
    }

    private void add(Activation activation, int span) {
        SpanKind what = activation.kind(span);
        long ticks = activation.end(span) - activation.begin(span);
        count(what.ordinal(), activation.detail(span), ticks);
        onPcpu += kind == SpanKind.ACTIVATION && what == SpanKind.RUN ? ticks : 0;
        addNotes(activation, span);
    }

    private void addNotes(Activation activation, int span) {
        for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
            count(RECORDS, activation.noteEvent(note), 0);
        }
    }

    private void addPassed(PassedEntries passed) {
        for (int entry = 0; entry < PlainEntry.KINDS; entry++) {
            if (passed.count(entry) > 0) {
                boolean isCall = PlainEntry.isCall(entry);
                int what = isCall ? SpanKind.HYPERCALL.ordinal() : RECORDS;
                inside.of(what, isCall ? entry : PlainEntry.event(entry))[0] += passed.count(entry);
            }
        }
    }

    private void count(int what, int detail, long ticks) {
        long[] sums = inside.of(what, detail);
        sums[0]++;
        sums[1] += ticks;
    }

    /** Takes what was inside: spans by kind and detail, with the ticks that they took, and records. */
    public interface Visitor {
        void spans(SpanKind kind, int detail, long count, long ticks);

        void records(int event, long count);
    }

    public void forEachInside(Visitor visitor) {
        inside.forEach((what, detail, sums) -> {
            if (what == RECORDS) {
                visitor.records((int) detail, sums[0]);
            } else {
                visitor.spans(KINDS[(int) what], (int) detail, sums[0], sums[1]);
            }
        });
    }

    public SpanKind kind() {
        return kind;
    }

    /** See {@link Activation#detail}. */
    public int detail() {
        return detail;
    }

    public int vcpu() {
        return vcpu;
    }

    /** Where it began, or {@link Activation#NONE}. */
    public int pcpu() {
        return pcpu;
    }

    public long begin() {
        return begin;
    }

    /** See {@link Activation#record}. */
    long record() {
        return record;
    }

    /** How long it lasted; of a hypercall, at least. */
    public long ticks() {
        return end - begin;
    }

    /** How long it can have lasted; more than {@link #ticks} of hypercalls only. */
    public long mostTicks() {
        return latestEnd - begin;
    }

    /** How much of that its vcpu was on a pcpu. */
    public long onPcpu() {
        return onPcpu;
    }
}
