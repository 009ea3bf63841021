package io.xenscope.analyze.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairTableTest {
    private static List<String> told(PairTable<long[]> table) {
        List<String> told = new ArrayList<>();
        table.forEach((first, second, item) -> told.add(first + "," + Long.toUnsignedString(second) + "=" + item[0]));
        return told;
    }

    @Test
    void pairs_come_by_first_number_then_second_as_an_address() {
        PairTable<long[]> table = new PairTable<>(10, () -> new long[1]);
        table.of(2, 1)[0]++;
        table.of(1, -1)[0]++;
        table.of(1, 7)[0]++;
        table.of(-1, 0)[0]++;
        table.of(1, 7)[0]++;
        assertEquals(List.of("-1,0=1", "1,7=2", "1,18446744073709551615=1", "2,1=1"), told(table));
        assertNull(table.rest());
        assertEquals(0, table.left());
    }

    @Test
    void what_is_too_much_shares_one_account() {
        PairTable<long[]> table = new PairTable<>(2, () -> new long[1]);
        for (int i = 0; i < 5; i++) {
            table.of(0, i)[0]++;
        }
        table.of(0, 1)[0]++;
        assertEquals(List.of("0,0=1", "0,1=2"), told(table));
        assertEquals(3, table.rest()[0]);
        assertEquals(3, table.left());
    }

    @Test
    void who_only_asks_adds_nothing() {
        PairTable<long[]> table = new PairTable<>(1, () -> new long[1]);
        assertNull(table.known(0, 1));
        long[] first = table.of(0, 0);
        assertNull(table.known(0, 1));
        assertSame(first, table.known(0, 0));
        assertEquals(1, table.count());
        assertEquals(0, table.left());
    }

    @Test
    void counts_as_a_map_does() {
        Random random = new Random(7);
        PairTable<long[]> table = new PairTable<>(1 << 20, () -> new long[1]);
        Map<List<Long>, Long> expected = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            long first = random.nextInt(40) - 20;
            long second = (long) random.nextInt(500) << 12;
            table.of(first, second)[0]++;
            expected.merge(List.of(first, second), 1L, Long::sum);
        }
        Map<List<Long>, Long> found = new HashMap<>();
        table.forEach((first, second, item) -> found.put(List.of(first, second), item[0]));
        assertEquals(expected, found);
    }
}
