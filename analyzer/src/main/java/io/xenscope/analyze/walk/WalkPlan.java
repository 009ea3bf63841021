package io.xenscope.analyze.walk;

import io.xenscope.analyze.sched.Silences;

/**
 * What a walk knows of its capture in advance: nothing at first; a capture that turns out to need more is walked once more.
 *
 * @param silences at which the walk breaks
 * @param followsSwitches whether the schedule is made of switches, wakes and blocks, because there are no runstate records
 * @param hasHvmPrefix whether a word stands before the payload of each HVM record
 */
public record WalkPlan(Silences silences, boolean followsSwitches, boolean hasHvmPrefix) {
    public static final WalkPlan FIRST = new WalkPlan(Silences.NONE, false, false);

    public WalkPlan with(Silences found) {
        return new WalkPlan(found, followsSwitches, hasHvmPrefix);
    }

    public WalkPlan followingSwitches() {
        return new WalkPlan(silences, true, hasHvmPrefix);
    }

    public WalkPlan withHvmPrefix() {
        return new WalkPlan(silences, followsSwitches, true);
    }
}
