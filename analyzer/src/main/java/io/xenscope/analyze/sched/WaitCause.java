package io.xenscope.analyze.sched;

/** Why a vcpu has to wait for a pcpu. */
public enum WaitCause {
    /** It was blocked or offline and has work now. */
    WAKE,
    /** It was running and was switched out. */
    PREEMPT,
    /** What it did before is not known. */
    OTHER;

    public static WaitCause after(VcpuState before) {
        return switch (before) {
            case BLOCKED, OFFLINE -> WAKE;
            case RUNNING -> PREEMPT;
            default -> OTHER;
        };
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
