package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.EventSet;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuTimeline;

/**
 * Follows one vcpu through its runs, wherever they are, and keeps its account. Records come by the handlers that it was
 * registered with ({@link VcpuReading}); in a run they come between {@link #runBegins} and {@link #runEnds}.
 *
 * <p>All calls are in the order of the vcpu's time, one at a time, though not always on the same thread. Times are common ticks.
 * For records of which no record says who ran there is a tracker of the unknown vcpu for each pcpu.
 */
public interface VcpuTracker extends VcpuTimeline.Listener {
    /** The vcpu was switched in. */
    default void runBegins(Run run) {}

    /** Whether the records of a run are wanted; if not, {@link #skips} comes instead of them. */
    default boolean reads(Run run) {
        return true;
    }

    /** Asked of a tracker that alone reads a run: whether {@link #pass} may come. */
    default boolean passes(Run run) {
        return false;
    }

    /** Asked of the only tracker that takes hypercalls of PV guests: whether {@link #pass} may come, and passes over nothing else. */
    default boolean passesCalls() {
        return false;
    }

    /** Comes behind each record of such a run: the tracker may move over records behind it, those that {@code wanted} has among them. */
    default void pass(PcpuStream records, EventSet wanted) {}

    /** The records of the run are not read. */
    default void skips(Run run) {}

    /** The vcpu was switched out, or what comes then is not known ({@link Run#endIsCut}). */
    default void runEnds(Run run) {}

    /** A runstate record that {@code pcpu} wrote while the vcpu did not run; runstates by their numbers ({@code from} may be unknown). */
    default void changes(int pcpu, long time, int from, int to) {}

    /** The capture ends. */
    default void finish(long end) {}
}
