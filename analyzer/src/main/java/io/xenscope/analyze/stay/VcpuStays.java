package io.xenscope.analyze.stay;

import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one vcpu did within a {@link Range}: by state, waits by cause, runs by pcpu. Over all states it adds up. */
public final class VcpuStays implements StaySink {
    private static final int NOWHERE = -1;

    private final int key;
    private final Range range;
    private final StayAccount[] states = accounts(VcpuState.values().length);
    private final StayAccount[] waits = accounts(WaitCause.values().length);
    private final SortedMap<Integer, PcpuStays> pcpus = new TreeMap<>();
    private PcpuStays here;
    private int lastPcpu = NOWHERE;
    private long residentSince;

    /** For a vcpu by its {@link VcpuKey}. */
    public VcpuStays(int key, Range range) {
        this.key = key;
        this.range = range;
        this.residentSince = range.from();
    }

    private static StayAccount[] accounts(int count) {
        StayAccount[] accounts = new StayAccount[count];
        java.util.Arrays.setAll(accounts, i -> new StayAccount());
        return accounts;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, boolean whole) {
        if (range.isApartFrom(begin, end)) {
            if (state == VcpuState.RUNNING && begin < range.from()) {
                lastPcpu = pcpu;
            }
            return;
        }
        states[state.ordinal()].add(range, begin, end, whole);
        if (state == VcpuState.RUNNABLE) {
            waits[WaitCause.after(before).ordinal()].add(range, begin, end, whole);
        } else if (state == VcpuState.RUNNING) {
            if (begin < range.from()) {
                // Wherever it came from, it came before.
                lastPcpu = NOWHERE;
            }
            moveTo(pcpu, Math.max(begin, range.from()));
            here.ran(range, begin, end, whole);
        }
    }

    private void moveTo(int pcpu, long time) {
        if (here != null && pcpu == lastPcpu) {
            return;
        }
        PcpuStays next = pcpus.computeIfAbsent(pcpu, number -> new PcpuStays());
        if (lastPcpu != NOWHERE && lastPcpu != pcpu) {
            PcpuStays last = pcpus.computeIfAbsent(lastPcpu, number -> new PcpuStays());
            last.departed();
            last.resided(time - residentSince);
            next.arrived();
            residentSince = time;
        } else if (lastPcpu == NOWHERE) {
            residentSince = time;
        }
        lastPcpu = pcpu;
        here = next;
    }

    /** The capture has ended. */
    void finish() {
        if (here != null) {
            here.resided(range.to() - residentSince);
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
        return states[state.ordinal()];
    }

    public StayAccount of(WaitCause cause) {
        return waits[cause.ordinal()];
    }

    /** By pcpu, those where it ran, or came from. */
    public SortedMap<Integer, PcpuStays> pcpus() {
        return pcpus;
    }

    /** Switch-ins on another pcpu than before. */
    public long migrations() {
        return pcpus.values().stream().mapToLong(PcpuStays::arrivals).sum();
    }
}
