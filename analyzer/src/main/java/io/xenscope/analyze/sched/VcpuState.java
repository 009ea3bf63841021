package io.xenscope.analyze.sched;

/** What a vcpu can be doing, as far as the capture tells: Xen's runstates, and two ways of not knowing. */
public enum VcpuState {
    RUNNING,
    RUNNABLE,
    BLOCKED,
    OFFLINE,
    /** Records that would tell were dropped. */
    LOST,
    /** Damage, missing windows, or records that contradict each other. */
    UNKNOWN;

    private static final VcpuState[] BY_NUMBER = values();

    /** By the number that Xen gives a runstate, 0 to 3. */
    public static VcpuState of(int runstate) {
        return BY_NUMBER[runstate];
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
