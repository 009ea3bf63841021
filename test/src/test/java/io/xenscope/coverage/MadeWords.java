package io.xenscope.coverage;

import java.util.SplittableRandom;

/** Payloads at random, the same at each run. */
final class MadeWords {
    private MadeWords() {}

    static int[] of(int event, int count) {
        return new SplittableRandom(31L * event + count).ints(count).toArray();
    }
}
