package io.xenscope.report.companions;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.format.Search;
import java.util.Arrays;
import java.util.List;

/** The items of several logs in the order of time, as far as they lie in a range. */
public final class ItemsInTime {
    /** How many are kept at most: 16 bytes each. */
    public static final int MOST = 4_000_000;

    private static final int ITEM_BITS = 40;

    private final List<Companion> companions;
    private long[] times = new long[1024];
    private long[] items = new long[1024];
    private int size;
    private long leftOut;

    private ItemsInTime(List<Companion> companions) {
        this.companions = companions;
    }

    /** Those of {@code [from, to)}, in ns since the begin of the capture. */
    public static ItemsInTime of(List<Companion> companions, long from, long to) {
        ItemsInTime all = new ItemsInTime(companions);
        for (int i = 0; i < companions.size(); i++) {
            Companion companion = companions.get(i);
            for (long item = 0; item < companion.log().items().size(); item++) {
                boolean isIn = companion.times().isKnown(item)
                        && companion.times().shown(item) >= from
                        && companion.times().shown(item) < to;
                if (isIn && ItemText.isShown(companion, item)) {
                    all.add(companion.times().shown(item), (long) i << ITEM_BITS | item);
                }
            }
        }
        all.sort();
        return all;
    }

    private void add(long time, long item) {
        if (size == MOST) {
            leftOut++;
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            items = Arrays.copyOf(items, 2 * size);
        }
        times[size] = time;
        items[size++] = item;
    }

    /** In the order of time; at equal times in that of the logs and their lines. */
    private void sort() {
        boolean isSorted = true;
        for (int i = 1; i < size; i++) {
            isSorted &= times[i - 1] < times[i] || times[i - 1] == times[i] && items[i - 1] < items[i];
        }
        if (isSorted) {
            return;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> times[a] != times[b] ? Long.compare(times[a], times[b]) : Long.compare(items[a], items[b]));
        long[] sortedTimes = new long[size];
        long[] sortedItems = new long[size];
        for (int i = 0; i < size; i++) {
            sortedTimes[i] = times[order[i]];
            sortedItems[i] = items[order[i]];
        }
        times = sortedTimes;
        items = sortedItems;
    }

    public int size() {
        return size;
    }

    /** Items that there was no room for. */
    public long leftOut() {
        return leftOut;
    }

    /** When, in ns since the begin of the capture. */
    public long time(int index) {
        return times[index];
    }

    public Companion companion(int index) {
        return companions.get((int) (items[index] >>> ITEM_BITS));
    }

    public long item(int index) {
        return items[index] & (1L << ITEM_BITS) - 1;
    }

    /** The first one that is not before a time. */
    public int firstFrom(long time) {
        return (int) Search.first(0, size, item -> times[(int) item] >= time);
    }
}
