package io.xenscope.analyze.span;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.samples.TraceMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What caused the spans of a made capture, a line for each cause:
 *
 * <pre>
 * d1v0@120 activation: wake at 118 by d0v1@100 hypercall 32 @110
 * </pre>
 */
final class CausesShown {
    private static final int ROOMY = 2_000;

    private CausesShown() {}

    static List<String> of(TraceMaker trace) {
        List<String> lines = new ArrayList<>();
        Set<SpanKind> kinds = Set.of(SpanKind.IDLE, SpanKind.DOMAIN, SpanKind.LOSS);
        ActivationLimits limits = new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, ROOMY, kinds);
        for (Activation tree : Shown.activations(trace, limits, 2)) {
            for (int span = 0; span < tree.spans(); span++) {
                SpanRef own = SpanRef.of(tree, span);
                tree.causes(span).forEach(cause -> lines.add(name(own) + ": " + text(cause)));
            }
        }
        return lines;
    }

    private static String text(Cause cause) {
        return cause.kind().key() + " at " + cause.time() + " by " + name(cause.from());
    }

    private static String name(SpanRef span) {
        String tree = VcpuKey.text(span.vcpu()) + "@" + span.treeBegin();
        String kind = span.kind().name().toLowerCase(java.util.Locale.ROOT);
        return switch (span.kind()) {
            case ACTIVATION, IDLE -> tree + " " + kind;
            case RUN -> tree + " run p" + span.pcpu() + " @" + span.begin();
            default -> tree + " " + kind + " " + span.detail() + " @" + span.begin();
        };
    }
}
