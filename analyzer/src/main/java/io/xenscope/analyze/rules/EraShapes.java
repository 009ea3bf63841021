package io.xenscope.analyze.rules;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Era.Trait;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;

/** What ids and word counts alone show of the Xen that wrote a capture (xentrace format, section 7). */
public final class EraShapes {
    private final EventCounts counts;

    public EraShapes(EventCounts counts) {
        this.counts = counts;
    }

    public Era era() {
        Era era = Era.modern();
        if (hasHvmPrefix(counts)) {
            era = era.with(Trait.HVM_PREFIX);
        } else if (hasLongEntries(counts)) {
            era = era.with(Trait.HVM_TRAILING_JUNK);
        }
        return hasOldCredit2() ? era.with(Trait.OLD_CREDIT2_IDS) : era;
    }

    /** Whether something occurs that Xen writes since 4.9 only. */
    public boolean isSince49() {
        return counts.of(SchedEvents.SWITCH_INFCONT) + counts.of(SchedulerEvents.CSCHED2_RUNQ_CAND_CHECK) > 0;
    }

    /** Whether a word of domain and vcpu stands before the payload of HVM records; the only trait that a walk has to know. */
    public static boolean hasHvmPrefix(EventCounts counts) {
        return hasLongEntries(counts) && isBefore34(counts);
    }

    private static boolean hasLongEntries(EventCounts counts) {
        return counts.of(HvmEvents.VMENTRY, 1) > counts.of(HvmEvents.VMENTRY, 0);
    }

    /** Scheduling records had other ids in 3.2 and 3.3. */
    private static boolean isBefore34(EventCounts counts) {
        long records = 0;
        for (int event = SchedEvents.OLD_DOM_ADD; event <= SchedEvents.OLD_SWITCH_INFNEXT; event++) {
            records += counts.of(event);
        }
        return records > 0;
    }

    /** Ids of credit under which credit2 wrote other word counts before 4.3. */
    private boolean hasOldCredit2() {
        long credit2 = counts.of(SchedulerEvents.OLD_CSCHED2_RUNQ_POS, 2)
                + counts.of(SchedulerEvents.OLD_CSCHED2_TICKLE_CHECK, 2)
                + counts.of(SchedulerEvents.OLD_CSCHED2_CREDIT_RESET, 3)
                + counts.of(SchedulerEvents.OLD_CSCHED2_UPDATE_RUNQ_LOAD);
        long credit = counts.of(SchedulerEvents.CSCHED_ACCOUNT_START, 3)
                + counts.of(SchedulerEvents.CSCHED_PICKED_CPU, 3)
                + counts.of(SchedulerEvents.CSCHED_BOOST_START, 2)
                + counts.of(SchedulerEvents.CSCHED_SCHEDULE);
        return credit2 > credit;
    }
}
