package io.xenscope.analyze.companion.item;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names by number: each once, up to a limit; what is behind it shares one name. */
public final class NameTable {
    /** How many numbers there are. */
    public static final int MOST = 1 << 18;

    /** The name of what there was no more room for. */
    public static final String OTHERS = "(all others)";

    private final List<byte[]> names = new ArrayList<>();
    private int[] slots = new int[1 << 8];
    private int last = -1;

    /** The number of a name that stands in an array. */
    public int number(byte[] bytes, int from, int to) {
        if (last >= 0 && Arrays.equals(names.get(last), 0, names.get(last).length, bytes, from, to)) {
            return last;
        }
        int slot = slot(bytes, from, to);
        if (slots[slot] == 0) {
            if (names.size() == MOST - 1) {
                return others();
            }
            names.add(Arrays.copyOfRange(bytes, from, to));
            slots[slot] = names.size();
            if (2 * names.size() > slots.length) {
                grow();
                return names.size() - 1;
            }
        }
        last = slots[slot] - 1;
        return last;
    }

    public int number(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return number(bytes, 0, bytes.length);
    }

    private int others() {
        return MOST - 1;
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & slots.length - 1;
        while (slots[slot] != 0) {
            byte[] name = names.get(slots[slot] - 1);
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                break;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[4 * slots.length];
        for (int i = 0; i < names.size(); i++) {
            slots[slot(names.get(i), 0, names.get(i).length)] = i + 1;
        }
    }

    public String name(int number) {
        return number >= names.size() ? OTHERS : new String(names.get(number), StandardCharsets.ISO_8859_1);
    }

    public int size() {
        return names.size();
    }
}
