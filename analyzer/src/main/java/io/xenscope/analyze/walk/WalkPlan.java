package io.xenscope.analyze.walk;

import io.xenscope.analyze.sched.Silences;

/**
 * What a walk knows of its capture in advance: nothing at first; a capture that turns out to need more is walked once more.
 *
 * @param silences at which the walk breaks
 * @param followsSwitches whether the schedule is made of switches, wakes and blocks, because there are no runstate records
 */
public record WalkPlan(Silences silences, boolean followsSwitches) {
    public static final WalkPlan FIRST = new WalkPlan(Silences.NONE, false);

    public WalkPlan with(Silences found) {
        return new WalkPlan(found, followsSwitches);
    }

    public WalkPlan followingSwitches() {
        return new WalkPlan(silences, true);
    }
}
