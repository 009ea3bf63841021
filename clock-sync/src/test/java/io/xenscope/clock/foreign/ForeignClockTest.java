package io.xenscope.clock.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clocks drawn at random, and logs derived from what a capture would hold: the truth must lie inside the bound. */
final class ForeignClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    /** A log of ioctls, each around one event of the capture. */
    private static final class Drawn {
        final Random random;
        final long offset;
        final double drift;
        final Marks items = new Marks();
        final Marks events = new Marks();

        Drawn(long seed) {
            random = new Random(seed);
            offset = -1_767_607_200L * SECOND + random.nextLong(2 * SECOND);
            drift = (random.nextDouble() - 0.5) * 400e-6;
            long time = SECOND;
            for (int i = 0; i < 60; i++) {
                time += 200_000 + random.nextLong(i % 12 == 0 ? SECOND : 40 * MILLISECOND);
                events.add(time, time);
                long begin = stamp(time - 20_000 - random.nextLong(100_000));
                items.add(begin, begin + 130_000 + random.nextLong(100_000));
            }
        }

        /** The log's reading at a time of the capture. */
        long stamp(long time) {
            return time - offset(time);
        }

        long offset(long time) {
            return offset + Math.round(drift * time);
        }

        Placed place() {
            OffsetInterval possible = new OffsetInterval(
                    -items.end(items.size() - 1), events.begin(events.size() - 1) + SECOND - items.begin(0));
            return new ForeignClock(possible, SECOND)
                    .sift(new Sifting(items, events, events, 8, 300 * MILLISECOND, 1000))
                    .place();
        }
    }

    @Test
    void the_truth_lies_inside_what_is_called_proved() {
        int placed = 0;
        for (int draw = 0; draw < 1000; draw++) {
            Drawn drawn = new Drawn(draw);
            Placed is = drawn.place();
            placed += is.isPlaced() ? 1 : 0;
            for (int i = 0; is.isPlaced() && i < drawn.events.size(); i++) {
                long time = drawn.events.begin(i);
                OffsetInterval at = is.offsets().at(drawn.stamp(time));
                assertTrue(at.widened(1).holds(drawn.offset(time)), "draw " + draw + ", event " + i + ": " + at);
            }
        }
        assertTrue(placed >= 990, "placed " + placed);
    }

    @Test
    void a_log_of_another_host_is_not_placed() {
        for (int draw = 0; draw < 1000; draw++) {
            Drawn one = new Drawn(draw);
            Drawn other = new Drawn(draw + 5000);
            OffsetInterval possible =
                    new OffsetInterval(-one.items.end(59), other.events.begin(59) + SECOND - one.items.begin(0));
            Placed is = new ForeignClock(possible, SECOND)
                    .sift(new Sifting(one.items, other.events, other.events, 8, 300 * MILLISECOND, 1000))
                    .place();
            assertFalse(is.isPlaced(), "draw " + draw);
        }
    }

    @Test
    void evidence_from_one_side_and_the_other_leaves_a_bracket_that_nothing_confirms() {
        Placed is = new ForeignClock(new OffsetInterval(-10_000, 10_000), SECOND)
                .restrict(Restriction.notBefore(500, 100, 101, true))
                .restrict(Restriction.notAfter(900, 300, 301, true))
                .place();
        // The second was 200 later: in that time the offset moves by less than one.
        assertEquals(new OffsetInterval(399, 601), is.offsets().at(100));
        assertEquals(Ground.USUAL, is.ground());
    }

    @Test
    void a_clock_whose_rate_nobody_knows_may_be_off_where_it_is_bracketed_narrowly() {
        Placed is = new ForeignClock(new OffsetInterval(-SECOND, 9 * SECOND), SECOND)
                .restrict(Restriction.notBefore(5000, 1000, 1000, true))
                .restrict(Restriction.notAfter(5002, 1000, 1000, false))
                .restrict(Restriction.notBefore(4000, 1000 + 2 * SECOND, 1000 + 2 * SECOND, true))
                .place();
        // It may run 200 ppm fast: in two seconds that is 400 us.
        assertTrue(is.offsets().at(1000 + 2 * SECOND).holds(4001 + 399_000));
        assertTrue(is.offsets().at(1000 + 2 * SECOND).holds(4001 - 1));
    }

    @Test
    void what_tools_usually_do_against_what_is_proved_says_that_it_may_be_another_host() {
        Placed is = new ForeignClock(new OffsetInterval(-SECOND, SECOND), SECOND)
                .restrict(Restriction.notBefore(100 * MILLISECOND, 1000, 1001, true))
                .restrict(Restriction.notAfter(50 * MILLISECOND, 1200, 1201, false))
                .place();
        assertFalse(is.isPlaced());
        assertEquals(
                List.of("not placed: what tools usually do does not hold here; the log may be of another host"),
                is.notes());
    }

    @Test
    void items_far_from_what_is_known_are_sought_where_the_clock_may_have_gone() {
        long drift = 100 * MILLISECOND / 500;
        Marks items = new Marks();
        Marks events = new Marks();
        for (int i = 0; i < 8; i++) {
            long event = SECOND + i * 7 * MILLISECOND + i * i * 300_000L;
            events.add(event, event);
            items.add(event - 5000 - drift, event + 5000 - drift);
        }
        // At the begin the offset is known to 10 us; a second later it has moved by 200 us, and other events are as
        // near.
        events.add(2 * SECOND, 2 * SECOND);
        Placed is = new ForeignClock(new OffsetInterval(-9 * SECOND, 9 * SECOND), SECOND)
                .restrict(Restriction.notBefore(-5000, 0, 0, true))
                .restrict(Restriction.notAfter(5000, 0, 0, true))
                .sift(new Sifting(items, events, events, 8, 300 * MILLISECOND, 1))
                .place();
        assertEquals(Ground.PROVED, is.ground());
        assertTrue(
                is.offsets().at(items.begin(0)).holds(drift),
                is.offsets().at(items.begin(0)).toString());
        assertTrue(
                is.offsets().at(items.begin(7)).holds(drift),
                is.offsets().at(items.begin(7)).toString());
    }

    @Test
    void stamps_that_proofs_contradict_are_dropped_and_that_is_said() {
        Placed is = new ForeignClock(new OffsetInterval(-10_000, 10_000), SECOND)
                .stamps(List.of(new Epoch(0, new OffsetInterval(-20, -10))))
                .restrict(Restriction.notBefore(500, 100, 101, true))
                .restrict(Restriction.notAfter(900, 300, 301, true))
                .place();
        assertEquals(new OffsetInterval(399, 601), is.offsets().at(100));
        assertEquals(1, is.contradicted());
        assertEquals(List.of("stamps contradict the capture and are not used"), is.notes());
    }

    @Test
    void a_clock_that_was_set_is_split_there() {
        Placed is = new ForeignClock(new OffsetInterval(-10 * SECOND, 10 * SECOND), SECOND)
                .restrict(new Restriction(0, new OffsetInterval(100, 120), true))
                .restrict(new Restriction(SECOND, new OffsetInterval(100, 120), true))
                .restrict(new Restriction(2 * SECOND, new OffsetInterval(3 * SECOND, 3 * SECOND + 9), true))
                .place();
        assertEquals(2, is.offsets().parts().size());
        assertTrue(is.offsets().at(0).holds(110));
        assertTrue(is.offsets().at(2 * SECOND).holds(3 * SECOND + 5));
    }

    @Test
    void without_evidence_nothing_is_placed() {
        assertFalse(
                new ForeignClock(new OffsetInterval(-10, 10), SECOND).place().isPlaced());
        assertFalse(new ForeignClock(new OffsetInterval(1, 0), SECOND).place().isPlaced());
    }
}
