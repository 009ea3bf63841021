package io.xenscope.analyze.scheduler;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.SchedulerEvents;
import java.util.SortedMap;
import java.util.TreeMap;

/** The null scheduler from inside, which binds each vcpu to a pcpu of its own. Its ids begin at {@link SchedulerEvents#SNULL}. */
public final class NullScheduler implements HostTracker {
    /** What it decides about a vcpu. */
    public enum Decision {
        PICKED_CPU(SchedulerEvents.SNULL_PICKED_CPU),
        ASSIGN(SchedulerEvents.SNULL_UNIT_ASSIGN),
        DEASSIGN(SchedulerEvents.SNULL_UNIT_DEASSIGN),
        MIGRATE(SchedulerEvents.SNULL_MIGRATE);

        private final int event;

        Decision(int event) {
            this.event = event;
        }
    }

    private final Range range;
    private final SchedulerUnits units;
    private final SortedMap<Integer, long[]> vcpus = new TreeMap<>();

    public NullScheduler(Range range, Era era) {
        this.range = range;
        this.units = new SchedulerUnits(era);
    }

    @Override
    public void register(HostEvents events) {
        for (Decision decision : Decision.values()) {
            events.on(decision.event, now -> count(now, decision));
        }
    }

    private void count(Moment now, Decision decision) {
        if (range.includes(now.time())) {
            vcpus.computeIfAbsent(units.key(now), none -> new long[Decision.values().length])[decision.ordinal()]++;
        }
    }

    /** By {@link io.xenscope.analyze.base.VcpuKey}: how often what was decided, by the ordinal of {@link Decision}. */
    public SortedMap<Integer, long[]> vcpus() {
        return vcpus;
    }
}
