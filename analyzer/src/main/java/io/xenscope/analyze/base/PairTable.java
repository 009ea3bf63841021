package io.xenscope.analyze.base;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * One account for each pair of numbers, made on first use; a look-up allocates nothing. What a capture can name without
 * end (addresses, frames) would fill the memory, so there is a limit: behind it all share one account, the rest.
 */
public final class PairTable<T> {
    private static final int SMALLEST = 8;

    private final Supplier<T> maker;
    private final int most;
    private long[] firsts = {};
    private long[] seconds = {};
    private Object[] items = new Object[1];
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
        if (2 * ++count > items.length) {
            grow();
            put(place(first, second), first, second, made);
        } else {
            put(at, first, second, made);
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
        int size = Math.max(SMALLEST, 2 * oldItems.length);
        firsts = new long[size];
        seconds = new long[size];
        items = new Object[size];
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

    /** Adds the accounts of another table, in their order; those for which there is no room go to the rest. */
    public void add(PairTable<T> other, BiConsumer<T, T> adder) {
        add(other, first -> first, adder);
    }

    /** The same with other first numbers. */
    public void add(PairTable<T> other, LongUnaryOperator newFirst, BiConsumer<T, T> adder) {
        other.forEach((first, second, item) -> adder.accept(of(newFirst.applyAsLong(first), second), item));
        if (other.rest != null) {
            rest = rest == null ? maker.get() : rest;
            adder.accept(rest, other.rest);
            left += other.left;
        }
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
