package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.Moment;

/**
 * Follows one pcpu and keeps its account. Records come by the handlers that it was registered with ({@link HostReading}),
 * in the order of the pcpu's time. Times are common ticks.
 */
public interface PcpuTracker {
    /** Records are missing from now on. */
    default void lossBegins(Moment now) {}

    /** Records are complete again from now on. */
    default void lossEnds(Moment now) {}

    /** The capture ends. */
    default void finish(long end) {}
}
