package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.toolstack.DomainMaking;
import io.xenscope.analyze.toolstack.DomainMakings;
import io.xenscope.format.Capture;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The lives of all domains that are created or removed while the capture lasts, as trees of spans. */
final class DomainSpans {
    private final ActivationLimits limits;
    private final long captureBegin;
    private final long captureEnd;
    private List<DomainLife> lives = List.of();
    private final Map<DomainLife, DomainMaking> makings = new IdentityHashMap<>();
    private MakersAway away;

    DomainSpans(Capture capture, Analysis analysis, ActivationLimits limits, int threads) {
        this.limits = limits;
        this.captureBegin = analysis.extent().beginTicks();
        this.captureEnd = analysis.extent().endTicks();
        if (limits.kinds().contains(SpanKind.DOMAIN) && !analysis.domainEvents().isEmpty()) {
            find(capture, analysis, threads);
        }
    }

    private void find(Capture capture, Analysis analysis, int threads) {
        Range whole = new Range(captureBegin, captureEnd);
        lives = DomainLives.of(analysis).withRuns(whole, threads).all().stream()
                .filter(life -> life.isBegun() || life.isOver())
                .filter(life -> limits.takes(begin(life)) && limits.vcpus().test(VcpuKey.of(life.domain(), 0)))
                .sorted(Comparator.comparingLong(this::begin).thenComparingInt(DomainLife::domain))
                .toList();
        List<DomainMaking> made = DomainMakings.of(capture, analysis, lives, threads);
        made.forEach(making -> makings.put(making.life(), making));
        away = MakersAway.of(analysis, made, threads);
    }

    /** A life whose begin was not seen begins with the capture. */
    private long begin(DomainLife life) {
        return life.isBegun() ? life.begin() : captureBegin;
    }

    /** Gives {@code sink} the trees, in the order in which lives begin. */
    void give(Consumer<Activation> sink) {
        for (DomainLife life : lives) {
            DomainMaking making = makings.get(life);
            DomainSpan span = new DomainSpan(life, begin(life));
            sink.accept(span.tree(
                    limits.spansPerActivation(), captureEnd, making, making == null ? List.of() : away.of(making)));
        }
    }
}
