package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Run;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which activations are wanted, and what beside them.
 *
 * @param vcpus takes the names of vcpus, see VcpuKey
 * @param from common tick; trees that begin earlier are left out
 * @param to common tick; trees that begin then or later are left out
 * @param spansPerActivation spans kept of one activation
 * @param kinds trees wanted beside activations: {@link SpanKind#IDLE}, {@link SpanKind#LOSS}, {@link SpanKind#DOMAIN}, {@link SpanKind#CONTEXT},
 *     {@link SpanKind#UNNAMED}
 */
public record ActivationLimits(IntPredicate vcpus, long from, long to, int spansPerActivation, Set<SpanKind> kinds) {
    /** Activations alone. */
    public ActivationLimits(IntPredicate vcpus, long from, long to, int spansPerActivation) {
        this(vcpus, from, to, spansPerActivation, Set.of());
    }

    /** Whether named spans are wanted, too. */
    boolean hasContexts() {
        return kinds.contains(SpanKind.CONTEXT);
    }

    /** The same without the trees of one kind. */
    ActivationLimits without(SpanKind kind) {
        Set<SpanKind> rest = new HashSet<>(kinds);
        rest.remove(kind);
        return new ActivationLimits(vcpus, from, to, spansPerActivation, Set.copyOf(rest));
    }

    boolean takes(long begin) {
        return begin >= from && begin < to;
    }

    /** Whether a run has a moment in common with the time that is wanted. */
    boolean reaches(Run run) {
        return run.end() >= from && run.begin() < to;
    }
}
