package io.xenscope.clock.solve;

import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From which record on a stepped pcpu is shown by its later clock: of those that may be the first behind the step the one by which
 * fewest facts are contradicted. Where it was stays undecided; bounds hold for either clock.
 */
final class StepMoments {
    private static final int MOST_TRIED = 64;

    private final Solver solver;
    private final List<PcpuEvidence> evidence;
    private final Tasks tasks;

    StepMoments(Solver solver, List<PcpuEvidence> evidence, Tasks tasks) {
        this.solver = solver;
        this.evidence = evidence;
        this.tasks = tasks;
    }

    /** The TSC of the record by the place of the later clock, where it is not the clock's own first. */
    Map<Integer, Long> find() {
        Map<Integer, Long> moments = new HashMap<>();
        for (PcpuEvidence one : evidence) {
            List<Integer> places = solver.placesOf(one.pcpu());
            for (int i = 1; i < places.size(); i++) {
                int place = places.get(i);
                long moment = find(one, places, i, moments);
                if (moment != clock(place).evidence().begin()) {
                    moments.put(place, moment);
                }
            }
        }
        return moments;
    }

    private long find(PcpuEvidence whole, List<Integer> places, int which, Map<Integer, Long> known) {
        Clock ended = clock(places.get(which - 1));
        Clock begun = clock(places.get(which));
        long begin = begun.evidence().begin();
        if (ended.isBent() || begun.isBent()) {
            return begin;
        }
        long gained = ended.axis(begin) - begun.axis(begin);
        long[] tried = new RecordTimes(whole).behindGaps(ended.evidence().end(), begin, Math.max(0, gained));
        long best = begin;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < Math.min(MOST_TRIED, tried.length) && least > 0; i++) {
            // From the last on: that is where it is shown if nothing else is better.
            long moment =
                    tried[tried.length - 1 - (int) ((long) i * tried.length / Math.min(MOST_TRIED, tried.length))];
            Map<Integer, Long> moments = new HashMap<>(known);
            moments.put(places.get(which), moment);
            long left = contradicted(moments);
            if (left < least) {
                least = left;
                best = moment;
            }
        }
        return best;
    }

    private long contradicted(Map<Integer, Long> moments) {
        List<Clock> clocks = new ArrayList<>();
        for (PcpuEvidence one : evidence) {
            List<Integer> places = solver.placesOf(one.pcpu());
            Clock clock = clock(places.get(0));
            if (places.size() > 1) {
                KnotList knots = new KnotList();
                places.forEach(place -> addLine(clock(place), moments.get(place), knots));
                clock = new Clock(one);
                clock.follow(new SolvedClock(knots, solver.epochs(), 0, Map.of()));
            }
            clocks.add(clock);
        }
        return ClockEvidence.count(Contradictions.ofRuns(clocks, tasks));
    }

    /** Adds the line of a clock, from its first record on or, where that is not null, from another one. */
    static void addLine(Clock clock, Long moment, KnotList knots) {
        long begin = moment == null ? clock.evidence().begin() : moment;
        knots.add(begin, clock.offset() + (begin - clock.base()) * (1 + clock.rate()), clock.rate());
    }

    private Clock clock(int place) {
        return solver.clocks().get(place);
    }
}
