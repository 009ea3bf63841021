package io.xenscope.analyze.sched;

import java.util.Map;

/**
 * A silence as each pcpu's own clock and records bound it.
 *
 * @param kind not {@link LossKind#DROPPED}
 * @param byPcpu by number of pcpu
 */
public record SharedGap(LossKind kind, Map<Integer, Bounds> byPcpu) {
    /**
     * From the last record of a pcpu before to its first after, in its ticks; the extremes of long where it has none.
     */
    public record Bounds(long begin, long end) {
        long within(long time) {
            return Math.max(begin, Math.min(time, end));
        }
    }
}
