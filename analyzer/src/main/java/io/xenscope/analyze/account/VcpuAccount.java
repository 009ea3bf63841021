package io.xenscope.analyze.account;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;

/** Where the time of one vcpu went within a {@link Range}: by state, and waits by cause. Over all states it adds up to the range. */
public final class VcpuAccount implements StaySink {
    private static final int NOWHERE = -1;

    /** What is known of states and causes that never were: nothing, and nobody adds to it. */
    private static final StayAccount NONE = new StayAccount();

    private final int key;
    private final Range range;
    private final StayAccount[] states = new StayAccount[VcpuState.values().length];
    private final StayAccount[] waits = new StayAccount[WaitCause.values().length];
    /** All waits, put together when somebody asks for them; null until then. */
    private volatile StayAccount runnable;

    private int lastPcpu = NOWHERE;
    private long migrations;

    /** For a vcpu by its {@link VcpuKey}. */
    public VcpuAccount(int key, Range range) {
        this.key = key;
        this.range = range;
    }

    private static StayAccount own(StayAccount[] accounts, int which) {
        return accounts[which] == null ? accounts[which] = new StayAccount() : accounts[which];
    }

    private static StayAccount shown(StayAccount account) {
        return account == null ? NONE : account;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        boolean whole = after != null;
        if (state == VcpuState.RUNNABLE) {
            own(waits, WaitCause.of(before, after).ordinal()).add(range, begin, end, whole);
            if (runnable != null) {
                runnable = null;
            }
            return;
        }
        own(states, state.ordinal()).add(range, begin, end, whole);
        if (state == VcpuState.RUNNING) {
            migrations += lastPcpu != NOWHERE && lastPcpu != pcpu && range.includes(begin) ? 1 : 0;
            lastPcpu = pcpu;
        }
    }

    /** Its {@link VcpuKey}. */
    public int key() {
        return key;
    }

    public int domain() {
        return VcpuKey.domain(key);
    }

    public int vcpu() {
        return VcpuKey.vcpu(key);
    }

    public StayAccount of(VcpuState state) {
        return state == VcpuState.RUNNABLE ? runnable() : shown(states[state.ordinal()]);
    }

    private StayAccount runnable() {
        StayAccount known = runnable;
        if (known == null) {
            known = new StayAccount();
            for (StayAccount wait : waits) {
                known.add(shown(wait));
            }
            runnable = known;
        }
        return known;
    }

    /** Ticks in a state. */
    public long ticks(VcpuState state) {
        if (state != VcpuState.RUNNABLE) {
            return shown(states[state.ordinal()]).total();
        }
        long ticks = 0;
        for (StayAccount wait : waits) {
            ticks += shown(wait).total();
        }
        return ticks;
    }

    public StayAccount of(WaitCause cause) {
        return shown(waits[cause.ordinal()]);
    }

    /** From a wake-up to the run that it led to. */
    public LatencyHistogram wakeToRun() {
        return of(WaitCause.WAKE).whole();
    }

    /** Runs that began on another pcpu than the one before. */
    public long migrations() {
        return migrations;
    }

    /** Ticks in all states. */
    public long total() {
        long total = 0;
        for (VcpuState state : VcpuState.values()) {
            total += ticks(state);
        }
        return total;
    }
}
