package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.RunLog;

/** Whether anybody's runstate changes, by what a pcpu wrote, while a run lasts on it; the schedule alone shows. */
final class WakesInside {
    private WakesInside() {}

    static boolean areIn(Run stint) {
        ChangeLog changes = stint.schedule().changes();
        RunLog stints = stint.schedule().stints();
        long begin = stints.beginTsc(stint.number());
        long low = 0;
        long high = changes.count();
        while (low < high) {
            long middle = low + high >>> 1;
            if (changes.tsc(middle) < begin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < changes.count() && changes.tsc(low) <= stints.endTsc(stint.number());
    }
}
