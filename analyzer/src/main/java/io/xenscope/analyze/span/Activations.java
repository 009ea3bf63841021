package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.context.LoggedSpans;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.format.Capture;
import io.xenscope.format.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/**
 * Reads a capture a second time, by vcpu, and reports every activation: in slices of time, vcpus in parallel, so that
 * memory does not grow with the capture.
 */
public final class Activations {
    /** Runs and changes may hold hundreds of records each. */
    private static final Readings.Slices SLICES = new Readings.Slices(1 << 13, 4 << 20);

    private static final Comparator<Activation> IN_ORDER = Comparator.comparingLong((Activation tree) -> tree.begin(0))
            .thenComparingInt(Activation::vcpu)
            .thenComparing(tree -> tree.kind(0));

    private final Capture capture;
    private final Analysis analysis;
    private final ActivationLimits limits;
    private final List<TreeBuilder> builders = new ArrayList<>();
    private final Causes causes = new Causes();
    private final LossSpans losses;
    private final Problems problems = new Problems();
    private final ContextTrees contexts;
    private final GivenContexts given;

    private Activations(
            Capture capture, Analysis analysis, ActivationLimits limits, List<ContextSpan> given, LoggedSpans logged) {
        this.capture = capture;
        this.analysis = analysis;
        this.limits = hasContexts(analysis) ? limits : limits.without(SpanKind.CONTEXT);
        this.contexts = new ContextTrees(limits, problems);
        this.given = new GivenContexts(given, logged);
        contexts.add(given);
        contexts.add(logged.spans());
        this.losses = new LossSpans(analysis, limits);
    }

    /**
     * Gives {@code sink} all activations, on this thread: slice after slice, within a slice by begin, then by vcpu. An
     * activation comes in the slice in which it ends. Idle and unknown vcpus have none. Domains, where wanted, come first.
     */
    public static void read(
            Capture capture, Analysis analysis, ActivationLimits limits, int threads, Consumer<Activation> sink) {
        read(capture, analysis, limits, List.of(), threads, sink);
    }

    /** The same with named spans that someone else wrote down beside those in the capture; see {@link #readSlices}. */
    public static Problems read(
            Capture capture,
            Analysis analysis,
            ActivationLimits limits,
            List<ContextSpan> given,
            int threads,
            Consumer<Activation> sink) {
        return readSlices(
                capture,
                analysis,
                limits,
                given,
                LoggedSpans.none(),
                threads,
                (activations, workers) -> activations.forEach(sink));
    }

    /** Takes activations, some at a time, and may have {@code workers} help with them until it returns. */
    public interface Sink {
        void take(List<Activation> activations, Workers workers);

        /**
         * Hears before each {@link #take} that what comes after it begins at this common tick or later. Trees of domains and of named
         * spans do not keep to it.
         */
        default void restBegins(long tick) {}
    }

    /**
     * Gives {@code sink} all activations in the order of {@link #read}, slice by slice, with named spans that someone else wrote down
     * beside those in the capture, some of them with times known within bounds; trees of all named spans come last. Returns what is
     * wrong with those.
     */
    public static Problems readSlices(
            Capture capture,
            Analysis analysis,
            ActivationLimits limits,
            List<ContextSpan> given,
            LoggedSpans logged,
            int threads,
            Sink sink) {
        Activations activations = new Activations(capture, analysis, limits, given, logged);
        activations.run(threads, sink);
        return activations.problems;
    }

    /**
     * Gives each activation to the taker of its vcpu as soon as it is complete: those of one vcpu one after the other, in the order of
     * time, those of different vcpus on different threads. They do not hear who woke them, and named spans are not shown; nobody may
     * keep them. {@code takers} is asked once for each vcpu that is wanted.
     */
    public static void eachByVcpu(
            Capture capture,
            Analysis analysis,
            ActivationLimits limits,
            int threads,
            IntFunction<? extends SpanTaker> takers) {
        ActivationLimits activations =
                new ActivationLimits(limits.vcpus(), limits.from(), limits.to(), limits.spansPerActivation());
        Readings readings = new Readings(capture, analysis);
        readings.vcpus()
                .follow(
                        (vcpu, mates) -> isWanted(vcpu, limits)
                                ? new ActivationBuilder(vcpu, activations, takers.apply(vcpu))
                                : null,
                        ActivationBuilder::registerAtOnce);
        readings.run(threads);
    }

