package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextStack;
import io.xenscope.analyze.track.VcpuTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes trees of spans from the history of one vcpu, real or idle.
 *
 * <p>Finished trees wait in {@link #takeFinished} until the slice is over; so do the facts that tie them to those of other
 * vcpus, which other threads may be making.
 */
abstract class TreeBuilder implements VcpuTracker {
    /** An activation that begins with a wake. */
    record Woken(Activation activation, Waking.Key by) {}

    /** Takes trees as soon as they are complete; null where they wait for the end of a slice. */
    private final Consumer<Activation> taker;

    private List<Activation> finished = new ArrayList<>();
    /** What goes to {@link #taker} next: complete when another tree is finished. */
    private Activation last;
    /** What {@link #taker} has had: nobody looks at it any more. */
    private Activation spent;

    private final List<Woken> woken = new ArrayList<>();

    TreeBuilder() {
        this(null);
    }

    TreeBuilder(Consumer<Activation> taker) {
        this.taker = taker;
    }

    /** What the vcpu's runs do to others. */
    abstract Signals signals();

    /** The named spans of the vcpu; null where it has none, or they are not wanted. */
    ContextStack contexts() {
        return null;
    }

    /**
     * When the tree begins that is under way, or that a state which has begun already may become; {@link Long#MAX_VALUE} where the next
     * one begins with a record that is still to be read.
     */
    abstract long restBegins();

    void finished(Activation tree) {
        if (taker == null) {
            finished.add(tree);
        } else {
            handOver();
            last = tree;
        }
    }

    /** Gives the tree that was finished last to the listener that takes trees one by one. */
    void handOver() {
        if (last != null) {
            taker.accept(last);
            spent = last;
            last = null;
        }
    }

    /** A tree whose room can be used for another, once; null where there is none. */
    Activation takeSpent() {
        Activation taken = spent;
        spent = null;
        return taken;
    }

    /** Whether trees go to someone one by one, who does not hear what ties them to others. */
    boolean isTakenAtOnce() {
        return taker != null;
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
