package io.xenscope.analyze.sched;

import io.xenscope.format.event.Runstate;

/**
 * What a vcpu is doing, as far as the capture shows: a {@link Runstate} with its number and name, or one of two ways of not
 * knowing. Ordinals of the first four are the numbers of the runstates.
 */
public enum VcpuState {
    RUNNING(Runstate.RUNNING),
    RUNNABLE(Runstate.RUNNABLE),
    BLOCKED(Runstate.BLOCKED),
    OFFLINE(Runstate.OFFLINE),
    /** Records that would show it were dropped. */
    LOST("lost"),
    /** Damage, missing windows, or records that contradict each other. */
    UNKNOWN("unknown");

    private static final VcpuState[] BY_NUMBER = values();

    private final String key;

    VcpuState(Runstate runstate) {
        this(runstate.toString());
        if (runstate.number() != ordinal()) {
            throw new IllegalStateException(runstate + " has the number " + runstate.number());
        }
    }

    VcpuState(String key) {
        this.key = key;
    }

    /** By the number of a runstate, see {@link Runstate.Numbers}. */
    public static VcpuState of(int runstate) {
        return BY_NUMBER[runstate];
    }

    /** The stable name of machine formats. */
    public String key() {
        return key;
    }
}
