package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Time of one pcpu never falls, whatever its knots are: everything that is added up later stands on that. */
class SolvedClockTest {
    private static SolvedClock clock(KnotList knots) {
        return new SolvedClock(knots, new Epochs(0, 1_000_000, 1), 0, Map.of());
    }

    private static String times(SolvedClock clock, long... tscs) {
        return Arrays.toString(LongStream.of(tscs).map(clock::ticks).toArray());
    }

    @Test
    void pieces_follow_one_another() {
        KnotList knots = new KnotList();
        knots.add(0, 1000, 0);
        knots.add(500, 2000, 0);
        assertEquals("[1000, 1100, 1499, 2000, 2100]", times(clock(knots), 0, 100, 499, 500, 600));
    }

    @Test
    void a_piece_that_reaches_into_the_next_one_waits_for_it() {
        KnotList knots = new KnotList();
        knots.add(0, 1000, 0);
        knots.add(500, 1200, 0);
        assertEquals("[1000, 1199, 1200, 1200, 1210]", times(clock(knots), 0, 199, 499, 500, 510));
    }

    @Test
    void a_piece_that_contradictory_evidence_puts_before_the_last_one_follows_it() {
        KnotList knots = new KnotList();
        knots.add(0, 1000, 0);
        knots.add(500, -7000.5, 0);
        knots.add(600, 3000, 0);
        assertEquals("[1000, 1000, 1000, 1099, 3000, 3001]", times(clock(knots), 0, 499, 500, 599, 600, 601));
    }
}
