package io.xenscope.analyze.span;

import io.xenscope.analyze.base.PairTable;

/** One span that lasted long, with what was inside it. Times are common ticks. */
public final class SlowSpan {
    private static final SpanKind[] KINDS = SpanKind.values();
    private static final int RECORDS = KINDS.length;

    private final SpanKind kind;
    private final int detail;
    private final int vcpu;
    private final int pcpu;
    private final long begin;
    private long end;
    private long latestEnd;
    private long onPcpu;
    /** By kind and detail, and at {@link #RECORDS} by event: how many, and their ticks. */
    private final PairTable<long[]> inside = new PairTable<>(Integer.MAX_VALUE, () -> new long[2]);

    SlowSpan(Activation activation, int span) {
        kind = activation.kind(span);
        detail = activation.detail(span);
        vcpu = activation.vcpu();
        pcpu = activation.pcpu(span);
        begin = activation.begin(span);
        extend(activation, span);
    }

    /** Adds a span that is the next part of this one. */
    void extend(Activation activation, int span) {
        end = activation.end(span);
        latestEnd = activation.latestEnd(span);
        onPcpu += kind == SpanKind.ACTIVATION || kind == SpanKind.WAIT ? 0 : end - activation.begin(span);
        addNotes(activation, span);
        for (int other = span + 1; other < activation.spans(); other++) {
            if (isInside(activation, other, span)) {
                add(activation, other);
            }
        }
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
