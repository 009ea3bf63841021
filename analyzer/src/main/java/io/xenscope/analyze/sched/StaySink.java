package io.xenscope.analyze.sched;

/** Takes the stays of one vcpu, one behind the other: each begins where the last one ended. */
public interface StaySink {
    /**
     * The vcpu was in {@code state} from {@code begin} to {@code end}, in common ticks.
     *
     * @param before what it was in before; {@link VcpuState#UNKNOWN} at the begin of the capture
     * @param pcpu where it runs or ran last; -1 as long as that is not known
     * @param after what it was in next; null where the capture, a loss or damage truncates the interval at either end
     */
    void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after);
}
