package io.xenscope.analyze.walk;

import io.xenscope.analyze.sched.KeptVcpus;
import io.xenscope.analyze.sched.Silences;

/**
 * What a walk knows of its capture in advance: nothing at first; a capture that turns out to need more is walked once more.
 *
 * @param silences at which the walk breaks
 * @param followsSwitches whether the schedule is made of switches, wakes and blocks, because there are no runstate records
 * @param hasHvmPrefix whether a word stands before the payload of each HVM record
 * @param kept vcpus that have accounts
 */
public record WalkPlan(Silences silences, boolean followsSwitches, boolean hasHvmPrefix, KeptVcpus kept) {
    public static final WalkPlan FIRST = new WalkPlan(Silences.NONE, false, false, KeptVcpus.ALL);

    public WalkPlan with(Silences found) {
        return new WalkPlan(found, followsSwitches, hasHvmPrefix, kept);
    }

    public WalkPlan followingSwitches() {
        return new WalkPlan(silences, true, hasHvmPrefix, kept);
    }

    public WalkPlan withHvmPrefix() {
        return new WalkPlan(silences, followsSwitches, true, kept);
    }

    public WalkPlan keeping(KeptVcpus some) {
        return some.last() == kept.last() ? this : new WalkPlan(silences, followsSwitches, hasHvmPrefix, some);
    }
}
