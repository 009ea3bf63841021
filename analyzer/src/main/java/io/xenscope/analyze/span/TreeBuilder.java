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
    private List<ToolstackCall> toolstackCalls = new ArrayList<>();
    private final List<Woken> woken = new ArrayList<>();

    /** What the vcpu's stints do to others. */
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

    /** Adds the calls of the last stint by which a domain may have been made, from span {@code first} on. */
    void findToolstackCalls(Activation activation, int first) {
        for (int span = first; span < activation.spans(); span++) {
            boolean isCall = activation.kind(span) == SpanKind.HYPERCALL;
            int number = isCall ? activation.detail(span) : activation.guestCall(span);
            if (ToolstackCall.isOne(number)) {
                toolstackCalls.add(new ToolstackCall(
                        SpanRef.of(activation, span),
                        number,
                        activation.end(span),
                        activation.latestEnd(span),
                        activation.certainty(span)));
            }
        }
    }

    List<ToolstackCall> takeToolstackCalls() {
        List<ToolstackCall> taken = toolstackCalls;
        toolstackCalls = new ArrayList<>();
        return taken;
    }

    /** Trees that are complete since this was last asked, in the order of time. */
    List<Activation> takeFinished() {
        List<Activation> taken = finished;
        finished = new ArrayList<>();
        return taken;
    }
}
