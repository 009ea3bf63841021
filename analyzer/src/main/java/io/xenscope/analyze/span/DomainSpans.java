package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.sched.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The lives of all domains that are created or removed while the capture lasts, as trees of spans. */
final class DomainSpans implements Making {
    /** Whose calls are followed; the creations after that are shown without. */
    private static final int MOST_CREATIONS = 256;
    /** The domain, its creation and its life. */
    private static final int SPANS_BESIDE = 3;

    private static final Comparator<ToolstackCall> BY_TIME = Comparator.comparingLong(ToolstackCall::begin)
            .thenComparingInt(call -> call.from().vcpu());

    private final ActivationLimits limits;
    private final long captureEnd;
    private final List<DomainSpan> lives = new ArrayList<>();
    private final List<DomainSpan> creations;
    private final List<ToolstackCall> calls = new ArrayList<>();

    DomainSpans(Analysis analysis, ActivationLimits limits, int threads) {
        this.limits = limits;
        this.captureEnd = analysis.extent().endTicks();
        if (limits.kinds().contains(SpanKind.DOMAIN) && !analysis.domainEvents().isEmpty()) {
            find(analysis, threads);
        }
        this.creations = lives.stream()
                .filter(DomainSpan::isCreated)
                .limit(MOST_CREATIONS)
                .toList();
    }

    private void find(Analysis analysis, int threads) {
        long begin = analysis.extent().beginTicks();
        DomainLives.of(analysis).withRuns(new Range(begin, captureEnd), threads).all().stream()
                .filter(life -> life.isBegun() || life.isOver())
                .map(life -> new DomainSpan(life, begin))
                .filter(life -> limits.takes(life.begin()) && limits.vcpus().test(VcpuKey.of(life.domain(), 0)))
                .sorted(Comparator.comparingLong(DomainSpan::begin).thenComparingInt(DomainSpan::domain))
                .forEach(lives::add);
    }

    @Override
    public boolean reach(Run run, int vcpu) {
        for (DomainSpan life : creations) {
            if (life.begin() > run.end()) {
                return false;
            }
            if (isMaker(vcpu, life) && run.begin() <= life.creationEnd()) {
                return true;
            }
        }
        return false;
    }

    /** A domain that creates another one may do so on any of its vcpus. */
    private static boolean isMaker(int vcpu, DomainSpan life) {
        return life.creator() == VcpuKey.domain(vcpu);
    }

    boolean haveCreations() {
        return !creations.isEmpty();
    }

    /** A slice is over that ends at {@code until}: takes its calls. */
    void settle(List<? extends TreeBuilder> builders, long until) {
        builders.forEach(builder -> calls.addAll(builder.takeToolstackCalls()));
        calls.sort(BY_TIME);
        int past = 0;
        while (past < calls.size() && calls.get(past).begin() < until) {
            give(calls.get(past++));
        }
        calls.subList(0, past).clear();
    }

    private void give(ToolstackCall call) {
        for (DomainSpan life : creations) {
            if (life.begin() > call.end()) {
                return;
            }
            if (isMaker(call.from().vcpu(), life) && call.begin() < life.creationEnd()) {
                life.add(call, limits.spansPerActivation() - SPANS_BESIDE);
            }
        }
    }

    /** Gives {@code sink} the trees, in the order in which lives begin. */
    void give(Consumer<Activation> sink) {
        lives.forEach(life -> sink.accept(life.tree(limits.spansPerActivation(), captureEnd)));
    }
}
