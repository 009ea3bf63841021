package io.xenscope.analyze.hvm;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stats.LatencyHistogram;

/** VM-exit arcs that have something in common: how many, how long, and where that time went. Ticks. */
public final class ArcAccount {
    private final LatencyHistogram arcs;
    private long records;
    private long xen;
    private long waiting;
    private long blocked;
    private long left;
    private long unfinished;
    private long unhandled;
    private long worst = -1;
    private long worstAt;

    /** {@code digits} of its percentiles can be trusted. */
    ArcAccount(int digits) {
        arcs = new LatencyHistogram(digits);
    }

    void count() {
        records++;
    }

    void add(Arc arc, long entry) {
        long ticks = entry - arc.exit();
        long off = arc.spent(VcpuState.BLOCKED) + arc.spent(VcpuState.OFFLINE);
        arcs.record(ticks);
        xen += arc.xen();
        waiting += arc.spent(VcpuState.RUNNABLE);
        blocked += off;
        left += off > 0 ? 1 : 0;
        unhandled += arc.isHandled() ? 0 : 1;
        if (ticks > worst) {
            worst = ticks;
            worstAt = arc.exit();
        }
    }

    void addUnfinished() {
        unfinished++;
    }

    /** Records of the handler; 0 where the account is one of exits. */
    public long records() {
        return records;
    }

    /** From exit to entry. */
    public LatencyHistogram arcs() {
        return arcs;
    }

    /** In Xen, on a pcpu. */
    public long xen() {
        return xen;
    }

    /** Runnable, without a pcpu. */
    public long waiting() {
        return waiting;
    }

    /** Blocked or paused: halted, or until a device model has answered. */
    public long blocked() {
        return blocked;
    }

    /** Arcs in which the vcpu was blocked or paused. */
    public long left() {
        return left;
    }

    /** Exits whose entry was not seen. */
    public long unfinished() {
        return unfinished;
    }

    /** Whole arcs in which no handler record was met. */
    public long unhandled() {
        return unhandled;
    }

    /** When the longest of them began. */
    public long worstAt() {
        return worstAt;
    }
}
