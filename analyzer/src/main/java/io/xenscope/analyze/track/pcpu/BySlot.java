package io.xenscope.analyze.track.pcpu;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** One account a vcpu slot, made on first use. */
public final class BySlot<T> {
    private final Supplier<T> maker;
    private Object[] items = new Object[16];

    BySlot(Supplier<T> maker) {
        this.maker = maker;
    }

    @SuppressWarnings("unchecked")
    T of(int slot) {
        Object item = slot < items.length ? items[slot] : null;
        return item == null ? make(slot) : (T) item;
    }

    private T make(int slot) {
        if (slot >= items.length) {
            items = Arrays.copyOf(items, Math.max(slot + 1, 2 * items.length));
        }
        T made = maker.get();
        items[slot] = made;
        return made;
    }

    /** Adds the account of one slot to that of another, and leaves none. */
    void move(int from, int to, BiConsumer<T, T> adder) {
        if (from < items.length && items[from] != null) {
            adder.accept(of(to), of(from));
            items[from] = null;
        }
    }

    /** Takes each slot that has an account. */
    public interface Visitor<T> {
        void item(int slot, T item);
    }

    public void forEach(Visitor<T> visitor) {
        for (int slot = 0; slot < items.length; slot++) {
            if (items[slot] != null) {
                visitor.item(slot, of(slot));
            }
        }
    }
}
