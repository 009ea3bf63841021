package io.xenscope.analyze.track;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Era.Trait;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;

/** What ids and word counts alone show of the Xen that wrote a capture (xentrace format, section 7). */
final class EraShapes {
    private final EventCounts counts;

    EraShapes(EventCounts counts) {
        this.counts = counts;
    }

    Era era() {
        Era era = Era.modern();
        if (counts.of(HvmEvents.VMENTRY, 1) > counts.of(HvmEvents.VMENTRY, 0)) {
            era = era.with(isBefore34() ? Trait.HVM_PREFIX : Trait.HVM_TRAILING_JUNK);
        }
        return hasOldCredit2() ? era.with(Trait.OLD_CREDIT2_IDS) : era;
    }

    /** Whether something occurs that Xen writes since 4.9 only. */
    boolean isSince49() {
        return counts.of(SchedEvents.SWITCH_INFCONT) + counts.of(SchedulerEvents.CSCHED2_RUNQ_CAND_CHECK) > 0;
    }

    /** Scheduling records had other ids in 3.2 and 3.3. */
    private boolean isBefore34() {
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
