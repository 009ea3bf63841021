package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Workers;
import io.xenscope.analyze.sched.ScheduleJoin;
import io.xenscope.analyze.sched.VcpuHistory;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a capture a second time, by vcpu, and tells of every activation: in slices of time, vcpus in parallel, so that
 * memory does not grow with the capture.
 */
public final class Activations {
    /** Stints and changes in one slice; each may hold hundreds of records. */
    private static final long SLICE_ITEMS = 1 << 13;

    private static final VcpuHistory NOT_WANTED = new VcpuHistory() {
        @Override
        public void change(int pcpu, long time, int from, int to) {}

        @Override
        public void stint(io.xenscope.analyze.sched.Stint stint) {}
    };

    private final Analysis analysis;
    private final ActivationLimits limits;
    private final ThreadLocal<StintReader> readers;
    private final List<ActivationBuilder> builders = new ArrayList<>();

    private Activations(Capture capture, Analysis analysis, ActivationLimits limits) {
        PcpuWindows windows = new PcpuWindows(capture.windows());
        this.analysis = analysis;
        this.limits = limits;
        this.readers = ThreadLocal.withInitial(() -> new StintReader(capture, windows));
    }

    /**
     * Gives {@code sink} all activations, on this thread: slice after slice, within a slice by begin, then by vcpu. An
     * activation comes in the slice in which it ends. Idle and unknown vcpus have none.
     */
    public static void read(
            Capture capture, Analysis analysis, ActivationLimits limits, int threads, Consumer<Activation> sink) {
        new Activations(capture, analysis, limits).run(threads, sink);
    }

    private void run(int threads, Consumer<Activation> sink) {
        ScheduleJoin<VcpuHistory> join = new ScheduleJoin<>(analysis.schedule(), analysis.alignment(), this::history);
        long begin = analysis.extent().beginTicks();
        long end = analysis.extent().endTicks();
        try (Workers workers = new Workers(threads)) {
            join.run(workers, begin, end, SLICE_ITEMS, () -> tell(sink));
        }
        builders.forEach(builder -> builder.end(end));
        tell(sink);
    }

    private VcpuHistory history(int vcpu) {
        if (vcpu == VcpuKey.UNKNOWN || VcpuKey.isIdle(vcpu) || !limits.vcpus().test(vcpu)) {
            return NOT_WANTED;
        }
        ActivationBuilder builder = new ActivationBuilder(vcpu, limits, readers);
        builders.add(builder);
        return builder;
    }

    private void tell(Consumer<Activation> sink) {
        List<Activation> finished = new ArrayList<>();
        builders.forEach(builder -> finished.addAll(builder.takeFinished()));
        finished.sort(Comparator.comparingLong((Activation a) -> a.begin(0)).thenComparingInt(Activation::vcpu));
        finished.forEach(sink);
    }
}
