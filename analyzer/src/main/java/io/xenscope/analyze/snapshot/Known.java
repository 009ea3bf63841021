package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.VcpuState;
import java.util.Locale;

/** How well a state at a moment is known. */
public enum Known {
    /** Records show it. */
    CERTAIN,
    /** The last record shows it, and records were lost since: there may have been a change. */
    LAST_KNOWN,
    /** Loss or damage hides it. */
    UNKNOWN;

    /** Of a vcpu that was in {@code state} since {@code since}: who runs is shown by the pcpu's own records. */
    static Known of(VcpuState state, long since, long time, LossTimes losses) {
        return switch (state) {
            case LOST, UNKNOWN -> UNKNOWN;
            case RUNNING -> CERTAIN;
            default -> losses.overlap(since, time + 1) ? LAST_KNOWN : CERTAIN;
        };
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
