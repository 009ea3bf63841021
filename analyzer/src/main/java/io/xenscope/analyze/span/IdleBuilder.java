package io.xenscope.analyze.span;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.format.event.HwEvents;

/**
 * Makes a tree of each stay of an idle vcpu in which an interrupt was handled and someone woken. Others say nothing that
 * the gaps between runs do not say, and are not read.
 */
final class IdleBuilder extends TreeBuilder {
    private final int vcpu;
    private final ActivationLimits limits;
    private final boolean isWanted;
    private final Signals signals = new Signals(true);
    private long now = Long.MIN_VALUE;
    private long lastBegin = Long.MIN_VALUE;
    private int repeat;
    /** The tree of the present run; null where it is not read. */
    private Activation tree;

    private int idle;

    IdleBuilder(int vcpu, ActivationLimits limits) {
        this.vcpu = vcpu;
        this.limits = limits;
        this.isWanted = limits.kinds().contains(SpanKind.IDLE) && limits.vcpus().test(vcpu);
    }

    @Override
    long restBegins() {
        return tree == null ? Long.MAX_VALUE : tree.begin(0);
    }

    @Override
    Signals signals() {
        return signals;
    }

    /** Says what records it takes. */
    static void register(TrackerEvents<IdleBuilder> events) {
        Signals.forEachEvent((event, freeBits) -> events.on(event, freeBits, IdleBuilder::take));
        events.on(HwEvents.PM_IDLE_ENTRY, IdleBuilder::take);
    }

    @Override
    public void runBegins(Run run) {
        now = Math.max(now, run.begin());
        tree = null;
    }

    @Override
    public boolean reads(Run run) {
        if (limits.reaches(run) && WakesInside.areIn(run)) {
            repeat = lastBegin == now ? repeat + 1 : 0;
            lastBegin = now;
            tree = new Activation(vcpu, limits.spansPerActivation(), repeat);
            idle = tree.open(SpanKind.IDLE, Activation.NONE, run.pcpu(), 0, now, run.offset());
            signals.begin(tree, idle, now);
        }
        return tree != null;
    }

    private void take(Moment record) {
        long time = Math.max(tree.begin(0), record.time());
        int event = record.record().event();
        if (HwEvents.isIrqHandled(event)) {
            signals.irq(record, time, idle);
        } else if (Signals.takes(event)) {
            signals.take(record, Activation.NONE);
        } else {
            tree.note(idle, event, time);
        }
    }

    @Override
    public void runEnds(Run run) {
        if (tree != null) {
            signals.end();
            boolean isCut = run.endIsCut() || run.begins() != RunLog.BEGINS_SEEN;
            tree.close(idle, Math.max(now, run.end()), isCut ? Certainty.CUT : Certainty.RECORDED);
            if (isWanted && limits.takes(now) && tree.spans() > 1) {
                finished(tree);
            }
            tree = null;
        }
        now = Math.max(now, run.end());
    }
}
