package io.xenscope.analyze.scheduler;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.clock.TscRate;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rtds scheduler from inside: budgets and deadlines. Its ids begin at {@link SchedulerEvents#RTDS}.
 *
 * <p>A period is over when the budget is refilled. Its deadline was missed where the vcpu waited for a pcpu at that moment,
 * and had waited for at least as long as the budget that was left of its guaranteed share: it could have had what it was
 * promised and did not get it. It was met where the budget was used up, and where the vcpu slept or woke late.
 */
public final class Rtds implements HostTracker {
    /** What happened to one vcpu. */
    public static final class Vcpu {
        /** Nanoseconds charged at a time. */
        public final Spread burned = new Spread();
        /** Nanoseconds of budget at each refill. */
        public final Spread budget = new Spread();
        /** Nanoseconds of budget left at the end of each period. */
        public final Spread left = new Spread();

        private long picks;
        private long exhausted;
        private long missed;
        private long met;
        private int state = -1;
        private long stateSince;
        private long periodSince;
        private long present;
        private boolean guaranteed = true;
        private boolean began;

        /** Times it was chosen to run. */
        public long picks() {
            return picks;
        }

        /** Times its budget came to an end. */
        public long exhausted() {
            return exhausted;
        }

        /** Periods in which it got what it asked for, up to its budget. */
        public long met() {
            return met;
        }

        /** Periods in which it did not. */
        public long missed() {
            return missed;
        }
    }

    private final Range range;
    private final TscRate rate;
    private final SchedulerUnits units;
    private final PayloadField budget;
    private final PayloadField delta;
    private final PayloadField priority;
    private final SortedMap<Integer, Vcpu> vcpus = new TreeMap<>();

    public Rtds(Range range, TscRate rate, Era era) {
        this.range = range;
        this.rate = rate;
        units = new SchedulerUnits(era);
        budget = new PayloadField(era, "budget");
        delta = new PayloadField(era, "delta");
        priority = new PayloadField(era, "priority");
    }

    @Override
    public void register(HostEvents events) {
        events.on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::runstate)
                .on(SchedulerEvents.RTDS_RUNQ_PICK, this::pick)
                .on(SchedulerEvents.RTDS_BUDGET_BURN, this::burn)
                .on(SchedulerEvents.RTDS_BUDGET_REPLENISH, this::refill);
    }

    private void runstate(Moment now) {
        Vcpu vcpu =
                now.record().wordCount() == 0 ? null : vcpus.get(now.record().word(0));
        if (vcpu != null) {
            vcpu.state = SchedEvents.newState(now.record().event());
            vcpu.stateSince = now.time();
        }
    }

    private Vcpu vcpu(Moment now) {
        return vcpus.computeIfAbsent(units.key(now), none -> new Vcpu());
    }

    private void pick(Moment now) {
        if (range.includes(now.time()) && units.key(now) != VcpuKey.UNKNOWN) {
            vcpu(now).picks++;
        }
    }

    private void burn(Moment now) {
        Vcpu vcpu = vcpu(now);
        vcpu.present = budget.of(now.record(), 0);
        vcpu.guaranteed = priority.of(now.record(), 0) == 0;
        if (range.includes(now.time())) {
            vcpu.burned.add(delta.of(now.record(), 0));
            vcpu.exhausted += vcpu.present <= 0 ? 1 : 0;
        }
    }

    private void refill(Moment now) {
        Vcpu vcpu = vcpu(now);
        long full = budget.of(now.record(), 0);
        if (range.includes(now.time())) {
            vcpu.budget.add(full);
            if (vcpu.began) {
                boolean missed = isMissed(vcpu, now.time());
                vcpu.missed += missed ? 1 : 0;
                vcpu.met += missed ? 0 : 1;
                vcpu.left.add(vcpu.guaranteed ? vcpu.present : 0);
            }
        }
        vcpu.periodSince = now.time();
        vcpu.present = full;
        vcpu.guaranteed = true;
        vcpu.began = true;
    }

    private boolean isMissed(Vcpu vcpu, long now) {
        long waited = rate.nanos(now - Math.max(vcpu.stateSince, vcpu.periodSince));
        return vcpu.state == Runstate.Numbers.RUNNABLE && vcpu.guaranteed && vcpu.present > 0 && waited >= vcpu.present;
    }

    /** The period in which records were lost is not judged. */
    @Override
    public void lossBegins(Moment now) {
        vcpus.values().forEach(vcpu -> vcpu.began = false);
    }

    /** By {@link VcpuKey}. */
    public SortedMap<Integer, Vcpu> vcpus() {
        return vcpus;
    }
}
