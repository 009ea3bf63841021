package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers whose differences lie in sets of several pieces. */
class OffsetPuzzleTest {
    private static IntervalSet set(long... pieces) {
        IntervalSet set = new IntervalSet();
        set.setPieces(pieces);
        return set;
    }

    @Test
    void nothing_is_moved_where_nothing_need_be() {
        OffsetPuzzle puzzle = new OffsetPuzzle(3);
        puzzle.set(0, 1, set(-50, 10, 40, 60));
        puzzle.set(0, 2, set(-5, 5));
        puzzle.set(1, 2, set(-70, -20, -9, 90));

        assertArrayEquals(new double[] {0, 0, 0}, puzzle.solve());
    }

    /** 1 is 20 to 22 or 100 to 102, and 2 is 70 to 80 more: of the first only 90 to 102 would fit, which 2 is not. */
    @Test
    void a_piece_that_fits_no_third_clock_is_left() {
        OffsetPuzzle puzzle = new OffsetPuzzle(3);
        puzzle.set(0, 1, set(20, 22, 100, 102));
        puzzle.set(0, 2, set(0, 60, 176, 180));
        puzzle.set(1, 2, set(70, 80));

        assertArrayEquals(new double[] {0, 101, 178}, puzzle.solve());
    }

    @Test
    void sets_that_contradict_each_other_have_no_answer() {
        OffsetPuzzle puzzle = new OffsetPuzzle(3);
        puzzle.set(0, 1, set(10, 11, 20, 21));
        puzzle.set(1, 2, set(10, 11));
        puzzle.set(0, 2, set(0, 19, 23, 29, 33, 40));

        assertNull(puzzle.solve());
    }

    /** Each set holds the hidden answer, in a narrow piece, among other pieces. */
    @Test
    void an_answer_that_is_hidden_among_many_pieces_is_found() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int size = 3 + random.nextInt(5);
            long[] hidden = random.longs(size, -1000, 1000).toArray();
            hidden[0] = 0;
            OffsetPuzzle puzzle = new OffsetPuzzle(size);
            IntervalSet[][] sets = new IntervalSet[size][size];
            for (int a = 0; a < size; a++) {
                for (int b = a + 1; b < size; b++) {
                    IntervalSet set = set(-60_000, 60_000);
                    long truth = hidden[b] - hidden[a];
                    for (int i = 0; i < 12; i++) {
                        long from = random.nextInt(120_000) - 60_000;
                        long to = from + random.nextInt(6_000);
                        if (to < truth - 10 || from > truth + 10) {
                            set.subtract(from, to);
                        }
                    }
                    sets[a][b] = set;
                    puzzle.set(a, b, set);
                }
            }

            double[] found = puzzle.solve();

            for (int a = 0; a < size; a++) {
                for (int b = a + 1; b < size; b++) {
                    long number = (long) (found[b] - found[a]);
                    IntervalSet one = set(sets[a][b].pieces());
                    one.cut(number, number);
                    assertTrue(!one.isEmpty(), "seed " + seed);
                }
            }
        }
    }
}
