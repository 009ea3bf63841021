package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Workers;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.sched.ScheduleJoin;
import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.VcpuHistory;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.format.Capture;
import io.xenscope.format.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads a capture a second time, by vcpu, and tells of every activation: in slices of time, vcpus in parallel, so that
 * memory does not grow with the capture.
 */
public final class Activations {
    /** Stints and changes in one slice; each may hold hundreds of records. */
    private static final long SLICE_ITEMS = 1 << 13;

    private static final VcpuHistory NOBODY = new VcpuHistory() {
        @Override
        public void change(int pcpu, long time, int from, int to) {}

        @Override
        public void stint(Stint stint) {}
    };

    private static final Comparator<Activation> IN_ORDER = Comparator.comparingLong((Activation tree) -> tree.begin(0))
            .thenComparingInt(Activation::vcpu)
            .thenComparing(tree -> tree.kind(0));

    private final Analysis analysis;
    private final ActivationLimits limits;
    private final ThreadLocal<StintReader> readers;
    private final List<TreeBuilder> builders = new ArrayList<>();
    private final Causes causes = new Causes();
    private final LossSpans losses;
    private final Problems problems = new Problems();
    private final ContextTrees contexts;
    private final GivenContexts given;

    private Activations(Capture capture, Analysis analysis, ActivationLimits limits, List<ContextSpan> given) {
        PcpuWindows windows = new PcpuWindows(capture.windows());
        this.analysis = analysis;
        this.limits = hasContexts(analysis) ? limits : limits.without(SpanKind.CONTEXT);
        this.contexts = new ContextTrees(limits, problems);
        this.given = new GivenContexts(given);
        contexts.add(given);
        this.losses = new LossSpans(analysis, limits);
        this.readers = ThreadLocal.withInitial(() -> new StintReader(capture, windows));
    }

    /**
     * Gives {@code sink} all activations, on this thread: slice after slice, within a slice by begin, then by vcpu. An
     * activation comes in the slice in which it ends. Idle and unknown vcpus have none. Domains, where wanted, come first.
     */
    public static void read(
            Capture capture, Analysis analysis, ActivationLimits limits, int threads, Consumer<Activation> sink) {
        read(capture, analysis, limits, List.of(), threads, sink);
    }

    /**
     * The same with named spans that somebody else wrote down beside those in the capture; trees of all named spans come
     * last. Returns what is wrong with those.
     */
    public static Problems read(
            Capture capture,
            Analysis analysis,
            ActivationLimits limits,
            List<ContextSpan> given,
            int threads,
            Consumer<Activation> sink) {
        Activations activations = new Activations(capture, analysis, limits, given);
        activations.run(threads, sink);
        return activations.problems;
    }

    private void run(int threads, Consumer<Activation> sink) {
        try (Workers workers = new Workers(threads)) {
            tellDomains(workers, sink);
            ScheduleJoin<VcpuHistory> join = join(limits, Making.NOTHING);
            join(join, workers, until -> {
                causes.settle(builders, until);
                collectContexts();
                tell(losses.until(until), sink);
            });
        }
        long end = analysis.extent().endTicks();
        builders.forEach(builder -> builder.end(end));
        collectContexts();
        tell(new ArrayList<>(), sink);
        for (TreeBuilder builder : builders) {
            if (builder.contexts() != null) {
                problems.add(builder.contexts().problems());
            }
        }
        contexts.tell(sink);
    }

    /**
     * Domains come first, whatever else is told, because there are few. What made them is found in a pass of its own, in
     * which nothing but that is read.
     */
    private void tellDomains(Workers workers, Consumer<Activation> sink) {
        DomainLives lives = new DomainLives(analysis, limits);
        if (lives.haveCreations()) {
            ActivationLimits nothing =
                    new ActivationLimits(vcpu -> false, Long.MAX_VALUE, Long.MIN_VALUE, limits.spansPerActivation());
            join(join(nothing, lives), workers, until -> {
                causes.settle(builders, until);
                lives.settle(builders, until);
            });
            builders.clear();
        }
        lives.tell(sink);
    }

    private void collectContexts() {
        for (TreeBuilder builder : builders) {
            if (builder.contexts() != null) {
                contexts.add(builder.contexts().takeClosed());
                contexts.addEnds(builder.contexts().takeStrayEnds());
            }
        }
    }

    /** Whether there is any record of trace context at all. */
    private static boolean hasContexts(Analysis analysis) {
        return analysis.events().holdsAny(ContextStack::takes);
    }

    private ScheduleJoin<VcpuHistory> join(ActivationLimits wanted, Making making) {
        return new ScheduleJoin<>(analysis.schedule(), analysis.alignment(), vcpu -> history(vcpu, wanted, making));
    }

    private void join(ScheduleJoin<VcpuHistory> join, Workers workers, LongConsumer afterSlice) {
        join.run(workers, analysis.extent().beginTicks(), analysis.extent().endTicks(), SLICE_ITEMS, afterSlice);
    }

    private VcpuHistory history(int vcpu, ActivationLimits wanted, Making making) {
        if (vcpu == VcpuKey.UNKNOWN) {
            return NOBODY;
        }
        TreeBuilder builder = VcpuKey.isIdle(vcpu)
                ? new IdleBuilder(vcpu, wanted, readers)
                : new ActivationBuilder(vcpu, wanted, making, readers, analysis.losses());
        builders.add(builder);
        return builder;
    }

    private void tell(List<Activation> finished, Consumer<Activation> sink) {
        builders.forEach(builder -> finished.addAll(builder.takeFinished()));
        finished.sort(IN_ORDER);
        finished.forEach(given::tie);
        finished.forEach(sink);
    }
}
