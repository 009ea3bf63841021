package io.xenscope.report.export;

import java.util.function.Function;

/**
 * What texts are in a document, as bytes: each made once and remembered while no other text takes its place. Names and keys are few
 * and come again and again. For one thread.
 */
final class TextMemo {
    private static final int SLOTS = 1 << 11;

    private final Function<String, byte[]> maker;
    private final String[] texts = new String[SLOTS];
    private final byte[][] made = new byte[SLOTS][];

    TextMemo(Function<String, byte[]> maker) {
        this.maker = maker;
    }

    byte[] of(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 11 ^ hash >>> 22) & SLOTS - 1;
        // Constants and remembered names are the same object again: then nothing is compared.
        if (text != texts[slot] && !text.equals(texts[slot])) {
            made[slot] = maker.apply(text);
            texts[slot] = text;
        }
        return made[slot];
    }
}
