package io.xenscope.analyze.companion;

import java.util.Random;

/**
 * A wall clock drawn by chance: its offset, a rate that is off by up to 200 ppm, and a wander about that line, of up to 50 ppm more, as
 * slow as clocks that are steered have it.
 */
final class DrawnClock {
    private static final long SECOND = 1_000_000_000L;

    private static final long FIRST = 1_767_607_200L * SECOND;

    private final long origin;
    private final double drift;
    /** In ns, and how fast it goes round in ns. */
    private final double wander;

    private final double period;
    private final double phase;

    DrawnClock(Random random) {
        origin = FIRST + random.nextLong(86_400 * SECOND);
        drift = (random.nextDouble() - 0.5) * 400e-6;
        period = (2 + 8 * random.nextDouble()) * SECOND;
        wander = random.nextDouble() * 50e-6 * period / (2 * Math.PI);
        phase = random.nextDouble() * 2 * Math.PI;
    }

    /** Its reading, in ns since 1970, at so many ns since the begin of the capture. */
    long at(long time) {
        double off = drift * time + wander * Math.sin(phase + 2 * Math.PI * time / period);
        return origin + time + Math.round(off);
    }

    /** The reading of a clock that runs as this one does and began with a boot, at most a day before the capture. */
    long sinceBoot(long time) {
        return at(time) - FIRST;
    }

    /** Seconds with six decimals, cut. */
    static String seconds(long nanos) {
        return String.format("%d.%06d", nanos / SECOND, nanos % SECOND / 1000);
    }
}
