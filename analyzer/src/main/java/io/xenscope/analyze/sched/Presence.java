package io.xenscope.analyze.sched;

/** Where one vcpu was, and nothing else of its history: enough to tell whether clocks can be right. */
public final class Presence implements VcpuHistory {
    private final int key;
    private final Whereabouts whereabouts = new Whereabouts();

    /** For a vcpu by its {@link VcpuKey}. */
    public Presence(int key) {
        this.key = key;
    }

    @Override
    public void change(int pcpu, long time, int from, int to) {
        whereabouts.seen(pcpu, time);
    }

    @Override
    public void stint(Stint stint) {
        whereabouts.ran(stint.pcpu(), stint.begin(), stint.end());
    }

    /** Whether it was seen elsewhere while it ran: by the times given, it would have been in two places at once. */
    public boolean isContradicted() {
        return key != VcpuKey.UNKNOWN && whereabouts.areContradicted();
    }
}
