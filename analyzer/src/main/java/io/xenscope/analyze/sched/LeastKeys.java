package io.xenscope.analyze.sched;

import java.util.Arrays;

/** The least of any number of keys, taken as unsigned, each once: up to so many, in memory for twice as many. */
final class LeastKeys {
    private final int most;
    private final int[] keys;
    private int count;
    private int greatest = -1;

    LeastKeys(int most) {
        this.most = most;
        this.keys = new int[2 * most];
    }

    void add(int key) {
        if (Integer.compareUnsigned(key, greatest) > 0) {
            return;
        }
        if (count == keys.length) {
            settle();
        }
        keys[count++] = key;
    }

    /** Those kept, in order. */
    int[] sorted() {
        settle();
        return Arrays.copyOf(keys, count);
    }

    private void settle() {
        int[] sorted = Arrays.stream(keys, 0, count)
                .map(LeastKeys::flipped)
                .sorted()
                .distinct()
                .limit(most)
                .map(LeastKeys::flipped)
                .toArray();
        count = sorted.length;
        System.arraycopy(sorted, 0, keys, 0, count);
        if (count == most) {
            greatest = keys[count - 1];
        }
    }

    /** Signed order of what this makes is unsigned order of what it is made of, and the other way round. */
    private static int flipped(int key) {
        return key ^ Integer.MIN_VALUE;
    }
}
