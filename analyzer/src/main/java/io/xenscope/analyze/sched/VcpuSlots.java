package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;
import java.util.Arrays;

/** Small numbers for the vcpus that one worker meets: 0 is the unknown vcpu, others in the order of first sight. */
public final class VcpuSlots {
    /** The slot of {@link VcpuKey#UNKNOWN}, which is also the answer where there are too many. */
    public static final int UNKNOWN = 0;

    /** A run has 20 bits for its slot. */
    static final int MOST = 1 << 20;

    private static final int FREE = -1;

    private int[] keys = new int[64];
    private int count = 1;
    private int[] table = new int[256];

    public VcpuSlots() {
        keys[UNKNOWN] = VcpuKey.UNKNOWN;
        Arrays.fill(table, FREE);
    }

    /** A slot of its own for a vcpu whose name may become known later; its key is that of the unknown vcpu. */
    public int addUnnamed() {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
        }
        keys[count] = VcpuKey.UNKNOWN;
        return count++;
    }

    public int count() {
        return count;
    }

    public int key(int slot) {
        return keys[slot];
    }

    /** The slot of a vcpu; {@link #UNKNOWN} where all slots are taken. */
    public int slot(int key) {
        int at = hash(key) & table.length - 1;
        while (table[at] != FREE) {
            if (keys[table[at]] == key) {
                return table[at];
            }
            at = at + 1 & table.length - 1;
        }
        return key == VcpuKey.UNKNOWN || count == MOST ? UNKNOWN : insert(key, at);
    }

    private int insert(int key, int at) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
        }
        keys[count] = key;
        table[at] = count;
        if (2 * ++count > table.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        table = new int[2 * table.length];
        Arrays.fill(table, FREE);
        for (int slot = 1; slot < count; slot++) {
            if (keys[slot] == VcpuKey.UNKNOWN) {
                continue;
            }
            int at = hash(keys[slot]) & table.length - 1;
            while (table[at] != FREE) {
                at = at + 1 & table.length - 1;
            }
            table[at] = slot;
        }
    }

    private static int hash(int key) {
        int mixed = key * 0x9E37_79B9;
        return mixed ^ mixed >>> 15;
    }
}
