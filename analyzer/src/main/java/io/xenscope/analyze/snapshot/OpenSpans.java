package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Takes activations and keeps, for each of some moments, the spans that were open, and what woke each vcpu. */
final class OpenSpans implements Consumer<Activation> {
    private final long[] times;
    private final long captureEnd;
    private final List<Map<Integer, List<OpenSpan>>> open = new ArrayList<>();
    private final Map<Head, Cause> wakes = new HashMap<>();
    private final Set<Head> wanted = new HashSet<>();

    /** The begin of an activation; a long one comes in parts, of which only the first has it. */
    private record Head(int vcpu, long begin) {}

    /** {@code times} in common ticks, rising. */
    OpenSpans(long[] times, long captureEnd) {
        this.times = times;
        this.captureEnd = captureEnd;
        for (int i = 0; i < times.length; i++) {
            open.add(new HashMap<>());
        }
    }

    /** It will be asked what woke a vcpu at a common tick. */
    void want(int vcpu, long activeSince) {
        wanted.add(new Head(vcpu, activeSince));
    }

    @Override
    public void accept(Activation tree) {
        if (tree.kind(0) != SpanKind.ACTIVATION) {
            return;
        }
        Head head = new Head(tree.vcpu(), tree.begin(0));
        if (wanted.contains(head) && !tree.causes(0).isEmpty()) {
            wakes.put(head, tree.causes(0).get(0));
        }
        int first = Arrays.binarySearch(times, tree.begin(0));
        for (int i = first < 0 ? -first - 1 : first; i < times.length && isIn(tree, 0, times[i]); i++) {
            open.get(i).put(tree.vcpu(), spans(tree, times[i]));
        }
    }

    private boolean isIn(Activation tree, int span, long time) {
        long end = Math.max(tree.end(span), tree.latestEnd(span));
        Certainty certainty = tree.certainty(span);
        boolean hasEnded = certainty == Certainty.RECORDED || certainty == Certainty.END_INFERRED;
        boolean isLeftOpen = time == end && time == captureEnd && !hasEnded;
        return tree.begin(span) <= time && (time < end || isLeftOpen);
    }

    /** Innermost first; an interrupt is the pcpu's, and comes from its own records. */
    private List<OpenSpan> spans(Activation tree, long time) {
        List<OpenSpan> spans = new ArrayList<>();
        for (int span = tree.spans() - 1; span >= 0; span--) {
            if (tree.kind(span) != SpanKind.IRQ && isIn(tree, span, time)) {
                boolean isCall = tree.kind(span) == SpanKind.HYPERCALL || tree.kind(span) == SpanKind.SUBCALL;
                boolean isCertain = !isCall || time < tree.end(span) || time == tree.begin(span);
                spans.add(new OpenSpan(
                        tree.kind(span),
                        tree.detail(span),
                        tree.guestCall(span),
                        tree.vcpu(),
                        tree.pcpu(span),
                        tree.begin(span),
                        isCertain));
            }
        }
        return spans;
    }

    /** Open spans of a vcpu at the so-many-th moment, innermost first. */
    List<OpenSpan> of(int moment, int vcpu) {
        return open.get(moment).getOrDefault(vcpu, List.of());
    }

    /** What woke a vcpu at a common tick, see {@link #want}; null where that is not known. */
    Cause wake(int vcpu, long activeSince) {
        return wakes.get(new Head(vcpu, activeSince));
    }
}
