package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Parts a capture where all TSCs were set back together: then nothing ties what is before to what is behind, neither windows
 * nor vcpus, and each part is solved for itself.
 */
final class Eras {
    private static final int NONE = -1;

    private final List<PcpuEvidence> evidence;
    private final int most;
    private final List<Clock> clocks = new ArrayList<>();
    private final int[] eras;

    private Eras(List<PcpuEvidence> evidence, Steps seen) {
        this.evidence = evidence;
        most = evidence.stream().mapToInt(one -> one.falls().size()).max().orElse(0);
        seen.clocks().forEach(part -> clocks.add(new Clock(part)));
        eras = new int[clocks.size()];
    }

    /** The evidence by era; one only where the order of windows ties what is before a fall to what is behind one. */
    static List<List<PcpuEvidence>> of(List<PcpuEvidence> evidence, Steps seen) {
        if (evidence.size() > Pairs.FEW) {
            return List.of(evidence);
        }
        Eras eras = new Eras(evidence, seen);
        List<List<PcpuEvidence>> all = new ArrayList<>();
        if (eras.number() && eras.areInOrder()) {
            IntStream.rangeClosed(0, eras.most).forEach(era -> all.add(eras.part(era)));
        }
        boolean isParted = all.size() > 1 && all.stream().allMatch(part -> part.size() > 1);
        return isParted ? all : List.of(evidence);
    }

    /** Gives each clock its era: that of those to which windows tie it, or by the falls before it; false where they disagree. */
    private boolean number() {
        boolean[] done = new boolean[eras.length];
        for (int place = 0; place < eras.length; place++) {
            if (!done[place]) {
                List<Integer> group = new ArrayList<>();
                spread(place, group, done);
                Set<Integer> said = group.stream()
                        .filter(one -> fallen(one, true) + fallen(one, false) == most)
                        .map(one -> fallen(one, true))
                        .collect(Collectors.toCollection(TreeSet::new));
                if (said.size() > 1) {
                    return false;
                }
                int own = said.isEmpty() ? NONE : said.iterator().next();
                group.forEach(one -> eras[one] = own == NONE ? fallen(one, true) : own);
            }
        }
        return true;
    }

    private void spread(int place, List<Integer> group, boolean[] done) {
        done[place] = true;
        group.add(place);
        for (int other = 0; other < eras.length; other++) {
            if (!done[other] && Placement.isTied(clocks.get(place), clocks.get(other))) {
                spread(other, group, done);
            }
        }
    }

    /** How often the TSC of its pcpu fell before a clock, or behind it. */
    private int fallen(int place, boolean before) {
        Clock clock = clocks.get(place);
        return (int) evidence.stream()
                .filter(one -> one.pcpu() == clock.pcpu())
                .flatMap(one -> one.falls().stream())
                .filter(fall -> fall.lastBefore() < clock.base() == before)
                .count();
    }

    private boolean areInOrder() {
        for (int place = 0; place < eras.length; place++) {
            for (int other = 0; other < eras.length; other++) {
                boolean isLater = clocks.get(place).pcpu() == clocks.get(other).pcpu()
                        && clocks.get(place).base() > clocks.get(other).base();
                if (isLater && eras[place] < eras[other]) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<PcpuEvidence> part(int era) {
        List<PcpuEvidence> part = new ArrayList<>();
        for (PcpuEvidence whole : evidence) {
            long[] ends = IntStream.range(0, eras.length)
                    .filter(place -> eras[place] == era && clocks.get(place).pcpu() == whole.pcpu())
                    .mapToObj(place -> clocks.get(place).evidence())
                    .flatMapToLong(one -> LongStream.of(one.begin(), one.end()))
                    .sorted()
                    .toArray();
            if (ends.length > 0) {
                part.add(whole.within(ends[0], ends[ends.length - 1]));
            }
        }
        return part;
    }
}
