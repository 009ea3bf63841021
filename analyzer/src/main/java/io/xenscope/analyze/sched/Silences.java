package io.xenscope.analyze.sched;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The silences of a capture, for a walk that is to break there: each pcpu has all of them, in its own ticks and in the order of
 * time.
 *
 * @param shared as pcpus bound them
 * @param byPcpu by number of pcpu: a silence begins behind the last record of any pcpu and ends with the first of any, as an alignment
 *     says, and never reaches over a record of the pcpu itself
 * @param isAligned whether that alignment was solved
 * @param unjudged the longest time without a record of any pcpu, in common ticks, where no record shows whether the machine was
 *     idle or was not recorded; 0 where all are judged
 */
public record Silences(List<SharedGap> shared, Map<Integer, List<Silence>> byPcpu, boolean isAligned, long unjudged) {
    /** Nobody has looked for silences yet, or there are none. */
    public static final Silences NONE = new Silences(List.of(), Map.of(), false, 0);

    /** Silences in the order of time, with bounds by an alignment. */
    public static Silences of(List<SharedGap> shared, Alignment by, long unjudged) {
        Map<Integer, List<Silence>> byPcpu = new HashMap<>();
        if (!shared.isEmpty()) {
            List<Silence> common = shared.stream().map(gap -> common(gap, by)).toList();
            for (int pcpu : shared.get(0).byPcpu().keySet()) {
                OwnTime own = new OwnTime(by.of(pcpu));
                List<Silence> silences = new ArrayList<>();
                for (int i = 0; i < common.size(); i++) {
                    silences.add(own(common.get(i), shared.get(i).byPcpu().get(pcpu), own));
                }
                byPcpu.put(pcpu, silences);
            }
        }
        return new Silences(List.copyOf(shared), byPcpu, !by.isIdentity(), unjudged);
    }

    private static Silence common(SharedGap gap, Alignment by) {
        long begin = Long.MIN_VALUE;
        long end = Long.MAX_VALUE;
        for (Map.Entry<Integer, SharedGap.Bounds> pcpu : gap.byPcpu().entrySet()) {
            ClockModel clock = by.of(pcpu.getKey());
            SharedGap.Bounds own = pcpu.getValue();
            begin = own.begin() == Long.MIN_VALUE ? begin : Math.max(begin, clock.ticks(own.begin()));
            end = own.end() == Long.MAX_VALUE ? end : Math.min(end, clock.ticks(own.end()));
        }
        return new Silence(begin, end, gap.kind());
    }

    /**
     * By clocks that cannot be right a silence ends before it begins: then it is of no length, beside a record of the pcpu itself, for
     * its place in common time may be outside of the capture.
     */
    private static Silence own(Silence common, SharedGap.Bounds bounds, OwnTime own) {
        if (common.end() < common.begin()) {
            long beside = bounds.begin() == Long.MIN_VALUE ? bounds.end() : bounds.begin();
            return new Silence(beside, beside, common.kind());
        }
        return new Silence(bounds.within(own.of(common.begin())), bounds.within(own.of(common.end())), common.kind());
    }

    /** The same with bounds by another alignment. */
    public Silences by(Alignment alignment) {
        return of(shared, alignment, unjudged);
    }

    public boolean isEmpty() {
        return shared.isEmpty();
    }

    /** Those of one pcpu. */
    public List<Silence> of(int pcpu) {
        return byPcpu.getOrDefault(pcpu, List.of());
    }
}
