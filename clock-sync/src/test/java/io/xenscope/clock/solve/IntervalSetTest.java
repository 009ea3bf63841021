package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalSetTest {
    private static final int SIZE = 400;

    @Test
    void doesWhatASetOfSingleNumbersDoes() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            IntervalSet set = new IntervalSet();
            BitSet oracle = new BitSet();
            set.set(50, 350);
            oracle.set(50, 351);
            for (int step = 0; step < 12; step++) {
                oracle = change(random, set, oracle);
                assertEquals(oracle, bits(set));
            }
        }
    }

    private static BitSet change(Random random, IntervalSet set, BitSet oracle) {
        int from = random.nextInt(SIZE);
        int to = from + random.nextInt(40);
        switch (random.nextInt(4)) {
            case 0 -> {
                int by = random.nextInt(3);
                set.widen(by);
                return widened(oracle, by);
            }
            case 1 -> {
                set.cut(from / 4, SIZE - to / 8);
                oracle.clear(0, from / 4);
                oracle.clear(SIZE - to / 8 + 1, 2 * SIZE);
            }
            default -> {
                set.subtract(from, to);
                oracle.clear(from, to + 1);
            }
        }
        return oracle;
    }

    private static BitSet widened(BitSet set, int by) {
        BitSet wide = new BitSet();
        set.stream().forEach(i -> wide.set(Math.max(0, i - by), i + by + 1));
        return wide;
    }

    private static BitSet bits(IntervalSet set) {
        BitSet bits = new BitSet();
        long[] pieces = set.pieces();
        for (int i = 0; i < pieces.length; i += 2) {
            bits.set((int) pieces[i], (int) pieces[i + 1] + 1);
        }
        return bits;
    }

    @Test
    void keepsWhatIsAlsoInOtherPieces() {
        IntervalSet set = new IntervalSet();
        set.setPieces(new long[] {0, 10, 20, 30, 40, 50});
        set.cut(new long[] {5, 22, 28, 45});
        assertArrayEquals(new long[] {5, 10, 20, 22, 28, 30, 40, 45}, set.pieces());
    }

    @Test
    void keepsTheHullWhereThereAreTooManyPieces() {
        IntervalSet set = new IntervalSet();
        set.set(0, 10_000);
        for (int i = 0; i < 500; i++) {
            set.subtract(10 * i + 1, 10 * i + 2);
        }
        assertEquals(0, set.low());
        assertEquals(10_000, set.high());
    }

    @Test
    void isEmptyWhenAllIsTaken() {
        IntervalSet set = new IntervalSet();
        set.set(3, 7);
        set.subtract(0, 9);
        assertArrayEquals(new long[0], set.pieces());
    }
}
