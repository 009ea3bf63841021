package io.xenscope.analyze.slices;

/** What is kept slice by slice: sums of ticks or counts, and durations where the comment says so. */
public enum Sliced {
    /** Ticks of a domain or vcpu. */
    RUNNING,
    /** Ticks in runnable. */
    WAITING,
    BLOCKED,
    /** Ticks of a domain or vcpu that are neither lost nor unknown. */
    KNOWN,
    /** From wake to run: how many, and durations. */
    WAKE_TO_RUN,
    /** Waits after a preemption: how many, and durations. */
    PREEMPTED_WAIT,
    /** Runs: how many, and durations. */
    RUN,
    /** Blocked intervals: how many, and durations. */
    BLOCK,
    /** Runs that began on another pcpu than the one before. */
    MIGRATIONS,
    /** VM exits of a domain or vcpu by reason: how many, and durations. */
    EXIT,
    /** Ticks in Xen of those exits. */
    EXIT_XEN,
    /** Hypercalls of a domain or vcpu by number. */
    HYPERCALLS,
    /** Other entries of PV guests by {@link io.xenscope.analyze.base.PvKind}. */
    PV_ENTRIES,
    /** Interrupts by irq: how many, and durations of handlers. */
    IRQ,
    /** Changes of a domain's p2m. */
    P2M_CHANGES,
    /** Ticks of a pcpu: busy or switching. */
    PCPU_BUSY,
    /** Ticks of a pcpu that are neither lost nor unknown. */
    PCPU_KNOWN,
    /** Ticks of a pcpu that are lost. */
    PCPU_LOST,
    /** Ticks in which a pcpu was idle while a vcpu waited that is known to run there. */
    PCPU_WASTED_AT_LEAST,
    /** The same of any vcpu. */
    PCPU_WASTED_AT_MOST,
    /** Ticks in which vcpus waited while a pcpu was idle that they ran on: of all vcpus, subject 0. */
    WASTED_AT_LEAST,
    /** The same of any pcpu. */
    WASTED_AT_MOST;

    /**
     * Of whom.
     *
     * @param subject a domain, a vcpu ({@link io.xenscope.analyze.base.VcpuKey}), a pcpu or an irq
     * @param detail a reason, number or kind; 0 where there is none
     */
    public record Key(Sliced what, int subject, int detail) {}

    public Key of(int subject) {
        return new Key(this, subject, 0);
    }

    public Key of(int subject, int detail) {
        return new Key(this, subject, detail);
    }
}
