package io.xenscope.analyze.span;

import java.util.function.Consumer;

/** Takes the activations of one vcpu as soon as they are complete. */
public interface SpanTaker extends Consumer<Activation> {
    /**
     * Whether calls of which nothing shows that they lasted any time, and events in runs, need only be counted
     * ({@link Activation#forEachPassed}).
     */
    default boolean needsOnlyCounts() {
        return false;
    }

    /** Whether they are to be counted by themselves in a run that is no longer than this. */
    default boolean needsCountsOfRun(long ticks) {
        return true;
    }
}
