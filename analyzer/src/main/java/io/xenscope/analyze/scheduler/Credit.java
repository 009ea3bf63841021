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

/** The credit scheduler from inside, Xen 4.3 and later; its ids begin at {@link SchedulerEvents#CSCHED}. */
public final class Credit implements HostTracker {
    /** What it decides about a vcpu. */
    public enum Decision {
        ACCOUNT_START(SchedulerEvents.CSCHED_ACCOUNT_START),
        ACCOUNT_STOP(SchedulerEvents.CSCHED_ACCOUNT_STOP),
        STOLEN(SchedulerEvents.CSCHED_STOLEN_UNIT),
        PICKED_CPU(SchedulerEvents.CSCHED_PICKED_CPU),
        BOOST(SchedulerEvents.CSCHED_BOOST_START),
        UNBOOST(SchedulerEvents.CSCHED_BOOST_END),
        RATELIMIT(SchedulerEvents.CSCHED_RATELIMIT);

        private final int event;

        Decision(int event) {
            this.event = event;
        }
    }

    /** What one pcpu took, or might have taken, from another. */
    public static final class Steals {
        private long checked;
        private long skipped;
        private long stolen;

        /** Times it looked for work there. */
        public long checked() {
            return checked;
        }

        /** Times it went by. */
        public long skipped() {
            return skipped;
        }

        /** Vcpus it took. */
        public long stolen() {
            return stolen;
        }
    }

    private final Range range;
    private final SchedulerUnits units;
    private final PayloadField peer;
    private final PayloadField check;
    private final SortedMap<Integer, long[]> vcpus = new TreeMap<>();
    private final SortedMap<Integer, SortedMap<Integer, Steals>> steals = new TreeMap<>();

    public Credit(Range range, Era era) {
        this.range = range;
        this.units = new SchedulerUnits(era);
        this.peer = new PayloadField(era, "peer_cpu");
        this.check = new PayloadField(era, "check");
    }

    @Override
    public void register(HostEvents events) {
        for (Decision decision : Decision.values()) {
            events.on(decision.event, now -> count(now, decision));
        }
        events.on(Decision.STOLEN.event, this::stolen).on(SchedulerEvents.CSCHED_STEAL_CHECK, this::looked);
    }

    private void count(Moment now, Decision decision) {
        if (range.includes(now.time())) {
            vcpus.computeIfAbsent(units.key(now), none -> new long[Decision.values().length])[decision.ordinal()]++;
        }
    }

    private Steals from(Moment now) {
        return steals.computeIfAbsent(now.pcpu(), none -> new TreeMap<>())
                .computeIfAbsent((int) peer.of(now.record(), -1), none -> new Steals());
    }

    private void stolen(Moment now) {
        if (range.includes(now.time())) {
            from(now).stolen++;
        }
    }

    private void looked(Moment now) {
        if (range.includes(now.time())) {
            Steals there = from(now);
            boolean isCheck = check.of(now.record(), 0) != 0;
            there.checked += isCheck ? 1 : 0;
            there.skipped += isCheck ? 0 : 1;
        }
    }

    /** By {@link io.xenscope.analyze.base.VcpuKey}: how often what was decided, by the ordinal of {@link Decision}. */
    public SortedMap<Integer, long[]> vcpus() {
        return vcpus;
    }

    /** By the pcpu that looked for work, then the one where it looked. */
    public SortedMap<Integer, SortedMap<Integer, Steals>> steals() {
        return steals;
    }
}
