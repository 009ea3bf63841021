package io.xenscope.analyze.snapshot;

/**
 * What one vcpu asked of Xen last before a moment, and how often in the window before it. Times are common ticks.
 *
 * @param kind what kind of entry it was
 * @param number of the hypercall; reason of the VM exit, see {@link io.xenscope.analyze.rules.ExitReason}
 * @param guestCall hypercall that a VM exit is, or {@link io.xenscope.analyze.span.Activation#NONE}
 * @param isOpen whether it is a VM exit and the guest has not been entered again since
 * @param command of a hypercall that has several, or {@link io.xenscope.analyze.rules.PvCallEntry#NONE}
 * @param time when
 * @param rip where the guest was, 0 where the record does not say
 * @param sends event_channel_op calls in the window
 * @param lastSend when the last of them came; {@link VcpuMoment#BEFORE} where there was none
 * @param wakes how often it was woken in the window
 */
public record LastEntry(
        Kind kind,
        int number,
        int guestCall,
        boolean isOpen,
        long command,
        long time,
        long rip,
        long sends,
        long lastSend,
        long wakes) {
    /** How a guest enters Xen. */
    public enum Kind {
        NONE,
        HYPERCALL,
        EXIT
    }
}
