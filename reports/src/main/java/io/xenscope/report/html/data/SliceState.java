package io.xenscope.report.html.data;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;

/** What the time line draws of a vcpu, by the numbers that the page's scripts know. */
enum SliceState {
    RUNNING,
    WAITING_WOKEN,
    WAITING_PREEMPTED,
    BLOCKED,
    OFFLINE,
    LOST,
    UNKNOWN,
    /** What it did before is not known, or no run followed. */
    WAITING_OTHER,
    /** Not in this page: only shares of buckets are. */
    LEFT_OUT;

    static SliceState of(VcpuState state, VcpuState before, VcpuState after) {
        return switch (state) {
            case RUNNING -> RUNNING;
            case RUNNABLE -> waiting(WaitCause.of(before, after));
            case BLOCKED -> BLOCKED;
            case OFFLINE -> OFFLINE;
            case LOST -> LOST;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static SliceState waiting(WaitCause cause) {
        return switch (cause) {
            case WAKE -> WAITING_WOKEN;
            case PREEMPT -> WAITING_PREEMPTED;
            case OTHER, NO_RUN -> WAITING_OTHER;
        };
    }

    boolean isWaiting() {
        return this == WAITING_WOKEN || this == WAITING_PREEMPTED || this == WAITING_OTHER;
    }
}
