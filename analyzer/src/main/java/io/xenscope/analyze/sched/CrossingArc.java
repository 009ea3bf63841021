package io.xenscope.analyze.sched;

import io.xenscope.analyze.track.ExitAccounts;

/** A VM-exit arc that is under way while its vcpu is switched out and in again; times are common ticks. */
final class CrossingArc {
    private boolean isOpen;
    private long exit;
    private int reason;
    private long xenTicks;

    /** The vcpu leaves its pcpu {@code ran} ticks after the exit. */
    void open(long time, int why, long ran, ExitAccounts accounts) {
        finish(accounts);
        isOpen = true;
        exit = time;
        reason = why;
        xenTicks = ran;
    }

    /** A whole stint passed without leaving Xen. */
    void ran(long ticks) {
        xenTicks += ticks;
    }

    /** The entry, in a stint that began at {@code begin}. */
    void close(long begin, long entry, ExitAccounts accounts) {
        if (isOpen) {
            accounts.of(reason).add(entry - exit, xenTicks + entry - begin);
        }
        isOpen = false;
    }

    /** The entry will not be seen. */
    void finish(ExitAccounts accounts) {
        if (isOpen) {
            accounts.of(reason).addUnfinished();
        }
        isOpen = false;
    }
}
