package io.xenscope.analyze.track;

import io.xenscope.analyze.stats.EventCounts;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Era.Trait;

/** What ids and word counts alone show of the Xen that wrote a capture (xentrace format, section 7). */
final class EraShapes {
    private static final int VMENTRY = 0x81001;
    private static final int INFCONT = 0x28011;
    private static final int CANDIDATE_CHECK = 0x22217;

    /** Scheduling records had ids of this sub-class in 3.2 and 3.3. */
    private static final int OLD_SCHEDULING = 0x2f001;

    private final EventCounts counts;

    EraShapes(EventCounts counts) {
        this.counts = counts;
    }

    Era era() {
        Era era = Era.modern();
        if (counts.of(VMENTRY, 1) > counts.of(VMENTRY, 0)) {
            era = era.with(isBefore34() ? Trait.HVM_PREFIX : Trait.HVM_TRAILING_JUNK);
        }
        return hasOldCredit2() ? era.with(Trait.OLD_CREDIT2_IDS) : era;
    }

    /** Whether something occurs that Xen writes since 4.9 only. */
    boolean isSince49() {
        return counts.of(INFCONT) + counts.of(CANDIDATE_CHECK) > 0;
    }

    private boolean isBefore34() {
        long records = 0;
        for (int event = OLD_SCHEDULING; event <= OLD_SCHEDULING + 14; event++) {
            records += counts.of(event);
        }
        return records > 0;
    }

    /** Ids of credit under which credit2 wrote other word counts before 4.3. */
    private boolean hasOldCredit2() {
        long credit2 = counts.of(0x22002, 2) + counts.of(0x22005, 2) + counts.of(0x22007, 3) + counts.of(0x2200c);
        long credit = counts.of(0x22002, 3) + counts.of(0x22005, 3) + counts.of(0x22007, 2) + counts.of(0x22009);
        return credit2 > credit;
    }
}
