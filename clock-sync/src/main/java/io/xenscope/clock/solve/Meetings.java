package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.Sightings;
import io.xenscope.clock.evidence.TimeList;

/**
 * The moments at which one clock saw a vcpu while it ran on another, by the present axes: moments and runs are gone through
 * side by side, and where the vcpu stays on one of the two for long, the other is passed over in leaps.
 */
final class Meetings {
    private final Clock runner;
    private long count;
    private int first;

    /** {@code points} are the moments of the seer, {@code runs} the runs of the runner. */
    Meetings(Clock seer, TimeList points, Clock runner, Sightings runs) {
        this.runner = runner;
        int point = 0;
        int run = 0;
        while (point < points.count()) {
            long time = seer.axis(points.get(point));
            run = runner.firstBehind(runs.ends(), run, time);
            if (run == runs.runs()) {
                return;
            }
            long start = runner.axis(runs.start(run));
            if (start >= time) {
                point = seer.firstBehind(points, point + 1, start);
            } else {
                int next = seer.firstBehind(points, point + 1, runner.axis(runs.end(run)) - 1);
                first = count == 0 ? point : first;
                count += next - point;
                point = next;
            }
        }
    }

    /** How many: those inside a run, not at its very begin or end. */
    long count() {
        return count;
    }

    /** Place of the first one, if there is any. */
    int first() {
        return first;
    }

    Clock runner() {
        return runner;
    }
}
