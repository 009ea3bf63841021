package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextTie;
import io.xenscope.analyze.context.LoggedSpans;
import io.xenscope.format.Search;
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

    private final LoggedSpans logged;

    /** {@code given}: whose times are those of the capture; {@code logged}: whose times have bounds. */
    GivenContexts(List<ContextSpan> given, LoggedSpans logged) {
        this.logged = logged;
        for (ContextSpan span : given) {
            byVcpu.computeIfAbsent(span.vcpu(), vcpu -> new ArrayList<>()).add(span);
        }
        byVcpu.values().forEach(spans -> spans.sort(Comparator.comparingLong(ContextSpan::begin)));
    }

    /** Notes the innermost one during which a tree begins, and what logs say of spans inside. */
    void tie(Activation tree) {
        if (!logged.isEmpty()) {
            tieLogged(tree);
        }
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

    private void tieLogged(Activation tree) {
        for (int span = 0; span < tree.spans(); span++) {
            int own = span;
            switch (tree.kind(span)) {
                case CREATION ->
                    logged.making(tree.detail(0), tree.begin(span), tree.end(span))
                            .forEach(tie -> tree.ties().named(own, tie));
                case HYPERCALL, SUBCALL, VMEXIT -> {
                    logged.of(tree.record(span)).forEach(tie -> tree.ties().named(own, tie));
                    ContextTie during = logged.during(tree.vcpu(), tree.begin(span), tree.end(span));
                    if (during != null) {
                        tree.ties().named(span, during);
                    }
                }
                default -> {
                    // nothing of logs ties others
                }
            }
        }
    }

    /** How many of them do not begin behind {@code time}. */
    private static int countUntil(List<ContextSpan> sorted, long time) {
        return (int) Search.first(0, sorted.size(), i -> sorted.get((int) i).begin() > time);
    }
}
