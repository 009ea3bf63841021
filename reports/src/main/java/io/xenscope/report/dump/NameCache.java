package io.xenscope.report.dump;

import java.util.function.IntFunction;

/** Texts of numbers, each made when first asked for; where three numbers share two places, the eldest makes room. */
final class NameCache {
    private static final int BITS = 8;
    private static final int SPREAD = 0x9E37_79B9;

    private final IntFunction<String> namer;
    private final int[] numbers = new int[1 << BITS];
    private final Chunk[] texts = new Chunk[1 << BITS];

    NameCache(IntFunction<String> namer) {
        this.namer = namer;
    }

    Chunk of(int number) {
        int place = number * SPREAD >>> 32 - BITS;
        Chunk text = texts[place];
        if (text != null && numbers[place] == number) {
            return text;
        }
        text = texts[place ^ 1];
        return text != null && numbers[place ^ 1] == number ? text : make(number, place);
    }

    private Chunk make(int number, int place) {
        numbers[place ^ 1] = numbers[place];
        texts[place ^ 1] = texts[place];
        numbers[place] = number;
        texts[place] = Chunk.of(namer.apply(number));
        return texts[place];
    }
}
