package io.xenscope.analyze.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One account a vcpu slot, made on first use. */
public final class BySlot<T> {
    private final Supplier<T> maker;
    private final List<T> items = new ArrayList<>();

    BySlot(Supplier<T> maker) {
        this.maker = maker;
    }

    T of(int slot) {
        T item = slot < items.size() ? items.get(slot) : null;
        return item == null ? make(slot) : item;
    }

    private T make(int slot) {
        while (items.size() <= slot) {
            items.add(null);
        }
        T made = maker.get();
        items.set(slot, made);
        return made;
    }

    /** Takes each slot that has an account. */
    public interface Visitor<T> {
        void item(int slot, T item);
    }

    public void forEach(Visitor<T> visitor) {
        for (int slot = 0; slot < items.size(); slot++) {
            if (items.get(slot) != null) {
                visitor.item(slot, items.get(slot));
            }
        }
    }
}
