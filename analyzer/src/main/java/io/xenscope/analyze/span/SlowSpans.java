package io.xenscope.analyze.span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * The longest spans of each kind, and no more of them than was asked for, however long the capture. Parts of one span are
 * put together again; what the capture cuts is left out, but for hypercalls. Of an activation that goes on after a range of time
 * only the spans that overlap the range count.
 */
public final class SlowSpans implements SpanTaker {
    /** The shortest first; of equal ones the later, then the one of the higher vcpu, then of the later record. */
    private static final Comparator<SlowSpan> BY_LENGTH = Comparator.comparingLong(SlowSpan::ticks)
            .thenComparingLong(SlowSpan::mostTicks)
            .thenComparing(Comparator.comparingLong(SlowSpan::begin).reversed())
            .thenComparing(Comparator.comparingInt(SlowSpan::vcpu).reversed())
            .thenComparing(Comparator.comparingLong(SlowSpan::record).reversed());

    private static final SpanKind[] KINDS = SpanKind.values();

    private final int most;
    private final IntPredicate isIdling;
    private final long from;
    private final long to;
    private final List<PriorityQueue<SlowSpan>> longest = new ArrayList<>();
    /** By kind: what is shorter is not kept. */
    private final long[] leastTicks = new long[KINDS.length];

    private final Map<Integer, SlowSpan[]> unfinished = new HashMap<>();
    /** Of the present activation: what is inside them is counted when it is known which of them stay. */
    private final List<SlowSpan> fresh = new ArrayList<>();

    /** {@code isIdling} says which are the reasons of VM exits by which guests go idle: those are no slowness. */
    public SlowSpans(int most, IntPredicate isIdling) {
        this(most, isIdling, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The same of the range {@code [from, to)} of common ticks. */
    public SlowSpans(int most, IntPredicate isIdling, long from, long to) {
        this.most = most;
        this.isIdling = isIdling;
        this.from = from;
        this.to = to;
        for (int kind = 0; kind < KINDS.length; kind++) {
            longest.add(new PriorityQueue<>(BY_LENGTH));
        }
    }

    @Override
    public void accept(Activation activation) {
        for (int span = 0; span < activation.spans(); span++) {
            if (activation.kind(span) != SpanKind.VMEXIT || !isIdling.test(activation.detail(span))) {
                take(activation, span);
            }
        }
        fresh.forEach(SlowSpan::settle);
        fresh.clear();
    }

    private void take(Activation activation, int span) {
        switch (activation.certainty(span)) {
            case RECORDED, END_INFERRED -> {
                if (isLong(activation, span)) {
                    offer(slowSpan(activation, span));
                }
            }
            case ENDS_LATER -> {
                drop(activation, span);
                parts(activation)[ordinal(activation, span)] = slowSpan(activation, span);
            }
            case MIDDLE -> extend(activation, span);
            case BEGINS_EARLIER -> {
                SlowSpan whole = extend(activation, span);
                if (whole != null) {
                    offer(whole);
                    parts(activation)[ordinal(activation, span)] = null;
                }
            }
            case CUT -> {
                drop(activation, span);
                if (isShownTruncated(activation.kind(span)) && isLong(activation, span)) {
                    offer(slowSpan(activation, span));
                }
            }
        }
    }

    /** No call without duration can be among the longest any more. */
    @Override
    public boolean needsOnlyCounts() {
        return leastTicks[SpanKind.HYPERCALL.ordinal()] > 0;
    }

    @Override
    public boolean needsCountsOfRun(long ticks) {
        return ticks >= leastTicks[SpanKind.RUN.ordinal()];
    }

    private SlowSpan slowSpan(Activation activation, int span) {
        SlowSpan made = new SlowSpan(activation, span);
        fresh.add(made);
        return made;
    }

    private static int ordinal(Activation activation, int span) {
        return activation.kind(span).ordinal();
    }

    private SlowSpan[] parts(Activation activation) {
        return unfinished.computeIfAbsent(activation.vcpu(), none -> new SlowSpan[KINDS.length]);
    }

    private SlowSpan extend(Activation activation, int span) {
        SlowSpan[] parts = unfinished.get(activation.vcpu());
        SlowSpan begun = parts == null ? null : parts[ordinal(activation, span)];
        if (begun != null) {
            begun.extend(activation, span);
            fresh.add(begun);
        }
        return begun;
    }

    /** Of a hypercall the begin is recorded, and what it lasted at least is known. */
    private static boolean isShownTruncated(SpanKind kind) {
        return kind == SpanKind.HYPERCALL;
    }

    /** Gives up the parts of a span of this kind whose last part did not come: truncated. */
    private void drop(Activation activation, int span) {
        SlowSpan[] parts = unfinished.get(activation.vcpu());
        if (parts != null) {
            offerTruncated(parts[ordinal(activation, span)]);
            parts[ordinal(activation, span)] = null;
        }
    }

    private void offerTruncated(SlowSpan begun) {
        if (begun != null && isShownTruncated(begun.kind())) {
            offer(begun);
        }
    }

    /** To be called when all activations have been taken: what is unfinished then, the end of the capture truncates. */
    public void finish() {
        unfinished.values().forEach(parts -> Arrays.stream(parts).forEach(this::offerTruncated));
        unfinished.clear();
    }

    /** Adds the longest of others, which have been finished. */
    public void add(SlowSpans others) {
        others.longest.forEach(kept -> kept.forEach(this::offer));
    }

    private boolean overlaps(long begin, long end) {
        return begin < to && end >= from;
    }

    /** Whether it might be kept: then, and only then, it is worth making. */
    private boolean isLong(Activation activation, int span) {
        long ticks = activation.end(span) - activation.begin(span);
        if (ticks < leastTicks[ordinal(activation, span)]) {
            return false;
        }
        if (!overlaps(activation.begin(span), activation.end(span))) {
            return false;
        }
        PriorityQueue<SlowSpan> kept = longest.get(ordinal(activation, span));
        if (kept.size() < most) {
            return true;
        }
        SlowSpan shortest = kept.peek();
        long mostTicks = activation.latestEnd(span) - activation.begin(span);
        return ticks > shortest.ticks() || ticks == shortest.ticks() && mostTicks >= shortest.mostTicks();
    }

    private void offer(SlowSpan span) {
        if (!overlaps(span.begin(), span.begin() + span.ticks())) {
            return;
        }
        PriorityQueue<SlowSpan> kept = longest.get(span.kind().ordinal());
        kept.add(span);
        if (kept.size() > most) {
            kept.remove().discard();
            leastTicks[span.kind().ordinal()] = kept.peek().ticks();
        }
    }

    /** The longest of a kind, the very longest first. */
    public List<SlowSpan> of(SpanKind kind) {
        List<SlowSpan> sorted = new ArrayList<>(longest.get(kind.ordinal()));
        sorted.sort(BY_LENGTH.reversed());
        return sorted;
    }
}
