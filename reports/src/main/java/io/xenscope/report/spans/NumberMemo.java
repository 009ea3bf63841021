package io.xenscope.report.spans;

import java.util.function.ToIntFunction;

/**
 * Numbers of names and keys, found once and remembered while no other text takes the place. These texts are constants, or remembered
 * themselves, so that it is enough to know the same object again. For one thread.
 */
public final class NumberMemo {
    private static final int BITS = 10;
    private static final int SLOTS = 1 << BITS;

    private final ToIntFunction<String> finder;
    private final String[] texts = new String[SLOTS];
    private final int[] numbers = new int[SLOTS];

    /** A text always has the number that {@code finder} gives it first; negative ones are not remembered. */
    public NumberMemo(ToIntFunction<String> finder) {
        this.finder = finder;
    }

    public int of(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> BITS ^ hash >>> 2 * BITS) & SLOTS - 1;
        if (texts[slot] == text) {
            return numbers[slot];
        }
        int number = finder.applyAsInt(text);
        if (number >= 0) {
            numbers[slot] = number;
            texts[slot] = text;
        }
        return number;
    }
}