    /**
     * Gives each activation, with who woke it, to the taker of its vcpu slice by slice: those of one vcpu one after the other, in the
     * order of time, those of different vcpus on different threads. Of runs in which nobody is woken nothing is read, and nothing is
     * inside them. {@code takers} is asked once for each vcpu.
     */
    public static void wakesByVcpu(
            Capture capture,
            Analysis analysis,
            ActivationLimits limits,
            int threads,
            IntFunction<Consumer<Activation>> takers) {
        new Activations(capture, analysis, limits, List.of(), LoggedSpans.none()).giveByVcpu(threads, takers);
    }

    private void giveByVcpu(int threads, IntFunction<Consumer<Activation>> takers) {
        List<Taken> taken = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            Readings readings = new Readings(capture, analysis).called("following activations");
            readings.vcpus()
                    .follow(
                            (vcpu, mates) -> {
                                if (vcpu == VcpuKey.UNKNOWN || VcpuKey.isIdle(vcpu)) {
                                    return null;
                                }
                                ActivationBuilder builder = built(ActivationBuilder.ofWakes(vcpu, limits));
                                taken.add(new Taken(builder, takers.apply(vcpu)));
                                return builder;
                            },
                            ActivationBuilder::register);
            followIdle(readings.vcpus());
            readings.run(workers, SLICES, until -> {
                causes.settle(builders, until);
                workers.each(taken.size(), i -> taken.get(i).giveFinished());
            });
        }
    }

    /** Who takes the activations that a builder makes. */
    private record Taken(TreeBuilder builder, Consumer<Activation> taker) {
        void giveFinished() {
            builder.takeFinished().forEach(taker);
        }
    }

    private static boolean isWanted(int vcpu, ActivationLimits limits) {
        return vcpu != VcpuKey.UNKNOWN
                && !VcpuKey.isIdle(vcpu)
                && limits.vcpus().test(vcpu);
    }

    private void run(int threads, Sink sink) {
        try (Workers workers = new Workers(threads)) {
            // Domains come first, because there are few.
            new DomainSpans(capture, analysis, limits, threads).give(domain -> {
                given.tie(domain);
                sink.take(List.of(domain), workers);
            });
            RestOfTrees rest = new RestOfTrees(analysis, builders);
            read(workers, until -> {
                causes.settle(builders, until);
                collectContexts();
                sink.restBegins(rest.begins(until));
                give(losses.until(until), workers, sink);
            });
            collectContexts();
            sink.restBegins(Long.MAX_VALUE);
            give(new ArrayList<>(), workers, sink);
            for (TreeBuilder builder : builders) {
                if (builder.contexts() != null) {
                    problems.add(builder.contexts().problems());
                }
            }
            contexts.tell(tree -> sink.take(List.of(tree), workers));
        }
    }

    private void read(Workers workers, LongConsumer afterSlice) {
        Readings readings = new Readings(capture, analysis).called("following activations");
        VcpuReading reading = readings.vcpus();
        reading.follow(
                (vcpu, mates) -> vcpu == VcpuKey.UNKNOWN || VcpuKey.isIdle(vcpu)
                        ? null
                        : built(new ActivationBuilder(vcpu, limits)),
                ActivationBuilder::register);
        followIdle(reading);
        boolean isUnnamed = UnnamedBuilder.isAskedFor(analysis, limits);
        reading.follow(
                (vcpu, mates) -> isUnnamed && vcpu == VcpuKey.UNKNOWN ? built(new UnnamedBuilder(limits)) : null,
                UnnamedBuilder::register);
        readings.run(workers, SLICES, afterSlice);
    }

    private void followIdle(VcpuReading reading) {
        reading.follow(
                (vcpu, mates) -> VcpuKey.isIdle(vcpu) ? built(new IdleBuilder(vcpu, limits)) : null,
                IdleBuilder::register);
    }

    private <T extends TreeBuilder> T built(T builder) {
        builders.add(builder);
        return builder;
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

    private void give(List<Activation> finished, Workers workers, Sink sink) {
        builders.forEach(builder -> finished.addAll(builder.takeFinished()));
        finished.sort(IN_ORDER);
        finished.forEach(given::tie);
        sink.take(finished, workers);
    }
}
