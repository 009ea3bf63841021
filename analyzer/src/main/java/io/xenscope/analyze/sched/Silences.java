package io.xenscope.analyze.sched;

import java.util.List;
import java.util.Map;

/**
 * The silences of a capture, for a walk that is to break there: each pcpu has all of them, in its own ticks and in the order of
 * time.
 *
 * @param byPcpu by number of pcpu
 * @param unjudged the longest time without a record of any pcpu, in common ticks, where no record shows whether the machine was
 *     idle or was not recorded; 0 where all are judged
 */
public record Silences(Map<Integer, List<Silence>> byPcpu, long unjudged) {
    /** Nobody has looked for silences yet, or there are none. */
    public static final Silences NONE = new Silences(Map.of(), 0);

    public boolean isEmpty() {
        return byPcpu.isEmpty();
    }

    /** Those of one pcpu. */
    public List<Silence> of(int pcpu) {
        return byPcpu.getOrDefault(pcpu, List.of());
    }
}
