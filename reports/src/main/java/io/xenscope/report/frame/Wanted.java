package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.cli.VcpuSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** The vcpus and the range of time that options ask for. */
public final class Wanted {
    private static final int SPANS_PER_PART = 2_000;

    /** The trees that exports show beside activations. */
    public static final Set<SpanKind> BESIDE_ACTIVATIONS =
            Set.of(SpanKind.IDLE, SpanKind.LOSS, SpanKind.DOMAIN, SpanKind.CONTEXT, SpanKind.UNNAMED);

    private Wanted() {}

    /** Takes the names of the vcpus asked for, see {@link VcpuKey}. */
    public static IntPredicate vcpus(Invocation asked) {
        NumberSet domains = asked.domains();
        VcpuSet vcpus = asked.vcpus();
        return key -> domains.test(VcpuKey.domain(key)) && vcpus.test(VcpuKey.domain(key), VcpuKey.vcpu(key));
    }

    /** All activations that begin in a part of the time, in common ticks, and everything that exports show beside them. */
    public static ActivationLimits everything(long from, long to) {
        return new ActivationLimits(vcpu -> true, from, to, SPANS_PER_PART, BESIDE_ACTIVATIONS);
    }

    /** The activations asked for. */
    public static ActivationLimits activations(Invocation asked, Analysis analysis) {
        return activations(asked, analysis, Set.of());
    }

    /** The same with trees of these kinds beside. */
    public static ActivationLimits activations(Invocation asked, Analysis analysis, Set<SpanKind> beside) {
        Range range = Scope.range(asked.range(), analysis);
        return new ActivationLimits(vcpus(asked), range.from(), range.endsBefore(), SPANS_PER_PART, beside);
    }
}
