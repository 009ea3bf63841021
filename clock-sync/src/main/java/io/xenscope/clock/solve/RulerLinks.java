package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.SwitchTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Links the intervals of different pcpus: a vcpu switched in on one says for how long it was off its pcpu, and on one other,
 * and not on the same, it can have been switched off just then.
 */
final class RulerLinks {
    /** Longer waits are no better, and from 4 s on ambiguous. */
    private static final long LONGEST_WAIT = 20_000_000;

    private static final int IDLE_DOMAIN = 0x7FFF;
    private static final int ROUNDS = 3;

    /** Ticks of rounding. */
    private static final int SLACK = 8;

    private static final double RATE_ERROR = 2 * Solver.DRIFT;

    /** A vcpu was switched off. */
    private record Off(RulerStretch stretch, int node, int which, double at) {}

    private final List<RulerStretch> stretches;
    private final double ticksPerNano;
    private final Map<Integer, List<RulerStretch>> byPlace;
    /** By two intervals: nanosecond 0 of the first less that of the second is at most this. */
    private final double[][] most;

    private long count;

    RulerLinks(List<RulerStretch> stretches, double ticksPerNano) {
        this.stretches = stretches;
        this.ticksPerNano = ticksPerNano;
        byPlace = stretches.stream().collect(Collectors.groupingBy(RulerStretch::place));
        most = new double[stretches.size()][stretches.size()];
    }

    /** Finds links as long as they narrow; false where they contradict each other. */
    boolean link() {
        for (int round = 0; round < ROUNDS; round++) {
            for (double[] row : most) {
                Arrays.fill(row, Double.POSITIVE_INFINITY);
            }
            findLinks();
            if (!close()) {
                return false;
            }
        }
        return true;
    }

    /** Links found. */
    long count() {
        return count;
    }

    private void findLinks() {
        Map<Integer, List<Off>> offs = offs();
        count = 0;
        for (int node = 0; node < stretches.size(); node++) {
            RulerStretch stretch = stretches.get(node);
            for (int i = stretch.from(); i < stretch.to(); i++) {
                SwitchTimes times = stretch.times();
                List<Off> candidates = offs.get(times.in(i));
                if (candidates != null && times.waited(i) > 0 && times.waited(i) <= LONGEST_WAIT) {
                    link(node, ticksPerNano * (times.nanos(i) - times.waited(i)), candidates);
                }
            }
        }
    }

    /** By vcpu, in the order of time as far as that is known. */
    private Map<Integer, List<Off>> offs() {
        Map<Integer, List<Off>> offs = new HashMap<>();
        for (int node = 0; node < stretches.size(); node++) {
            RulerStretch stretch = stretches.get(node);
            for (int i = stretch.from(); i < stretch.to(); i++) {
                int vcpu = stretch.times().out(i);
                if (vcpu >>> 16 != IDLE_DOMAIN && stretch.isLinked()) {
                    double at = ticksPerNano * stretch.times().nanos(i) + stretch.least();
                    offs.computeIfAbsent(vcpu, key -> new ArrayList<>()).add(new Off(stretch, node, i, at));
                }
            }
        }
        offs.values().forEach(some -> some.sort((a, b) -> Double.compare(a.at, b.at)));
        return offs;
    }

    /** The wait that ended on {@code node} began {@code since} ticks after that interval did. */
    private void link(int node, double since, List<Off> offs) {
        RulerStretch here = stretches.get(node);
        Off found = null;
        for (int i = behind(offs, since + here.most()) - 1, tried = 0; i >= 0 && tried < 8; i--, tried++) {
            Off off = offs.get(i);
            if (off.at + width(off) >= since + here.least()) {
                if (found != null || off.stretch.place() == here.place()) {
                    return;
                }
                found = off;
            }
        }
        if (found != null && isCovered(since + here.least(), since + here.most())) {
            count++;
            double apart = since - ticksPerNano * found.stretch.times().nanos(found.which);
            SwitchTimes times = found.stretch.times();
            double soonest = (times.offFrom(found.which) - times.high(found.which)) * (1 - RATE_ERROR);
            double latest = (times.offBy(found.which) - times.low(found.which)) * (1 + RATE_ERROR);
            most[found.node][node] = Math.min(most[found.node][node], apart - soonest + SLACK);
            most[node][found.node] = Math.min(most[node][found.node], latest - apart + SLACK);
        }
    }

    /** Whether each pcpu surely reports all its switches at some time: else the one looked for may be missing. */
    private boolean isCovered(double begin, double end) {
        for (List<RulerStretch> ofPcpu : byPlace.values()) {
            if (ofPcpu.stream().noneMatch(one -> one.contains(begin, end, ticksPerNano))) {
                return false;
            }
        }
        return true;
    }

    /** From the least to the greatest moment at which the vcpu can have been off. */
    private static double width(Off off) {
        SwitchTimes times = off.stretch.times();
        return off.stretch.most()
                - off.stretch.least()
                + (times.offBy(off.which) - times.low(off.which)) * (1 + RATE_ERROR)
                + SLACK;
    }

    private static int behind(List<Off> offs, double time) {
        int low = 0;
        int high = offs.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (offs.get(middle).at <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Shortest paths between intervals, with what is known of each against the first. */
    private boolean close() {
        double origin = stretches.get(0).least();
        for (int node = 1; node < most.length; node++) {
            most[node][0] = Math.min(most[node][0], stretches.get(node).most() - origin);
            most[0][node] = Math.min(most[0][node], origin - stretches.get(node).least());
        }
        for (int via = 0; via < most.length; via++) {
            for (double[] row : most) {
                for (int to = 0; to < most.length; to++) {
                    row[to] = Math.min(row[to], row[via] + most[via][to]);
                }
            }
        }
        boolean holds = true;
        for (int node = 1; node < most.length; node++) {
            holds &= stretches.get(node).cut(origin - most[0][node], origin + most[node][0]);
        }
        return holds && most[0][0] >= 0;
    }
}
