package io.xenscope.report.compare;

import java.util.Arrays;
import java.util.Locale;

/** What is compared of a quantity. */
enum Statistic {
    MEAN(0, 0),
    RATE(0, 0),
    P50(50, 100),
    P90(90, 100),
    P99(99, 1_000),
    P999(99.9, 10_000),
    /** Shown, never tested: the longer capture has the larger one. */
    MAX(100, 1);

    private final double percent;
    private final long needed;

    Statistic(double percent, long needed) {
        this.percent = percent;
        this.needed = needed;
    }

    /** The stable name of machine formats and rules. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null where there is none of that name. */
    static Statistic of(String key) {
        return Arrays.stream(values())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Of durations. */
    double percent() {
        return percent;
    }

    /** Durations without which it says nothing. */
    long needed() {
        return needed;
    }
}
