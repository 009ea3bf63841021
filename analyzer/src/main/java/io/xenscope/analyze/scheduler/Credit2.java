package io.xenscope.analyze.scheduler;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.SchedulerEvents;
import java.util.SortedMap;
import java.util.TreeMap;

/** The credit2 scheduler from inside: credit, load, run queues. Its ids begin at {@link SchedulerEvents#CSCHED2}. */
public final class Credit2 implements HostTracker {
    /** Loads are fixed-point numbers with so many digits behind the point, where the record does not say. */
    private static final int SHIFT = 18;

    /** What Xen writes for the budget of a vcpu without a cap; before 4.10 it writes none. */
    private static final long UNCAPPED = Integer.MIN_VALUE;

    /** What happened to one vcpu. */
    public static final class Vcpu {
        /** Credit after each burn, in Xen's units: nanoseconds at the weight of the heaviest vcpu. */
        public final Spread credit = new Spread();
        /** Nanoseconds charged at a time. */
        public final Spread burned = new Spread();
        /** Places at which it entered its run queue, 0 is the first. */
        public final Spread place = new Spread();
        /** Load in millionths of a pcpu. */
        public final Spread load = new Spread();

        long resets;
        long migrations;
        long ratelimits;
        long picks;
        long capped;
        long exhausted;

        /** Burns while a cap gave it a budget. */
        public long capped() {
            return capped;
        }

        /** Those of them that left nothing of the budget: the vcpu is parked until its next period. */
        public long exhausted() {
            return exhausted;
        }

        /** Times all credits of its run queue were set again. */
        public long resets() {
            return resets;
        }

        /** Moves between run queues. */
        public long migrations() {
            return migrations;
        }

        /** Times it went on because it had run too short. */
        public long ratelimits() {
            return ratelimits;
        }

        /** Times a pcpu was chosen for it. */
        public long picks() {
            return picks;
        }
    }

    /** What happened to one run queue. */
    public static final class RunQueue {
        /** Vcpus that ran or wanted to, whenever that was recorded. */
        public final Spread length = new Spread();
        /** Load in millionths of a pcpu. */
        public final Spread load = new Spread();

        long arrivals;
        long departures;
        long balances;

        /** Vcpus that came from another queue. */
        public long arrivals() {
            return arrivals;
        }

        /** Vcpus that went to another queue. */
        public long departures() {
            return departures;
        }

        /** Times it looked for a better balance with others. */
        public long balances() {
            return balances;
        }
    }

    private final Range range;
    private final SchedulerUnits units;
    private final PayloadField credit;
    private final PayloadField delta;
    private final PayloadField budget;
    private final PayloadField place;
    private final PayloadField load;
    private final PayloadField shift;
    private final PayloadField length;
    private final PayloadField queue;
    private final PayloadField from;
    private final PayloadField to;
    private final SortedMap<Integer, Vcpu> vcpus = new TreeMap<>();
    private final SortedMap<Integer, RunQueue> queues = new TreeMap<>();

    public Credit2(Range range, Era era) {
        this.range = range;
        units = new SchedulerUnits(era);
        credit = new PayloadField(era, "credit");
        delta = new PayloadField(era, "delta");
        budget = new PayloadField(era, "budget");
        place = new PayloadField(era, "pos");
        load = new PayloadField(era, "avgload", "rq_avgload");
        shift = new PayloadField(era, "shift");
        length = new PayloadField(era, "rq_load");
        queue = new PayloadField(era, "runq", "local_runq");
        from = new PayloadField(era, "from_runq");
        to = new PayloadField(era, "to_runq");
    }

    @Override
    public void register(HostEvents events) {
        on(events, SchedulerEvents.CSCHED2_RUNQ_POS, now -> vcpu(now).place.add(place.of(now.record(), 0)));
        on(events, SchedulerEvents.CSCHED2_CREDIT_BURN, this::burn);
        on(events, SchedulerEvents.CSCHED2_CREDIT_RESET, now -> vcpu(now).resets++);
        on(
                events,
                SchedulerEvents.CSCHED2_UPDATE_UNIT_LOAD,
                now -> vcpu(now).load.add(millionths(now)));
        on(events, SchedulerEvents.CSCHED2_UPDATE_RUNQ_LOAD, this::queueLoad);
        on(events, SchedulerEvents.CSCHED2_MIGRATE, this::migrate);
        on(events, SchedulerEvents.CSCHED2_LOAD_BALANCE, now -> queue((int) queue.of(now.record(), -1)).balances++);
        on(events, SchedulerEvents.CSCHED2_PICKED_CPU, now -> vcpu(now).picks++);
        on(events, SchedulerEvents.CSCHED2_RATELIMIT, now -> vcpu(now).ratelimits++);
    }

    private void on(HostEvents events, int event, io.xenscope.analyze.track.HostEventHandler handler) {
        events.on(event, now -> {
            if (range.includes(now.time())) {
                handler.handle(now);
            }
        });
    }

    private Vcpu vcpu(Moment now) {
        return vcpus.computeIfAbsent(units.key(now), none -> new Vcpu());
    }

    private RunQueue queue(int number) {
        return queues.computeIfAbsent(number, none -> new RunQueue());
    }

    private void burn(Moment now) {
        Vcpu vcpu = vcpu(now);
        vcpu.credit.add(credit.of(now.record(), 0));
        vcpu.burned.add(delta.of(now.record(), 0));
        long left = budget.of(now.record(), UNCAPPED);
        if (left != UNCAPPED) {
            vcpu.capped++;
            vcpu.exhausted += left <= 0 ? 1 : 0;
        }
    }

    private long millionths(Moment now) {
        int digits = (int) shift.of(now.record(), SHIFT) & 63;
        return Math.round(load.of(now.record(), 0) * 1e6 / (1L << digits));
    }

    private void queueLoad(Moment now) {
        RunQueue own = queue((int) queue.of(now.record(), -1));
        own.length.add(length.of(now.record(), 0));
        own.load.add(millionths(now));
    }

    private void migrate(Moment now) {
        vcpu(now).migrations++;
        queue((int) from.of(now.record(), -1)).departures++;
        queue((int) to.of(now.record(), -1)).arrivals++;
    }

    /** By {@link io.xenscope.analyze.base.VcpuKey}. */
    public SortedMap<Integer, Vcpu> vcpus() {
        return vcpus;
    }

    /** By number. */
    public SortedMap<Integer, RunQueue> queues() {
        return queues;
    }
}
