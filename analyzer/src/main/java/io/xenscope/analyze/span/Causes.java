package io.xenscope.analyze.span;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Ties the trees of different vcpus together, slice by slice: who woke whom, and who asked a pcpu to look for work.
 *
 * <p>A run is read whole in the slice in which it begins, so a wake is known by the end of the slice that it lies in. What
 * lies behind that is kept, what lies before it and found nobody is dropped.
 */
final class Causes {
    private final Map<Waking.Key, Waking> wakings = new HashMap<>();

    /** A slice is over that ends at {@code until}. */
    void settle(Collection<? extends TreeBuilder> builders, long until) {
        for (TreeBuilder builder : builders) {
            collect(builder.signals());
        }
        for (TreeBuilder builder : builders) {
            builder.wokenActivations().forEach(this::settle);
            builder.wokenActivations().clear();
        }
        wakings.keySet().removeIf(key -> key.time() < until);
    }

    private void collect(Signals signals) {
        for (Waking waking : signals.takeWakings()) {
            // Two wakes with one name are damage: the first in the file counts, in whatever order they come here.
            wakings.merge(waking.at(), waking, (a, b) -> a.record() <= b.record() ? a : b);
        }
    }

    private void settle(TreeBuilder.Woken woken) {
        Waking waking = wakings.get(woken.by());
        if (waking != null) {
            woken.activation().ties().wokenBy(waking);
        }
    }
}
