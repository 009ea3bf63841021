package io.xenscope.analyze.sched;

/** Why a vcpu has to wait for a pcpu. */
public enum WaitCause {
    /** It was blocked or offline and has work now. */
    WAKE,
    /** It was running and was switched out. */
    PREEMPT,
    /** What it did before is not known. */
    OTHER,
    /** It ended without a run: the vcpu was paused, or its domain destroyed. */
    NO_RUN;

    /** By what the vcpu was in before the wait and after it; {@code after} is null where the wait is truncated. */
    public static WaitCause of(VcpuState before, VcpuState after) {
        if (after != null && after != VcpuState.RUNNING) {
            return NO_RUN;
        }
        return switch (before) {
            case BLOCKED, OFFLINE -> WAKE;
            case RUNNING -> PREEMPT;
            default -> OTHER;
        };
    }

    private final String key = name().toLowerCase(java.util.Locale.ROOT);

    /** The stable name of machine formats. */
    public String key() {
        return key;
    }
}
