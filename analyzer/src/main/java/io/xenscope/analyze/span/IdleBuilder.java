package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.format.event.HwEvents;

/**
 * Makes a tree of each stay of an idle vcpu in which an interrupt was handled and somebody woken. Others say nothing that
 * the gaps between runs do not say, and are not read.
 */
final class IdleBuilder extends TreeBuilder {
    private final int vcpu;
    private final ActivationLimits limits;
    private final boolean isWanted;
    private final ThreadLocal<StintReader> readers;
    private final Signals signals = new Signals();
    private long now = Long.MIN_VALUE;
    private long lastBegin = Long.MIN_VALUE;
    private int repeat;

    IdleBuilder(int vcpu, ActivationLimits limits, ThreadLocal<StintReader> readers) {
        this.vcpu = vcpu;
        this.limits = limits;
        this.isWanted = limits.kinds().contains(SpanKind.IDLE) && limits.vcpus().test(vcpu);
        this.readers = readers;
    }

    @Override
    Signals signals() {
        return signals;
    }

    @Override
    public void change(int pcpu, long time, int from, int to) {
        // An idle vcpu is runnable whenever it does not run.
    }

    @Override
    public void stint(Stint stint) {
        now = Math.max(now, stint.begin());
        if (limits.reaches(stint) && WakesInside.areIn(stint)) {
            Activation tree = read(stint, now);
            if (isWanted && limits.takes(now) && tree.spans() > 1) {
                finished(tree);
            }
        }
        now = Math.max(now, stint.end());
    }

    private Activation read(Stint stint, long begin) {
        repeat = lastBegin == begin ? repeat + 1 : 0;
        lastBegin = begin;
        Activation tree = new Activation(vcpu, limits.spansPerActivation(), repeat);
        int idle = tree.open(SpanKind.IDLE, Activation.NONE, stint.pcpu(), 0, begin, stint.offset());
        signals.begin(tree, idle, begin);
        StintReader reader = readers.get().open(stint);
        while (reader.next()) {
            take(reader, Math.max(begin, reader.time()), tree, idle);
        }
        signals.end();
        boolean isCut = stint.endIsCut() || stint.begins() != StintLog.BEGINS_SEEN;
        tree.close(idle, Math.max(begin, stint.end()), isCut ? Certainty.CUT : Certainty.RECORDED);
        return tree;
    }

    private void take(StintReader reader, long time, Activation tree, int idle) {
        int event = reader.record().event();
        if (HwEvents.isIrqHandled(event)) {
            signals.irq(reader, time, idle);
        } else if (Signals.takes(event)) {
            signals.take(reader, Activation.NONE);
        } else if (event == HwEvents.PM_IDLE_ENTRY) {
            tree.note(idle, event, time);
        }
    }

    @Override
    void end(long time) {
        // Each stay is complete at once.
    }
}
