package io.xenscope.report.spans;

import java.util.function.IntFunction;

/** Texts of numbers, made once and remembered while no other number takes their place. Any number of threads may ask. */
final class RememberedTexts {
    private static final int SLOTS = 1 << 8;

    /** Whole in every thread that sees it, since it never changes. */
    private record Remembered(int number, String text) {}

    private final IntFunction<String> maker;
    private final Remembered[] slots = new Remembered[SLOTS];

    RememberedTexts(IntFunction<String> maker) {
        this.maker = maker;
    }

    String of(int number) {
        int slot = (number ^ number >>> 8 ^ number >>> 13) & SLOTS - 1;
        Remembered known = slots[slot];
        if (known == null || known.number != number) {
            known = new Remembered(number, maker.apply(number));
            slots[slot] = known;
        }
        return known.text;
    }
}
