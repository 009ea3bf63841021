package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.RunLog;

/** Whether anybody's runstate changes, by what a pcpu wrote, while a run lasts on it; the schedule alone shows. */
final class WakesInside {
    private WakesInside() {}

    static boolean areIn(Run run) {
        ChangeLog changes = run.schedule().changes();
        RunLog runs = run.schedule().runs();
        long begin = runs.beginTsc(run.number());
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
        return low < changes.count() && changes.tsc(low) <= runs.endTsc(run.number());
    }
}
