package io.xenscope.clock.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which pairs of clocks are looked at: all, where clocks are few. Where they are many, each is held against the reference,
 * against the others of its pcpu, and against those with which it shares most; so memory grows with the clocks, not with
 * their square. What is left out could only have narrowed the bounds.
 */
final class Pairs {
    /** Up to so many clocks, all pairs are looked at. */
    static final int FEW = 96;

    private static final int PARTNERS = 8;

    /** Vcpus of a pair, where clocks are many, and clocks of a vcpu: those that tell most. */
    private static final int MOST_SHARED = 64;

    private final List<Clock> clocks;
    private final int size;

    private Pairs(List<Clock> clocks) {
        this.clocks = clocks;
        this.size = clocks.size();
    }

    /** About how many pairs so many clocks make. */
    static long count(int clocks) {
        return clocks <= FEW ? (long) clocks * (clocks - 1) / 2 : (long) clocks * (PARTNERS + 1);
    }

    /** By the first place, then the second. */
    static List<Pair> of(List<Clock> clocks, int epochs, double rho) {
        Pairs pairs = new Pairs(clocks);
        List<Pair> all = new ArrayList<>();
        int shared = clocks.size() <= FEW ? Integer.MAX_VALUE : MOST_SHARED;
        for (int cell : clocks.size() <= FEW ? pairs.each() : pairs.some()) {
            all.add(new Pair(cell / clocks.size(), cell % clocks.size(), clocks, epochs, rho, shared));
        }
        return all;
    }

    private List<Integer> each() {
        return IntStream.range(0, size * size)
                .filter(cell -> cell / size < cell % size)
                .boxed()
                .toList();
    }

    private Iterable<Integer> some() {
        TreeSet<Integer> cells = new TreeSet<>();
        int[][] shared = shared();
        for (int clock = 0; clock < size; clock++) {
            add(cells, 0, clock);
            for (int other = 0; other < clock; other++) {
                if (clocks.get(other).pcpu() == clocks.get(clock).pcpu()) {
                    add(cells, other, clock);
                }
            }
            for (int partner : partners(shared[clock])) {
                add(cells, clock, partner);
            }
        }
        return cells;
    }

    private void add(TreeSet<Integer> cells, int one, int other) {
        if (one != other) {
            cells.add(Math.min(one, other) * size + Math.max(one, other));
        }
    }

    private static int[] partners(int[] shared) {
        return IntStream.range(0, shared.length)
                .filter(other -> shared[other] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer other) -> -shared[other]))
                .limit(PARTNERS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many moments any two clocks have of the same vcpus, at least one of them on each. */
    private int[][] shared() {
        int[][] shared = new int[size][size];
        Map<Integer, List<Integer>> byVcpu = new TreeMap<>();
        for (int clock = 0; clock < size; clock++) {
            int place = clock;
            clocks.get(clock)
                    .evidence()
                    .vcpus()
                    .keySet()
                    .forEach(vcpu -> byVcpu.computeIfAbsent(vcpu, key -> new ArrayList<>())
                            .add(place));
        }
        byVcpu.forEach((vcpu, places) -> share(vcpu, places, shared));
        return shared;
    }

    private void share(int vcpu, List<Integer> places, int[][] shared) {
        int[] points = new int[size];
        places.forEach(place -> points[place] =
                clocks.get(place).evidence().vcpus().get(vcpu).points().count());
        int[] most = places.stream()
                .sorted(Comparator.comparingInt((Integer place) -> -points[place]))
                .limit(MOST_SHARED)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int one : most) {
            for (int other : most) {
                shared[one][other] += one == other ? 0 : Math.min(points[one], points[other]);
            }
        }
    }
}
