package io.xenscope.format.event;

/** Values by int key in an open-addressing table: filled by one thread, then only read; a look-up allocates nothing. */
final class IntTable<V> {
    private static final int SPREAD = 0x9E3779B9;

    private final int[] keys;
    private final V[] values;
    private final int shift;

    /** For up to {@code most} keys, of which it stays at least half empty. */
    @SuppressWarnings("unchecked")
    IntTable(int most) {
        int bits = 33 - Integer.numberOfLeadingZeros(most);
        keys = new int[1 << bits];
        values = (V[]) new Object[1 << bits];
        shift = 32 - bits;
    }

    void put(int key, V value) {
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = value;
    }

    /** The value, or null. */
    V get(int key) {
        return values[slot(key)];
    }

    private int slot(int key) {
        int slot = key * SPREAD >>> shift;
        while (values[slot] != null && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
