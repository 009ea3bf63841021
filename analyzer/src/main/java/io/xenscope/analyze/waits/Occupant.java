package io.xenscope.analyze.waits;

import java.util.Locale;

/** Who can have a pcpu while a vcpu waits for it. */
public enum Occupant {
    /** A vcpu of a domain ran there. */
    VCPU,
    /** Nobody: its idle vcpu ran. */
    IDLE,
    /** Xen itself, between a switch-out and the next switch-in. */
    XEN,
    /** Records that would show it were dropped. */
    LOST,
    /** No record shows it, or the vcpu that waited never ran after the wait. */
    UNKNOWN;

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
