package io.xenscope.analyze.span;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run does to others, and what interrupts it: hardware interrupts as spans, wakes and tickles with the span
 * that they come from.
 *
 * <p>The record of an interrupt is written when its handler is done. What was written since the handler began was its
 * work, not that of the vcpu it interrupted (trace context, section 2.1).
 */
final class Signals {

    private static final int PCPU = 0xFFFF;

    private final boolean areTold;
    private List<Waking> wakings = new ArrayList<>();
    private int firstWaking;
    private Activation activation;
    private int run;
    private long border;
    private SpanRef lastRef;
    private Activation lastTree;
    private int lastSpan;

    /** {@code areTold} says whether anyone takes what the runs do to others. */
    Signals(boolean areTold) {
        this.areTold = areTold;
    }

    /** Takes an event, and which of its bits may be set or not. */
    interface EventVisitor {
        void event(int event, int freeBits);
    }

    /** Gives each event that {@link #takes} is true for. */
    static void forEachEvent(EventVisitor visitor) {
        forEachInterrupt(visitor);
        forEachCause(visitor);
    }

    /** Gives each event that is an interrupt, and a span. */
    static void forEachInterrupt(EventVisitor visitor) {
        visitor.event(HwEvents.IRQ_HANDLED, 0);
        visitor.event(GenEvents.TRACE_IRQ, 0);
    }

    /** Gives each event that says what a run does to others. */
    static void forEachCause(EventVisitor visitor) {
        visitor.event(SchedEvents.BLOCKED_TO_RUNNABLE, 0);
        visitor.event(SchedEvents.OFFLINE_TO_RUNNABLE, 0);
        visitor.event(SchedulerEvents.CSCHED_TICKLE, 0);
        visitor.event(SchedulerEvents.CSCHED2_TICKLE, 0);
        visitor.event(SchedulerEvents.RTDS_TICKLE, 0);
    }

    static boolean takes(int event) {
        return HwEvents.isIrqHandled(event) || SchedEvents.isWakeUp(event) || SchedulerEvents.isTickle(event);
    }

    /** A run begins: {@code runSpan} is the whole run in {@code into}. */
    void begin(Activation into, int runSpan, long time) {
        move(into, runSpan, time);
        firstWaking = wakings.size();
    }

    /** The run goes on in another tree. */
    void move(Activation into, int runSpan, long time) {
        activation = into;
        run = runSpan;
        border = time;
    }

    /** Another span began or ended: no interrupt can have begun before. */
    void border(long time) {
        border = time;
    }

    /** Adds the span of an interrupt inside {@code parent}; {@code time} is that of its record in the activation. */
    int irq(Moment now, long time, int parent) {
        if (!IrqRecord.isWhole(now.record())) {
            return Activation.NONE;
        }
        boolean isTimed = IrqRecord.isTimed(now.record());
        long begin = Math.min(time, Math.max(border, isTimed ? IrqRecord.begin(now.time(), now.record()) : time));
        long done = isTimed ? IrqRecord.begin(now.time(), now.record()) + IrqRecord.ticks(now.record()) : time;
        long end = Math.min(time, Math.max(begin, done));
        int irq = activation.open(
                SpanKind.IRQ,
                parent,
                now.pcpu(),
                IrqRecord.irq(now.record()),
                begin,
                now.record().offset());
        activation.close(irq, end, isTimed ? Certainty.RECORDED : Certainty.CUT);
        border = end;
        if (irq != Activation.NONE) {
            claim(irq, begin);
        }
        return irq;
    }

    /** What was noted since an interrupt began was its work. */
    private void claim(int irq, long begin) {
        SpanRef ref = SpanRef.of(activation, irq);
        for (int i = wakings.size() - 1; i >= firstWaking && wakings.get(i).by().time() >= begin; i--) {
            Waking waking = wakings.get(i);
            wakings.set(i, waking.by(new Cause(Cause.Kind.IRQ, ref, waking.by().time())));
        }
    }

    /** Takes a wake or tickle that {@code span} can have caused; {@link Activation#NONE} where no span of the run can. */
    void take(Moment now, int span) {
        RecordCursor record = now.record();
        if (!areTold || record.wordCount() == 0) {
            return;
        }
        if (SchedEvents.isWakeUp(record.event())) {
            int woken = record.word(0);
            SpanRef from = ref(span == Activation.NONE ? run : span);
            Cause cause = new Cause(kind(span, woken), from, now.time());
            wakings.add(Waking.of(new Waking.Key(now.pcpu(), now.time(), woken), cause, record.offset()));
        } else if (wakings.size() > firstWaking) {
            // Xen makes a vcpu runnable first, then looks for a pcpu.
            int last = wakings.size() - 1;
            wakings.set(last, wakings.get(last).tickles(record.word(0) & PCPU, now.time()));
        }
    }

    private Cause.Kind kind(int span, int woken) {
        if (span == Activation.NONE) {
            return Cause.Kind.ASYNC;
        }
        return VcpuKey.domain(woken) == VcpuKey.domain(activation.vcpu()) ? Cause.Kind.IPI : Cause.Kind.WAKE;
    }

    /** Many wakes may come from one span. */
    private SpanRef ref(int span) {
        if (activation != lastTree || span != lastSpan || lastRef == null) {
            lastTree = activation;
            lastSpan = span;
            lastRef = SpanRef.of(activation, span);
        }
        return lastRef;
    }

    /** The run is over. */
    void end() {
        lastTree = null;
        lastRef = null;
    }

    List<Waking> takeWakings() {
        List<Waking> taken = wakings;
        wakings = new ArrayList<>();
        firstWaking = 0;
        return taken;
    }
}
