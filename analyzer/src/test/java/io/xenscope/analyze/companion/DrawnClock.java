package io.xenscope.analyze.companion;

import java.util.Random;

/** A wall clock drawn by chance: its offset, and a rate that is off by up to 200 ppm. */
final class DrawnClock {
    private static final long SECOND = 1_000_000_000L;

    private final long origin;
    private final double drift;

    DrawnClock(Random random) {
        origin = 1_767_607_200L * SECOND + random.nextLong(86_400 * SECOND);
        drift = (random.nextDouble() - 0.5) * 400e-6;
    }

    /** Its reading, in ns since 1970, at so many ns since the begin of the capture. */
    long at(long time) {
        return origin + time + Math.round(drift * time);
    }

    /** Seconds with six decimals, cut. */
    static String seconds(long nanos) {
        return String.format("%d.%06d", nanos / SECOND, nanos % SECOND / 1000);
    }
}
