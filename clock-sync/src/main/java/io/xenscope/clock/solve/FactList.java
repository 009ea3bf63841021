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
    private int dropped;

    FactList(Clock first, Clock second) {
        this.first = first;
        this.second = second;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** How many were found, with those that were dropped. */
    int found() {
        return count + dropped;
    }

    void add(boolean pointIsSecond, long point, long start, long end) {
        if (count * WORDS == words.length) {
            words = Arrays.copyOf(words, (count + count / 2 + 256) * WORDS);
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

    /** Lower end of the interval that a moment at that axis time forbids. */
    long from(int fact, long time) {
        int at = fact * WORDS;
        return pointIsSecond(fact) ? first.axis(words[at + 2]) - time : time - second.axis(words[at + 3]);
    }

    /** Upper end of the forbidden interval. */
    long to(int fact, long time) {
        int at = fact * WORDS;
        return pointIsSecond(fact) ? first.axis(words[at + 3]) - time : time - second.axis(words[at + 2]);
    }

    /** Drops the facts that forbid nothing within {@code margin} of the bounds: narrower bounds they cannot touch either. */
    void keepThoseIn(Bounds bounds, Epochs epochs, long margin) {
        int kept = 0;
        for (int fact = 0; fact < count; fact++) {
            long time = time(fact);
            int epoch = epochs.of(time);
            if (from(fact, time) <= bounds.high(epoch) + margin && to(fact, time) >= bounds.low(epoch) - margin) {
                System.arraycopy(words, fact * WORDS, words, kept++ * WORDS, WORDS);
            }
        }
        dropped += count - kept;
        count = kept;
        words = Arrays.copyOf(words, Math.max(1, count) * WORDS);
    }

    /** Numbers of facts by epoch, those of epoch e from {@code starts[e]} on to {@code starts[e + 1]}. */
    int[] byEpoch(Epochs epochs, int[] starts) {
        Arrays.fill(starts, 0);
        int[] epochOf = new int[count];
        for (int fact = 0; fact < count; fact++) {
            epochOf[fact] = epochs.of(time(fact));
            starts[epochOf[fact] + 1]++;
        }
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            starts[epoch + 1] += starts[epoch];
        }
        int[] next = starts.clone();
        int[] order = new int[count];
        for (int fact = 0; fact < count; fact++) {
            order[next[epochOf[fact]]++] = fact;
        }
        return order;
    }
}
