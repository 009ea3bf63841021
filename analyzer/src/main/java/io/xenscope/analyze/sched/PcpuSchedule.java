package io.xenscope.analyze.sched;

/** All that one pcpu tells of scheduling; vcpus are named by slots of {@link #slots()}. */
public final class PcpuSchedule implements AutoCloseable {
    private final int pcpu;
    private final VcpuSlots slots;
    private final StintLog stints = new StintLog();
    private final ChangeLog changes = new ChangeLog();
    private final ArcLog arcs = new ArcLog();
    private final LossLog losses = new LossLog();
    private final FallLog falls = new FallLog();

    public PcpuSchedule(int pcpu, VcpuSlots slots) {
        this.pcpu = pcpu;
        this.slots = slots;
    }

    public int pcpu() {
        return pcpu;
    }

    public VcpuSlots slots() {
        return slots;
    }

    public StintLog stints() {
        return stints;
    }

    public ChangeLog changes() {
        return changes;
    }

    public ArcLog arcs() {
        return arcs;
    }

    public LossLog losses() {
        return losses;
    }

    public FallLog falls() {
        return falls;
    }

    /** Whether no time of this pcpu is accounted for yet. */
    public boolean isBlank() {
        return stints.count() == 0 && losses.count() == 0;
    }

    /** Drops what was noted so far, because its times were none. */
    public void forget() {
        close();
    }

    @Override
    public void close() {
        stints.close();
        changes.close();
        arcs.close();
        losses.close();
        falls.close();
    }
}
