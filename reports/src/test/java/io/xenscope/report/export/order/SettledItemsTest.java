package io.xenscope.report.export.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettledItemsTest {
    /** A text of a time, or a gap where the text is null. */
    private record Item(long time, String text, long gap) {
        String shown() {
            return text == null ? "(" + time + ":" + gap + ")" : text;
        }
    }

    /** Some have no text, which are no items; gaps are of a seed's captures only, because blocks without are told otherwise. */
    private static List<Item> items(long seed) {
        Random random = new Random(seed);
        List<Item> items = new ArrayList<>();
        long time = -5;
        for (int i = 0; i < 3_000; i++) {
            time += random.nextInt(3) * (1L << random.nextInt(30));
            boolean isGap = seed % 2 == 0 && random.nextInt(10) == 0;
            String text = isGap ? null : ("<" + i + ">").repeat(random.nextInt(100));
            items.add(new Item(time, text, isGap ? random.nextInt(100) - 50 : 0));
        }
        return items;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatComesLateIsToldBehindAllThatIsNotLaterThanIt(long seed) throws IOException {
        List<Item> items = items(seed);
        Random random = new Random(seed);
        long[] late = random.longs(40, -10, items.get(items.size() - 1).time() + 10)
                .map(time -> random.nextBoolean()
                        ? time
                        : items.get(random.nextInt(items.size())).time())
                .sorted()
                .toArray();
        StringBuilder expected = new StringBuilder();
        int place = 0;
        for (long time : late) {
            for (; place < items.size() && items.get(place).time() <= time; place++) {
                expected.append(items.get(place).shown());
            }
            expected.append('[').append(time).append(']');
        }
        items.subList(place, items.size()).forEach(item -> expected.append(item.shown()));

        assertEquals(expected.toString(), told(items, late));
    }

    private static String told(List<Item> items, long[] late) throws IOException {
        StringBuilder told = new StringBuilder();
        SettledItems.Taker taker = new SettledItems.Taker() {
            @Override
            public void items(byte[] bytes, int from, int length) {
                told.append(new String(bytes, from, length, StandardCharsets.UTF_8));
            }

            @Override
            public void gap(long time, long value) {
                told.append('(').append(time).append(':').append(value).append(')');
            }
        };
        try (SettledItems settled = new SettledItems()) {
            for (Item item : items) {
                add(item, settled);
            }
            for (long time : late) {
                settled.tellThrough(time, taker);
                told.append('[').append(time).append(']');
            }
            settled.tellThrough(Long.MAX_VALUE, taker);
        }
        return told.toString();
    }

    private static void add(Item item, SettledItems settled) throws IOException {
        if (item.text() == null) {
            settled.gap(item.time(), item.gap());
            return;
        }
        byte[] bytes = item.text().getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        settled.write(Arrays.copyOf(bytes, half), 0, half);
        settled.write(bytes, half, bytes.length - half);
        settled.end(item.time());
    }
}
