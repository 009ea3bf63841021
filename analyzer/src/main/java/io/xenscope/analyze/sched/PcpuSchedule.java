package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.format.Search;

/** Everything that one pcpu reports scheduling; vcpus are named by slots of {@link #slots()}. */
public final class PcpuSchedule implements AutoCloseable {
    private final int pcpu;
    private final VcpuSlots slots;
    private final RunLog runs = new RunLog();
    private final RunLog unnamed = new RunLog();
    private final ChangeLog changes = new ChangeLog();
    private final CrossingExits crossingExits = new CrossingExits();
    private final LossLog losses = new LossLog();
    private final FallLog falls = new FallLog();

    private long seenFrom = Long.MIN_VALUE;
    private long seenTo = Long.MAX_VALUE;

    public PcpuSchedule(int pcpu, VcpuSlots slots) {
        this.pcpu = pcpu;
        this.slots = slots;
    }

    /** Earlier records of this pcpu are missing: nothing is known about it before this TSC. */
    public void unseenBefore(long tsc) {
        seenFrom = tsc;
    }

    /** The TSC before which nothing is known of this pcpu; the least of all numbers where no earlier record is missing. */
    public long seenFrom() {
        return seenFrom;
    }

    /** Later records of this pcpu are missing: nothing is known about it after this TSC. */
    public void unseenAfter(long tsc) {
        seenTo = tsc;
    }

    /** The TSC after which nothing is known of this pcpu; the greatest of all numbers where no later record is missing. */
    public long seenTo() {
        return seenTo;
    }

    public int pcpu() {
        return pcpu;
    }

    public VcpuSlots slots() {
        return slots;
    }

    public RunLog runs() {
        return runs;
    }

    /**
     * Where records of guests lie between runs: nobody is known to have run there. Each reaches to the next run, loss or
     * damage; in the order of time, and of no vcpu.
     */
    public RunLog unnamed() {
        return unnamed;
    }

    public ChangeLog changes() {
        return changes;
    }

    public CrossingExits crossingExits() {
        return crossingExits;
    }

    public LossLog losses() {
        return losses;
    }

    public FallLog falls() {
        return falls;
    }

    /**
     * The vcpu that ran where a record was written, see {@link VcpuKey}; unknown where none is known to have.
     *
     * @param record offset in the file
     * @param tsc when, in ticks of this pcpu
     */
    public int vcpuAt(long record, long tsc) {
        return vcpuOf(Search.first(0, runs.count(), one -> runs.offset(one) > record) - 1, tsc);
    }

    /** The vcpu that began to run before a time, if it has not ended then; unknown where none is known to have. */
    public int vcpuBefore(long tsc) {
        return vcpuOf(Search.first(0, runs.count(), one -> runs.beginTsc(one) >= tsc) - 1, tsc);
    }

    private int vcpuOf(long run, long tsc) {
        return run >= 0 && runs.endTsc(run) >= tsc ? slots.key(runs.slot(run)) : VcpuKey.UNKNOWN;
    }

    /** Whether no time of this pcpu is accounted for yet. */
    public boolean isBlank() {
        return runs.count() == 0 && losses.count() == 0;
    }

    /** Drops what was noted so far, because its times were none. */
    public void forget() {
        close();
    }

    @Override
    public void close() {
        runs.close();
        unnamed.close();
        changes.close();
        crossingExits.close();
        losses.close();
        falls.close();
    }
}
