package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.format.RecordCursor;

/**
 * Makes trees of a capture without scheduler records: what a pcpu recorded of guests, without knowing of which vcpu. A tree for
 * each interval between losses or damage, in parts where that is long.
 */
final class UnnamedBuilder extends TreeBuilder {
    private static final int ROOT = 0;

    private final ActivationLimits limits;
    private final RunSpans spans = new RunSpans(VcpuKey.UNKNOWN, false, true);
    /** The tree of the present interval; null where it is not read. */
    private Activation tree;

    private boolean isPart;
    private long now = Long.MIN_VALUE;
    private long lastBegin = Long.MIN_VALUE;
    private int repeat;

    UnnamedBuilder(ActivationLimits limits) {
        this.limits = limits;
    }

    /** Whether nothing in a capture says who ran, and such trees are asked for. */
    static boolean isAskedFor(Analysis analysis, ActivationLimits limits) {
        return limits.kinds().contains(SpanKind.UNNAMED)
                && limits.vcpus().test(VcpuKey.UNKNOWN)
                && !analysis.knowsWhoRan();
    }

    /** Says what records it takes. */
    static void register(TrackerEvents<UnnamedBuilder> events) {
        RunSpans.forEachEvent((event, freeBits) -> events.on(event, freeBits, UnnamedBuilder::take));
    }

    @Override
    long restBegins() {
        return tree == null ? Long.MAX_VALUE : tree.begin(ROOT);
    }

    @Override
    Signals signals() {
        return spans.signals();
    }

    @Override
    public void runBegins(Run stretch) {
        now = Math.max(now, stretch.begin());
        tree = null;
        isPart = false;
    }

    @Override
    public boolean reads(Run stretch) {
        if (limits.reaches(stretch)) {
            start(stretch.pcpu(), stretch.offset());
            spans.begin(tree, ROOT, stretch, now);
        }
        return tree != null;
    }

    private void start(int pcpu, long record) {
        repeat = lastBegin == now ? repeat + 1 : 0;
        lastBegin = now;
        tree = new Activation(VcpuKey.of(VcpuKey.IDLE_DOMAIN, pcpu), limits.spansPerActivation(), repeat);
        tree.open(SpanKind.UNNAMED, Activation.NONE, pcpu, 0, now, record);
    }

    private void take(Moment record) {
        now = Math.max(now, record.time());
        if (RunSpans.isShown(record.record().event()) && spans.hasNoRoom(tree)) {
            beginPart(record.record(), record.pcpu());
        }
        spans.take(record, now);
    }

    /** Goes on with a new tree where the present one has no more room. */
    private void beginPart(RecordCursor record, int pcpu) {
        spans.endPart(record, now);
        finish(isPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        isPart = true;
        start(pcpu, record.offset());
        spans.beginPart(record, now, tree, ROOT, pcpu);
    }

    @Override
    public void runEnds(Run stretch) {
        now = Math.max(now, stretch.end());
        if (tree != null) {
            spans.end(stretch, now);
            finish(isPart ? Certainty.BEGINS_EARLIER : Certainty.RECORDED);
            tree = null;
        }
    }

    private void finish(Certainty certainty) {
        tree.close(ROOT, now, certainty);
        if (tree.spans() > 1 && limits.takes(tree.begin(ROOT))) {
            finished(tree);
        }
    }

    @Override
    public void enters(VcpuState state, long time) {
        spans.enters(state, time);
    }

    @Override
    public void breaks(long time) {
        spans.breaks(time);
    }
}
