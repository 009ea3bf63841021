package io.xenscope.analyze.companion.join;

/**
 * The way of one request of a domain through Xen, in ns since the begin of the capture: the domain signals, the vcpu of dom0 that is
 * going to answer runs, and it wakes the domain.
 */
public record RequestRoute(long sent, long run, long woken) {
    /** From the signal until the vcpu that answered ran; 0 where it was running. */
    public long toRun() {
        return run - sent;
    }

    /** From there until it woke the domain. */
    public long toWake() {
        return woken - run;
    }
}
