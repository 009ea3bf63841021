package io.xenscope.clock.solve;

import java.util.Arrays;

/**
 * The facts about one pair that can still matter: a moment on one clock, a run on the other. Few, once the offset is
 * known to microseconds; held as TSCs, so that they outlast a move of the axes.
 */
final class FactList {
    private static final int WORDS = 4;

    private final Clock first;
    private final Clock second;
    private long[] words = new long[4 * WORDS];
    private int count;

    FactList(Clock first, Clock second) {
        this.first = first;
        this.second = second;
    }

    int count() {
        return count;
    }

    void add(boolean pointIsSecond, long point, long start, long end) {
        if (count * WORDS == words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        int at = count++ * WORDS;
        words[at] = pointIsSecond ? 1 : 0;
        words[at + 1] = point;
        words[at + 2] = start;
        words[at + 3] = end;
    }

    private boolean pointIsSecond(int fact) {
        return words[fact * WORDS] == 1;
    }

    /** Axis time of the moment. */
    long time(int fact) {
        return (pointIsSecond(fact) ? second : first).axis(words[fact * WORDS + 1]);
    }

    /** Lower end of the forbidden interval. */
    long from(int fact) {
        int at = fact * WORDS;
        return pointIsSecond(fact)
                ? first.axis(words[at + 2]) - second.axis(words[at + 1])
                : first.axis(words[at + 1]) - second.axis(words[at + 3]);
    }

    /** Upper end of the forbidden interval. */
    long to(int fact) {
        int at = fact * WORDS;
        return pointIsSecond(fact)
                ? first.axis(words[at + 3]) - second.axis(words[at + 1])
                : first.axis(words[at + 1]) - second.axis(words[at + 2]);
    }

    /** Numbers of facts by epoch, those of epoch e from {@code starts[e]} on to {@code starts[e + 1]}. */
    int[] byEpoch(Epochs epochs, int[] starts) {
        Arrays.fill(starts, 0);
        for (int fact = 0; fact < count; fact++) {
            starts[epochs.of(time(fact)) + 1]++;
        }
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            starts[epoch + 1] += starts[epoch];
        }
        int[] next = starts.clone();
        int[] order = new int[count];
        for (int fact = 0; fact < count; fact++) {
            order[next[epochs.of(time(fact))]++] = fact;
        }
        return order;
    }
}
