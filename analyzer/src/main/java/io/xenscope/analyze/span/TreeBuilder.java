package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.track.VcpuTracker;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes trees of spans from the history of one vcpu, real or idle.
 *
 * <p>Finished trees wait in {@link #takeFinished} until the slice is over; so do the facts that tie them to those of other
 * vcpus, which other threads may be making.
 */
abstract class TreeBuilder implements VcpuTracker {
    /** An activation that begins with a wake. */
    record Woken(Activation activation, Waking.Key by) {}

    private List<Activation> finished = new ArrayList<>();
    private final List<Woken> woken = new ArrayList<>();

    /** What the vcpu's runs do to others. */
    abstract Signals signals();

    /** The named spans of the vcpu; null where it has none, or they are not wanted. */
    ContextStack contexts() {
        return null;
    }

    void finished(Activation tree) {
        finished.add(tree);
    }

    /** Activations since the last slice that still have to learn who woke them. */
    List<Woken> wokenActivations() {
        return woken;
    }

    /** Trees that are complete since this was last asked, in the order of time. */
    List<Activation> takeFinished() {
        List<Activation> taken = finished;
        finished = new ArrayList<>();
        return taken;
    }
}
