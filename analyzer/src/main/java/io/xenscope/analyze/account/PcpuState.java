package io.xenscope.analyze.account;

import java.util.Locale;

/** What a pcpu can be doing, as far as the capture shows. */
public enum PcpuState {
    /** A vcpu of a domain runs. */
    BUSY,
    /** Between a switch-out and the next switch-in: Xen is switching. */
    SWITCHING,
    /** Its idle vcpu runs. */
    IDLE,
    /** Records that would tell were dropped. */
    LOST,
    /** Damage, missing windows, or records that contradict each other. */
    UNKNOWN;

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
