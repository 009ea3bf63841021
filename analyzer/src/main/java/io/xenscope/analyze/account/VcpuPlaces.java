package io.xenscope.analyze.account;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where one vcpu ran within a {@link Range}, by pcpu. */
public final class VcpuPlaces implements StaySink {
    private static final int NOWHERE = -1;

    private final int key;
    private final Range range;
    private final SortedMap<Integer, PcpuStays> pcpus = new TreeMap<>();
    private PcpuStays here;
    private int lastPcpu = NOWHERE;
    private long residentSince;

    /** For a vcpu by its {@link VcpuKey}. */
    public VcpuPlaces(int key, Range range) {
        this.key = key;
        this.range = range;
        this.residentSince = range.from();
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        if (state != VcpuState.RUNNING) {
            return;
        }
        if (range.isApartFrom(begin, end)) {
            lastPcpu = begin < range.from() ? pcpu : lastPcpu;
            return;
        }
        if (begin < range.from()) {
            // Wherever it came from, it came before.
            lastPcpu = NOWHERE;
        }
        moveTo(pcpu, Math.max(begin, range.from()));
        here.ran(range, begin, end, after != null);
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
    public void finish() {
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

    /** Ticks of all runs. */
    public long running() {
        return pcpus.values().stream().mapToLong(pcpu -> pcpu.runs().total()).sum();
    }

    /** By pcpu, those where it ran, or came from. */
    public SortedMap<Integer, PcpuStays> pcpus() {
        return pcpus;
    }
}
