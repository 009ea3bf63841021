package io.xenscope.report.rows;

import java.util.Arrays;
import java.util.function.LongFunction;

/** Names that are made once for each number, so that those of equal value are one object, and none is made per row. */
final class KeyedNames {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final LongFunction<String> maker;
    private long[] keys = new long[1 << 8];
    private String[] names = new String[1 << 8];
    private int count;

    KeyedNames(LongFunction<String> maker) {
        this.maker = maker;
    }

    String of(long key) {
        int place = place(key);
        while (names[place] != null) {
            if (keys[place] == key) {
                return names[place];
            }
            place = place + 1 & names.length - 1;
        }
        String made = maker.apply(key);
        add(key, made);
        return made;
    }

    private int place(long key) {
        return (int) (key * SPREAD >>> 32) & names.length - 1;
    }

    private void add(long key, String name) {
        if (2 * ++count > names.length) {
            grow();
        }
        int place = place(key);
        while (names[place] != null) {
            place = place + 1 & names.length - 1;
        }
        keys[place] = key;
        names[place] = name;
    }

    private void grow() {
        long[] oldKeys = keys;
        String[] oldNames = names;
        keys = Arrays.copyOf(oldKeys, 2 * oldKeys.length);
        names = new String[keys.length];
        count = 1;
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                add(oldKeys[i], oldNames[i]);
            }
        }
    }
}
