package io.xenscope.analyze.waits;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.SchedulerEvents;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the scheduler took each pcpu for from one of its decisions to the next: tickled, work of Xen, or free.
 *
 * <pre>
 * tickle     credit 0x22006   credit2 0x22206   rtds 0x22801                    cpu
 * schedule   credit 0x22009   credit2 0x22215   rtds 0x22806   null 0x22a05     tasklet
 * </pre>
 *
 * <p>Who runs is not asked here: the schedule knows when a pcpu is idle. No record says what the mask of idlers holds, but all of
 * these schedulers set a pcpu's bit when it decides for the idle vcpu, credit and credit2 not for a tasklet. A tickle may be among
 * lost records of any pcpu: from a loss on, a pcpu is only known again when it decides with no loss going on.
 */
public final class Idlers implements HostTracker, AutoCloseable {
    /** One pcpu; {@code reason} is null where its state is not recorded. */
    private static final class Pcpu {
        final JoinedIntervals[] times = new JoinedIntervals[IdleReason.COUNT];
        IdleReason reason;
        long since;

        Pcpu() {
            for (int i = 0; i < times.length; i++) {
                times[i] = new JoinedIntervals();
            }
        }

        void become(IdleReason next, long time) {
            if (reason != null && since < time) {
                times[reason.ordinal()].add(since, time);
            }
            reason = next;
            since = time;
        }
    }

    private final PayloadField cpu;
    private final PayloadField tasklet;
    private final Map<Integer, Pcpu> pcpus = new TreeMap<>();
    /** Between these common ticks no pcpu lacks records because a buffer was overwritten or a file ends early. */
    private long from = Long.MIN_VALUE;

    private long to = Long.MAX_VALUE;
    private int losses;

    public Idlers(Overview overview, Era era) {
        cpu = new PayloadField(era, "cpu");
        tasklet = new PayloadField(era, "tasklet");
        for (PcpuSchedule pcpu : overview.schedule()) {
            ClockModel clock = overview.alignment().of(pcpu.pcpu());
            if (pcpu.seenFrom() != Long.MIN_VALUE) {
                from = Math.max(from, clock.ticks(pcpu.seenFrom()));
            }
            if (pcpu.seenTo() != Long.MAX_VALUE) {
                to = Math.min(to, clock.ticks(pcpu.seenTo()));
            }
        }
    }

    /** Whether a capture records what schedulers decide; without, there is nothing to read. */
    public static boolean areIn(EventCounts events) {
        return events.holdsAny(SchedulerEvents::isSchedule);
    }

    @Override
    public void register(HostEvents events) {
        SchedulerEvents.forEachTickle(event -> events.on(event, this::tickle));
        SchedulerEvents.forEachSchedule(event -> events.on(event, this::schedule));
    }

    private Pcpu pcpu(int number) {
        return pcpus.computeIfAbsent(number, none -> new Pcpu());
    }

    private void tickle(Moment now) {
        pcpu((int) cpu.of(now.record(), now.pcpu())).become(IdleReason.TICKLED, now.time());
    }

    private void schedule(Moment now) {
        boolean isKnown = losses == 0 && now.time() >= from;
        IdleReason reason = tasklet.of(now.record(), 0) != 0 ? IdleReason.TASKLET : IdleReason.NOT_TICKLED;
        pcpu(now.pcpu()).become(isKnown ? reason : null, now.time());
    }

    @Override
    public void lossBegins(Moment now) {
        losses++;
        pcpus.forEach((number, pcpu) -> {
            if (number == now.pcpu() || pcpu.reason != IdleReason.TICKLED) {
                pcpu.become(null, now.time());
            }
        });
    }

    @Override
    public void lossEnds(Moment now) {
        losses--;
    }

    @Override
    public void finish(long end) {
        for (Pcpu pcpu : pcpus.values()) {
            pcpu.become(null, Math.min(end, to));
            for (JoinedIntervals times : pcpu.times) {
                times.flush();
            }
        }
    }

    /** Adds when the scheduler took a pcpu for that while it was idle; after {@link #finish}. */
    void addTo(JoinedIntervals found, IdleReason reason, int pcpu, JoinedIntervals idle) {
        Pcpu own = pcpus.get(pcpu);
        JoinedIntervals times = own == null ? new JoinedIntervals() : own.times[reason.ordinal()];
        Overlaps overlaps = Overlaps.ofAny(idle, found::add);
        for (long i = 0; i < times.count(); i++) {
            overlaps.take(times.begin(i), times.end(i));
        }
        found.flush();
    }

    @Override
    public void close() {
        for (Pcpu pcpu : pcpus.values()) {
            for (JoinedIntervals times : pcpu.times) {
                times.close();
            }
        }
    }
}
