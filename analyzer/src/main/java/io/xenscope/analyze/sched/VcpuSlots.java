package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Small numbers for the vcpus that one worker meets: 0 is the unknown vcpu, others in the order of first sight. */
public final class VcpuSlots {
    /** The slot of {@link VcpuKey#UNKNOWN}, which is also the answer where there are too many. */
    public static final int UNKNOWN = 0;

    /** A run has 20 bits for its slot. */
    static final int MOST = 1 << 20;

    private static final int FREE = -1;

    private final KeptVcpus kept;
    private int[] keys = new int[64];
    private int count = 1;
    private int[] table = new int[256];
    private int named;

    /** Of those that were met when there were too many; null before. */
    private LeastKeys more;

    public VcpuSlots() {
        this(KeptVcpus.ALL);
    }

    /** Only those kept get slots. */
    public VcpuSlots(KeptVcpus kept) {
        this.kept = kept;
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

    /** How many have slots, idle ones not counted. */
    int named() {
        return named;
    }

    /** Whether some found no slot that would have had one, had there been fewer. */
    boolean hasMore() {
        return more != null;
    }

    /** Gives each vcpu with a slot but idle ones, and, of those that found no slot, the first by name, in any order. */
    void eachNamed(IntConsumer taker) {
        for (int slot = 1; slot < count; slot++) {
            if (keys[slot] != VcpuKey.UNKNOWN && !VcpuKey.isIdle(keys[slot])) {
                taker.accept(keys[slot]);
            }
        }
        if (more != null) {
            Arrays.stream(more.sorted()).forEach(taker);
        }
    }

    /** The slot of a vcpu; {@link #UNKNOWN} where it is not kept, or all slots are taken. */
    public int slot(int key) {
        int at = hash(key) & table.length - 1;
        while (table[at] != FREE) {
            if (keys[table[at]] == key) {
                return table[at];
            }
            at = at + 1 & table.length - 1;
        }
        return hasRoom(key) ? insert(key, at) : UNKNOWN;
    }

    private boolean hasRoom(int key) {
        if (key == VcpuKey.UNKNOWN || count == MOST || !kept.include(key)) {
            return false;
        }
        if (VcpuKey.isIdle(key) || named < KeptVcpus.MOST) {
            return true;
        }
        if (more == null) {
            more = new LeastKeys(KeptVcpus.MOST + 1);
        }
        more.add(key);
        return false;
    }

    private int insert(int key, int at) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
        }
        keys[count] = key;
        table[at] = count;
        named += VcpuKey.isIdle(key) ? 0 : 1;
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
