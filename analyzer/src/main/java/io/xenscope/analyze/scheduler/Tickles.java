package io.xenscope.analyze.scheduler;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Schedulers at work on each pcpu: how often they decided, and whether a pcpu that was tickled (poked to decide again) did so,
 * and switched.
 *
 * <pre>
 * tickle     credit 0x22006   credit2 0x22206   rtds 0x22801                    cpu
 * schedule   credit 0x22009   credit2 0x22215   rtds 0x22806   null 0x22a05     cpu, tasklet, idle
 * </pre>
 */
public final class Tickles implements HostTracker {
    private static final long NONE = Long.MIN_VALUE;

    /** Of one pcpu. */
    public static final class Pcpu {
        private final LatencyHistogram latency = new LatencyHistogram();
        private long decisions;
        private long tasklets;
        private long tickles;
        private long switched;
        private long kept;
        private long tickledAt = NONE;
        private boolean answering;

        /** Times the scheduler decided who runs here. */
        public long decisions() {
            return decisions;
        }

        /** Of them to make room for a tasklet. */
        public long tasklets() {
            return tasklets;
        }

        /** Times it was poked; several before a decision are several. */
        public long tickles() {
            return tickles;
        }

        /** Ticks from the first poke to the decision. */
        public LatencyHistogram latency() {
            return latency;
        }

        /** Decisions after a poke that led to a switch. */
        public long switched() {
            return switched;
        }

        /** Decisions after a poke that let the same vcpu run on. */
        public long kept() {
            return kept;
        }

        private void settle(boolean isSwitch) {
            switched += answering && isSwitch ? 1 : 0;
            kept += answering && !isSwitch ? 1 : 0;
            answering = false;
        }
    }

    private final Range range;
    private final PayloadField cpu;
    private final PayloadField tasklet;
    private final SortedMap<Integer, Pcpu> pcpus = new TreeMap<>();

    public Tickles(Range range, Era era) {
        this.range = range;
        cpu = new PayloadField(era, "cpu");
        tasklet = new PayloadField(era, "tasklet");
    }

    @Override
    public void register(HostEvents events) {
        SchedulerEvents.forEachTickle(event -> events.on(event, this::tickle));
        SchedulerEvents.forEachSchedule(event -> events.on(event, this::schedule));
        events.on(SchedEvents.RUNNABLE_TO_RUNNING, this::switchIn);
    }

    private Pcpu pcpu(int number) {
        return pcpus.computeIfAbsent(number, none -> new Pcpu());
    }

    private void tickle(Moment now) {
        Pcpu target = pcpu((int) cpu.of(now.record(), now.pcpu()));
        target.tickles += range.includes(now.time()) ? 1 : 0;
        target.tickledAt = target.tickledAt == NONE ? now.time() : target.tickledAt;
    }

    /** What the decision before led to is known by now. */
    private void schedule(Moment now) {
        Pcpu here = pcpu(now.pcpu());
        here.settle(false);
        if (range.includes(now.time())) {
            here.decisions++;
            here.tasklets += tasklet.of(now.record(), 0) != 0 ? 1 : 0;
        }
        if (here.tickledAt != NONE && range.includes(here.tickledAt)) {
            here.latency.record(now.time() - here.tickledAt);
            here.answering = true;
        }
        here.tickledAt = NONE;
    }

    private void switchIn(Moment now) {
        Pcpu here = pcpus.get(now.pcpu());
        if (here != null) {
            here.settle(true);
        }
    }

    @Override
    public void lossBegins(Moment now) {
        Pcpu here = pcpu(now.pcpu());
        here.tickledAt = NONE;
        here.answering = false;
    }

    @Override
    public void finish(long ticks) {
        pcpus.values().forEach(pcpu -> pcpu.settle(false));
    }

    /** By number. */
    public SortedMap<Integer, Pcpu> pcpus() {
        return pcpus;
    }
}
