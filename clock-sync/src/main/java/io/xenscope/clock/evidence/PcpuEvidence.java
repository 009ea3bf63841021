package io.xenscope.clock.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one clock shows of order: its windows, and when which vcpu was seen. A pcpu has one clock, or several where its TSC
 * stepped.
 *
 * <p>A vcpu that runs on one pcpu leaves no runstate record on another (both are written under its schedule lock). A run
 * counts only as far as the window goes in which its begin or end was recorded: what lies between windows may be missing
 * without a trace.
 */
public final class PcpuEvidence {
    private final int pcpu;
    private final WindowTimes windows;
    private final Map<Integer, Sightings> vcpus = new TreeMap<>();
    private final List<Fall> falls = new ArrayList<>();
    private long wakes;
    private int near;

    public PcpuEvidence(int pcpu, WindowTimes windows) {
        this.pcpu = pcpu;
        this.windows = windows;
    }

    public int pcpu() {
        return pcpu;
    }

    public WindowTimes windows() {
        return windows;
    }

    /** By vcpu, any number that names one. */
    public Map<Integer, Sightings> vcpus() {
        return vcpus;
    }

    /** The first TSC. */
    public long begin() {
        return windows.first(0);
    }

    /** The last TSC. */
    public long end() {
        return windows.last(windows.count() - 1);
    }

    /** A record of a vcpu that is neither begin nor end of a run. */
    public void point(int vcpu, long tsc) {
        point(of(vcpu), tsc);
    }

    /** The same, of the vcpu whose sightings these are. */
    public void point(Sightings seen, long tsc) {
        seen.addPoint(tsc);
    }

    /** A record that a vcpu was woken. */
    public void wake(Sightings seen, long tsc) {
        point(seen, tsc);
        wakes++;
    }

    /** How many wakes there were. */
    public long wakes() {
        return wakes;
    }

    /**
     * A run; runs are added in the order of time. Where its end was not seen, it lasted until {@code end} unless a window
     * is missing between.
     */
    public void run(int vcpu, long begin, boolean beginSeen, long end, boolean endSeen) {
        run(of(vcpu), begin, beginSeen, end, endSeen);
    }

    /** The same, of the vcpu whose sightings these are. */
    public void run(Sightings seen, long begin, boolean beginSeen, long end, boolean endSeen) {
        int first = windows.find(begin, near);
        int last = windows.find(end, first);
        near = last;
        if (last == windows.count() || !beginSeen && !endSeen) {
            return;
        }
        if (first == last) {
            addRun(seen, begin, end);
            return;
        }
        if (beginSeen) {
            addRun(seen, begin, windows.last(first));
        }
        if (endSeen) {
            addRun(seen, Math.max(begin, windows.first(last)), end);
        }
    }

    private static void addRun(Sightings seen, long begin, long end) {
        seen.addRun(begin, end);
        seen.addPoint(begin);
        seen.addPoint(end);
    }

    /** What was seen of a vcpu; to be asked once for each, where there is much to add. */
    public Sightings of(int vcpu) {
        return vcpus.computeIfAbsent(vcpu, key -> new Sightings());
    }

    /** The TSC was set back; in the order of time. */
    public void fall(Fall fall) {
        falls.add(fall);
    }

    /** Where the TSC was set back. */
    public List<Fall> falls() {
        return falls;
    }

    /** To be called when all is added. */
    public void finish() {
        vcpus.values().removeIf(Sightings::isEmpty);
        vcpus.values().forEach(Sightings::finish);
    }

    /** The part in {@code [from, to]}. */
    public PcpuEvidence within(long from, long to) {
        PcpuEvidence part = new PcpuEvidence(pcpu, windows.within(from, to));
        vcpus.forEach((vcpu, seen) -> {
            Sightings some = seen.within(from, to);
            if (some.points().count() > 0) {
                part.vcpus.put(vcpu, some);
            }
        });
        falls.stream()
                .filter(fall -> fall.lastBefore() >= from && fall.lastBefore() < to)
                .forEach(part::fall);
        return part;
    }
}
