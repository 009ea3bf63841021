package io.xenscope.clock.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps of placing one by one, on numbers that were worked out by hand. */
final class PlacingStepsTest {
    private static OffsetSieve.Result sieve(long[][] items, long[] events, long from, long to) {
        return new OffsetSieve(Marks.of(items), Marks.moments(events)).within(new OffsetInterval(from, to));
    }

    private static OffsetInterval in(long lo, long hi) {
        return new OffsetInterval(lo, hi);
    }

    @Test
    void a_sieve_finds_the_one_offset_that_explains_all_items() {
        assertEquals(
                new OffsetSieve.Result(3, List.of(in(995, 1005))),
                sieve(new long[][] {{100, 140}, {300, 310}, {420, 500}}, new long[] {1120, 1305, 1450}, 0, 2000));
    }

    @Test
    void sparse_items_and_regular_events_leave_several_pieces() {
        OffsetSieve.Result result = sieve(new long[][] {{0, 10}, {100, 110}}, new long[] {1000, 1100, 1200}, 800, 1300);
        assertEquals(new OffsetSieve.Result(2, List.of(in(990, 1000), in(1090, 1100))), result);
        assertEquals(in(990, 1100), result.hull());
    }

    @Test
    void an_item_that_no_event_explains_leaves_those_of_the_others() {
        assertEquals(
                new OffsetSieve.Result(2, List.of(in(995, 1005))),
                sieve(new long[][] {{100, 140}, {200, 205}, {300, 310}}, new long[] {1120, 1305}, 900, 1100));
    }

    @Test
    void events_may_be_missing() {
        long[][] items = {{0, 50}, {100, 150}, {200, 250}, {300, 350}, {400, 450}};
        assertEquals(
                new OffsetSieve.Result(4, List.of(in(970, 1020))),
                sieve(items, new long[] {1020, 1120, 1320, 1420}, 900, 1100));
    }

    @Test
    void nothing_explains_nothing() {
        assertEquals(new OffsetSieve.Result(0, List.of()), sieve(new long[][] {{0, 1}}, new long[] {}, -10, 10));
        assertTrue(new OffsetSieve.Result(0, List.of()).hull().isEmpty());
    }

    private static List<Epoch> epochs(long[]... of) {
        List<Epoch> epochs = new ArrayList<>();
        for (long[] one : of) {
            epochs.add(new Epoch(one[0], in(one[1], one[2])));
        }
        return epochs;
    }

    @Test
    void a_wide_epoch_is_narrowed_by_both_neighbours() {
        EpochChain chain = EpochChain.of(
                epochs(new long[] {0, 100, 120}, new long[] {1_000_000, 0, 5000}, new long[] {2_000_000, 180, 220}),
                0.0001);
        assertEquals(
                epochs(new long[] {0, 100, 120}, new long[] {1_000_000, 80, 220}, new long[] {2_000_000, 180, 220}),
                chain.epochs());
        assertFalse(chain.isEmpty());
    }

    @Test
    void a_step_of_the_clock_is_found_where_it_is() {
        EpochChain chain = EpochChain.of(
                epochs(new long[] {0, 100, 120}, new long[] {1_000_000, 110, 140}, new long[] {2_000_000, 5000, 5050}),
                0.0001);
        assertEquals(
                epochs(new long[] {0, 4800, 120}, new long[] {1_000_000, 4900, 140}, new long[] {2_000_000, 5000, 240}),
                chain.epochs());
        assertEquals(2, chain.split());
    }

    /** Intervals in arrays. */
    private static final class Lines implements TimeBounds {
        private final long[][] bounds;

        Lines(long[]... bounds) {
            this.bounds = new long[bounds.length][];
            for (int i = 0; i < bounds.length; i++) {
                this.bounds[i] = bounds[i].clone();
            }
        }

        @Override
        public long size() {
            return bounds.length;
        }

        @Override
        public long lo(long item) {
            return bounds[(int) item][0];
        }

        @Override
        public long hi(long item) {
            return bounds[(int) item][1];
        }

        @Override
        public void set(long item, long lo, long hi) {
            bounds[(int) item] = new long[] {lo, hi};
        }

        List<OffsetInterval> all() {
            List<OffsetInterval> all = new ArrayList<>();
            for (long[] one : bounds) {
                all.add(in(one[0], one[1]));
            }
            return all;
        }
    }

    @Test
    void lines_between_two_anchors_lie_between_their_times() {
        Lines lines = new Lines(
                new long[] {0, 9000},
                new long[] {1000, 1010},
                new long[] {0, 9000},
                new long[] {0, 9000},
                new long[] {2000, 2004},
                new long[] {0, 9000});
        assertEquals(0, LogOrder.narrow(lines));
        assertEquals(
                List.of(in(0, 1010), in(1000, 1010), in(1000, 2004), in(1000, 2004), in(2000, 2004), in(2000, 9000)),
                lines.all());
    }

    @Test
    void lines_that_contradict_each_other_share_what_was_known_of_both() {
        long[][] known = {{0, 9000}, {2000, 2010}, {1000, 1010}};
        Lines lines = new Lines(known);
        assertEquals(2, LogOrder.narrow(lines));
        assertEquals(List.of(in(0, 1010), in(2000, 1010), in(2000, 1010)), lines.all());
        LogOrder.widen(lines, item -> in(known[(int) item][0], known[(int) item][1]));
        assertEquals(List.of(in(0, 1010), in(1000, 2010), in(1000, 2010)), lines.all());
    }

    @Test
    void whole_seconds_bound_the_offset_of_a_clock_of_milliseconds() {
        WallOffset offset = new WallOffset();
        long[][] stamps = {{1000, 0, 4}, {1000, 966, 969}, {1000, 968, 1009}, {1001, 968, 1009}, {1001, 1008, 1010}};
        for (long[] stamp : stamps) {
            offset.add(stamp[0] * 1000, 1000, stamp[1], stamp[2]);
        }
        // The first line was written by 4 ms and stamped 1,000 s: no line says more of the lower end.
        assertEquals(in(999_996, 1_000_032), offset.offset(0));
        assertEquals(0, offset.leastLag());
    }

    @Test
    void stamps_that_are_late_say_by_how_much_at_least() {
        WallOffset offset = new WallOffset();
        offset.add(1000, 1000, 0, 1);
        offset.add(1000, 1000, 1013, 1014);
        assertEquals(12, offset.leastLag());
        assertEquals(in(999, 999), offset.offset(12));
    }
}
