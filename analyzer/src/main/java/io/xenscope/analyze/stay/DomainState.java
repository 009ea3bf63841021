package io.xenscope.analyze.stay;

import java.util.Locale;

/**
 * What the vcpus of a domain do at the same time. The names are those that xenalyze has made known; lost and unknown are
 * the times in which it depends on vcpus of which that is not known.
 */
public enum DomainState {
    /** No vcpu wants a pcpu. */
    BLOCKED,
    /** All vcpus that want to run do; others sleep. */
    PARTIAL_RUN,
    /** All run. */
    FULL_RUN,
    /** Some wait, none runs, others sleep. */
    PARTIAL_CONTENTION,
    /** Some run while others wait: who waits may hold a lock that who runs spins on. */
    CONCURRENCY_HAZARD,
    /** All wait. */
    FULL_CONTENTION,
    /** Records that would tell were dropped. */
    LOST,
    /** Damage, or records that contradict each other. */
    UNKNOWN;

    /** The state for so many vcpus in each {@link io.xenscope.analyze.sched.VcpuState}, by its ordinal. */
    static DomainState of(int[] vcpus) {
        boolean running = vcpus[0] > 0;
        boolean waiting = vcpus[1] > 0;
        if (running && waiting) {
            return CONCURRENCY_HAZARD;
        }
        if (vcpus[4] > 0) {
            return LOST;
        }
        if (vcpus[5] > 0) {
            return UNKNOWN;
        }
        boolean sleeping = vcpus[2] + vcpus[3] > 0;
        if (running) {
            return sleeping ? PARTIAL_RUN : FULL_RUN;
        }
        if (waiting) {
            return sleeping ? PARTIAL_CONTENTION : FULL_CONTENTION;
        }
        return BLOCKED;
    }

    /** Whether the domain was in it for certain. */
    boolean isKnown() {
        return this != LOST && this != UNKNOWN;
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
