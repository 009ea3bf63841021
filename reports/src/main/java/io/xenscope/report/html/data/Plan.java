package io.xenscope.report.html.data;

import io.xenscope.analyze.Analysis.IrqFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.report.frame.Scope;

/**
 * What a page has room for, decided from counts before anything is written.
 *
 * <pre>
 * EVERYTHING     each runstate interval and each event
 * CALLS_COUNTED  each interval, VM exit and irq; hypercalls as counts
 * COUNTED        each interval; events as counts
 * WINDOWS        shares of time of all vcpus; intervals and events of windows around what stands out
 * </pre>
 *
 * @param slices runstate intervals in the range, roughly
 * @param calls hypercalls in it
 * @param otherEvents VM exits and irqs in it
 * @param bytes for columns
 */
record Plan(Level level, long slices, long calls, long otherEvents, long bytes) {
    /** How much is in the page. */
    enum Level {
        EVERYTHING,
        CALLS_COUNTED,
        COUNTED,
        WINDOWS
    }

    /** Bytes of the page for an interval, and for an event, as measured on captures of real hosts. */
    static final double SLICE = 5.3;

    static final double EVENT = 4.2;

    static Plan of(Scope scope, long bytes) {
        long slices = 0;
        long calls = 0;
        long[] others = {
            scope.accounts().irqs().stream().mapToLong(IrqFacts::count).sum()
        };
        for (VcpuFacts vcpu : scope.knownVcpus()) {
            if (vcpu.isIdle()) {
                continue;
            }
            for (VcpuState state : VcpuState.values()) {
                slices += vcpu.time().of(state).begun();
            }
            calls += vcpu.pv().hypercalls().sum();
            vcpu.exits().forEach((reason, account) -> others[0] += account.count());
        }
        return new Plan(level(slices, calls, others[0], bytes), slices, calls, others[0], bytes);
    }

    private static Level level(long slices, long calls, long others, long bytes) {
        if (slices * SLICE + (calls + others) * EVENT <= bytes) {
            return Level.EVERYTHING;
        }
        if (slices * SLICE + others * EVENT <= bytes) {
            return Level.CALLS_COUNTED;
        }
        return slices * SLICE <= bytes ? Level.COUNTED : Level.WINDOWS;
    }

    boolean isExact(EventMark kind) {
        return switch (level) {
            case EVERYTHING -> true;
            case CALLS_COUNTED -> kind != EventMark.HYPERCALL;
            case COUNTED, WINDOWS -> false;
        };
    }
}
