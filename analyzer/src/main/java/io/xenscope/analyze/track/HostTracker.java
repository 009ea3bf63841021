package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.Moment;

/**
 * Follows something across pcpus: from an interrupt on one to the run of the vcpu that it woke on another. Takes the records that
 * it was registered for in the one order of time of all pcpus. That order is costly, so these should be few; what stays on one pcpu
 * is better followed by a {@link PcpuTracker}, what one vcpu does by a {@link VcpuTracker}. Times are common ticks.
 */
public interface HostTracker {
    void register(HostEvents events);

    /** Records of {@link Moment#pcpu()} are missing from now on; its {@link Moment#time()} is the last one known. */
    default void lossBegins(Moment now) {}

    /** Records of {@link Moment#pcpu()} are complete again from now on. */
    default void lossEnds(Moment now) {}

    /** The capture ends. */
    default void finish(long end) {}
}
