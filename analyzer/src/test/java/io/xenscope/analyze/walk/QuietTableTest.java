package io.xenscope.analyze.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Headers keep places of their own, and their counts, however many there are. */
class QuietTableTest {
    private final QuietTable table = new QuietTable();
    private final Map<Integer, Long> expected = new TreeMap<>();

    private boolean has(int header) {
        return QuietTable.header(table.cell(table.place(header))) == header;
    }

    private void countOrAdd(int header) {
        if (has(header)) {
            table.count(table.place(header));
            expected.merge(header, 1L, Long::sum);
        } else {
            table.add(header, null);
        }
    }

    private Map<Integer, Long> counted() {
        Map<Integer, Long> counted = new TreeMap<>();
        table.forEach((header, count) -> {
            if (count > 0) {
                counted.put(header, count);
            }
        });
        return counted;
    }

    @Test
    void as_many_headers_as_a_real_capture_has_are_all_found_and_counted() {
        Random random = new Random(11);
        int[] headers = random.ints(120, 1 << 28, Integer.MAX_VALUE).toArray();
        for (int round = 0; round < 20_000; round++) {
            countOrAdd(headers[random.nextInt(headers.length)]);
        }
        for (int header : headers) {
            assertTrue(has(header), () -> Integer.toHexString(header));
        }
        assertEquals(expected, counted());
    }

    @Test
    void more_headers_than_places_are_refused_and_the_others_keep_their_counts() {
        Random random = new Random(12);
        for (int round = 0; round < 50_000; round++) {
            countOrAdd(random.nextInt(5_000) * 0x10001 | 1 << 31);
        }
        assertEquals(expected, counted());
        assertTrue(counted().size() > 100, () -> counted().size() + " headers");
    }

    @Test
    void a_header_that_is_removed_gives_its_count_and_may_come_again() {
        Random random = new Random(13);
        int[] headers = random.ints(120, 1 << 28, Integer.MAX_VALUE).toArray();
        Map<Integer, Long> removed = new TreeMap<>();
        for (int round = 0; round < 20_000; round++) {
            int header = headers[random.nextInt(headers.length)];
            if (random.nextInt(20) == 0) {
                removed.merge(header, table.remove(header), Long::sum);
                assertFalse(has(header));
            } else {
                countOrAdd(header);
            }
        }
        counted().forEach((header, count) -> removed.merge(header, count, Long::sum));
        removed.values().removeIf(count -> count == 0);
        assertEquals(expected, removed);
    }

    @Test
    void what_is_counted_by_number_is_told_by_the_cell() {
        int header = 0xA020_100D;
        table.add(header, new NumberCounts.Rule(13, false, 0xF_FFFF));
        int numbers = QuietTable.numbers(table.cell(table.place(header)));
        assertEquals(13, QuietTable.kind(numbers));
        assertEquals(12, QuietTable.numberAt(numbers));
        assertEquals(0x4_5678, QuietTable.number(numbers, 0x1234_5678));
    }
}
