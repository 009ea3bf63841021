package io.xenscope.analyze.companion.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which signals were for which requests. */
final class RequestSignalsTest {
    private static int[] of(long[] sends, long[]... within) {
        return RequestSignals.of(
                Marks.moments(sends), within.length, i -> new OffsetInterval(within[i][0], within[i][1]));
    }

    @Test
    void one_signal_for_one_request() {
        assertArrayEquals(new int[] {1}, of(new long[] {5, 15, 25}, new long[] {10, 20}));
        assertArrayEquals(new int[] {-1}, of(new long[] {5, 15, 18, 25}, new long[] {10, 20}));
        assertArrayEquals(new int[] {-1}, of(new long[] {5, 25}, new long[] {10, 20}));
    }

    @Test
    void as_many_signals_as_requests_go_together_in_order() {
        assertArrayEquals(
                new int[] {0, 1, 2},
                of(new long[] {11, 12, 13}, new long[] {10, 20}, new long[] {10, 20}, new long[] {10, 20}));
    }

    @Test
    void what_is_known_of_one_narrows_its_neighbours() {
        // The second can only have the signal at 22, so the first has not: it has that at 15.
        assertArrayEquals(new int[] {0, 1}, of(new long[] {15, 22, 40}, new long[] {10, 30}, new long[] {20, 30}));
    }

    @Test
    void fewer_signals_than_requests_tell_nothing() {
        assertArrayEquals(
                new int[] {-1, -1, -1},
                of(new long[] {15, 35}, new long[] {10, 20}, new long[] {22, 25}, new long[] {30, 40}));
    }

    /** All ways in which requests can have signals of their own in order. */
    private static void all(long[] sends, long[][] within, int[] chosen, int request, int[][] bounds) {
        if (request == within.length) {
            for (int i = 0; i < chosen.length; i++) {
                bounds[i][0] = Math.min(bounds[i][0], chosen[i]);
                bounds[i][1] = Math.max(bounds[i][1], chosen[i]);
            }
            return;
        }
        for (int send = request == 0 ? 0 : chosen[request - 1] + 1; send < sends.length; send++) {
            if (within[request][0] <= sends[send] && sends[send] <= within[request][1]) {
                chosen[request] = send;
                all(sends, within, chosen, request + 1, bounds);
            }
        }
    }

    @Test
    void a_signal_is_known_where_all_ways_agree() {
        Random random = new Random(3);
        int known = 0;
        for (int draw = 0; draw < 3000; draw++) {
            long[] sends = random.longs(1 + random.nextInt(7), 0, 60)
                    .distinct()
                    .sorted()
                    .toArray();
            long[][] within = new long[1 + random.nextInt(4)][];
            for (int i = 0; i < within.length; i++) {
                long begin = random.nextLong(50);
                within[i] = new long[] {begin, begin + random.nextLong(30)};
            }
            int[][] bounds = new int[within.length][];
            Arrays.setAll(bounds, i -> new int[] {Integer.MAX_VALUE, -1});
            all(sends, within, new int[within.length], 0, bounds);
            if (bounds[0][1] < 0) {
                continue;
            }
            int[] found = of(sends, within);
            for (int i = 0; i < within.length; i++) {
                int expected = bounds[i][0] == bounds[i][1] ? bounds[i][0] : -1;
                assertEquals(expected, found[i], "draw " + draw + ", request " + i);
                known += expected >= 0 ? 1 : 0;
            }
        }
        assertTrue(known > 300, "" + known);
    }
}
