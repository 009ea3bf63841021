package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Named spans from elsewhere than the capture, by the vcpu on which they are said to have happened. */
final class GivenContexts {
    /** How many that began later than the one around may have to be looked at. */
    private static final int LOOKS = 256;

    private final Map<Integer, List<ContextSpan>> byVcpu = new HashMap<>();

    GivenContexts(List<ContextSpan> given) {
        for (ContextSpan span : given) {
            byVcpu.computeIfAbsent(span.vcpu(), vcpu -> new ArrayList<>()).add(span);
        }
        byVcpu.values().forEach(spans -> spans.sort(Comparator.comparingLong(ContextSpan::begin)));
    }

    /** Notes the innermost one during which a tree begins. */
    void tie(Activation tree) {
        List<ContextSpan> spans = byVcpu.isEmpty() ? null : byVcpu.get(tree.vcpu());
        if (spans == null || tree.kind(0) != SpanKind.ACTIVATION) {
            return;
        }
        int last = countUntil(spans, tree.begin(0)) - 1;
        for (int i = last; i >= 0 && i > last - LOOKS; i--) {
            if (spans.get(i).end() > tree.begin(0)) {
                tree.ties().within(0, spans.get(i));
                return;
            }
        }
    }

    /** How many of them do not begin behind {@code time}. */
    private static int countUntil(List<ContextSpan> sorted, long time) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted.get(middle).begin() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
