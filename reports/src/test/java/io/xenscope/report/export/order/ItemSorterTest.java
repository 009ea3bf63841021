package io.xenscope.report.export.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemSorterTest {
    private record Item(int lane, long time, String text) {}

    private static List<Item> sorted(List<Item> items, int buffer) throws IOException {
        List<Item> told = new ArrayList<>();
        try (ItemSorter sorter = new ItemSorter(buffer)) {
            for (Item item : items) {
                byte[] bytes = ("<" + item.text() + ">").getBytes(StandardCharsets.UTF_8);
                sorter.add(item.lane(), item.time(), bytes, 1, bytes.length - 2);
            }
            sorter.tell((lane, time, bytes, from, length) ->
                    told.add(new Item(lane, time, new String(bytes, from, length, StandardCharsets.UTF_8))));
        }
        return told;
    }

    /** Numbered as they come, of few times and lanes, so that many are equal. */
    private static List<Item> items(int count, boolean nearlyInOrder) {
        Random random = new Random(count);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = nearlyInOrder ? i / 10 + random.nextInt(3) : random.nextInt(50) - 25L;
            items.add(new Item(random.nextInt(3) - 1, time, i + "x".repeat(random.nextInt(40))));
        }
        return items;
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 1_000, 1_000_000})
    void itemsComeByLaneThenTimeThenAsTheyWereAdded(int buffer) throws IOException {
        for (boolean nearlyInOrder : new boolean[] {false, true}) {
            List<Item> items = items(5_000, nearlyInOrder);
            List<Item> expected = new ArrayList<>(items);
            expected.sort(Comparator.comparingInt(Item::lane).thenComparingLong(Item::time));

            assertEquals(expected, sorted(items, buffer));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1_000, 1_000_000})
    void itemsAddedManyAtATimeComeInTheSameOrder(int buffer) throws IOException {
        List<Item> items = new ArrayList<>();
        for (Item item : items(3_000, true)) {
            items.add(new Item(7, item.time(), item.text()));
        }
        List<Item> told = new ArrayList<>();
        try (ItemSorter sorter = new ItemSorter(buffer)) {
            Items some = new Items();
            for (int from = 0; from < items.size(); from += 30) {
                StringBuilder bytes = new StringBuilder();
                some.clear();
                for (Item item : items.subList(from, from + 30)) {
                    bytes.append(item.text());
                    some.add(item.time(), bytes.length());
                }
                sorter.add(7, bytes.toString().getBytes(StandardCharsets.UTF_8), some);
            }
            sorter.tell((lane, time, bytes, from, length) ->
                    told.add(new Item(lane, time, new String(bytes, from, length, StandardCharsets.UTF_8))));
        }
        items.sort(Comparator.comparingLong(Item::time));
        assertEquals(items, told);
    }

    @Test
    void nothingIsInOrder() throws IOException {
        assertEquals(List.of(), sorted(List.of(), 64));
    }

    @Test
    void itemsLongerThanTheBufferOfARunAreReadWhole() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(new Item(0, -i, i + "y".repeat(300_000)));
        }
        List<Item> expected = new ArrayList<>(items);
        expected.sort(Comparator.comparingLong(Item::time));

        assertEquals(expected, sorted(items, 700_000));
    }

    /** Wide enough to go on in order, and so narrow that some go to the file in between. */
    @ParameterizedTest
    @ValueSource(ints = {2_000, 20_000, 1_000_000})
    void whatIsToldBeforeATimeAndWhatIsToldLastAreAllInOrder(int buffer) throws IOException {
        List<Item> items = new ArrayList<>();
        for (Item item : items(5_000, true)) {
            items.add(new Item(0, item.time(), item.text()));
        }
        List<Item> told = new ArrayList<>();
        int toldBefore = 0;
        ItemSink sink = (lane, time, bytes, from, length) ->
                told.add(new Item(lane, time, new String(bytes, from, length, StandardCharsets.UTF_8)));
        try (ItemSorter sorter = new ItemSorter(buffer)) {
            for (Item item : items) {
                byte[] bytes = item.text().getBytes(StandardCharsets.UTF_8);
                // Later ones are at most two before the tenth of their number.
                if (sorter.isFullFor(bytes.length)) {
                    sorter.tellBefore(told.size() / 10, sink);
                    sorter.tellBefore(items.indexOf(item) / 10, sink);
                }
                sorter.add(0, item.time(), bytes, 0, bytes.length);
            }
            toldBefore = told.size();
            sorter.tell(sink);
        }
        items.sort(Comparator.comparingLong(Item::time));
        assertEquals(items, told);
        assertEquals(buffer < 1_000_000, toldBefore > 0);
    }
}
