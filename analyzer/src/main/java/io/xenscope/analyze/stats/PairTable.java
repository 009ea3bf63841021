package io.xenscope.analyze.stats;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * One account for each pair of numbers, made on first use; a look-up allocates nothing. What a capture can name without
 * end (addresses, frames) would fill the memory, so there is a limit: behind it all share one account, the rest.
 */
public final class PairTable<T> {
    private final Supplier<T> maker;
    private final int most;
    private long[] firsts = new long[64];
    private long[] seconds = new long[64];
    private Object[] items = new Object[64];
    private int count;
    private T rest;
    private long left;

    /** {@code most} accounts apart from the rest. */
    public PairTable(int most, Supplier<T> maker) {
        this.most = most;
        this.maker = maker;
    }

    /** The account of a pair; the rest where the table is full and does not have it. */
    public T of(long first, long second) {
        int at = place(first, second);
        return items[at] != null ? item(at) : insert(at, first, second);
    }

    /** The account of a pair that has one of its own; null where it has none. */
    public T known(long first, long second) {
        return item(place(first, second));
    }

    private int place(long first, long second) {
        int mask = items.length - 1;
        long mixed = (first * 0x9E37_79B9_7F4A_7C15L ^ second) * 0xC2B2_AE3D_27D4_EB4FL;
        int at = (int) (mixed >>> 40 ^ mixed >>> 20) & mask;
        while (items[at] != null && (firsts[at] != first || seconds[at] != second)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private T insert(int at, long first, long second) {
        if (count == most) {
            left++;
            return rest == null ? rest = maker.get() : rest;
        }
        T made = maker.get();
        put(at, first, second, made);
        if (2 * ++count > items.length) {
            grow();
        }
        return made;
    }

    private void put(int at, long first, long second, Object item) {
        firsts[at] = first;
        seconds[at] = second;
        items[at] = item;
    }

    private void grow() {
        long[] oldFirsts = firsts;
        long[] oldSeconds = seconds;
        Object[] oldItems = items;
        firsts = new long[2 * oldItems.length];
        seconds = new long[2 * oldItems.length];
        items = new Object[2 * oldItems.length];
        for (int i = 0; i < oldItems.length; i++) {
            if (oldItems[i] != null) {
                put(place(oldFirsts[i], oldSeconds[i]), oldFirsts[i], oldSeconds[i], oldItems[i]);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private T item(int at) {
        return (T) items[at];
    }

    /** The account that all pairs behind the limit share; null where there are none. */
    public T rest() {
        return rest;
    }

    /** Look-ups that ended in the rest. */
    public long left() {
        return left;
    }

    public int count() {
        return count;
    }

    /** Takes each pair that has an account of its own. */
    public interface Visitor<T> {
        void item(long first, long second, T item);
    }

    /** Gives all but the rest, by first number, then second. */
    public void forEach(Visitor<T> visitor) {
        Integer[] order = new Integer[count];
        int found = 0;
        for (int at = 0; at < items.length; at++) {
            if (items[at] != null) {
                order[found++] = at;
            }
        }
        Arrays.sort(
                order,
                (a, b) -> firsts[a] != firsts[b]
                        ? Long.compare(firsts[a], firsts[b])
                        : Long.compareUnsigned(seconds[a], seconds[b]));
        for (int at : order) {
            visitor.item(firsts[at], seconds[at], item(at));
        }
    }
}
