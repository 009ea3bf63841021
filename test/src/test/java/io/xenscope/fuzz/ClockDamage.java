package io.xenscope.fuzz;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** What can happen to the TSCs of a capture. */
final class ClockDamage {
    private ClockDamage() {}

    /** Another clock from some record on, of one pcpu or, every fourth time, of the whole file. */
    static byte[] moved(Specimen capture, SplittableRandom random, long ticks) {
        ByteBuffer bytes = capture.copy();
        boolean all = random.nextInt(4) == 0;
        int pcpu = bytes.getInt(capture.window(random.nextInt(capture.windows())) + 4);
        int window = 0;
        for (int i = random.nextInt(capture.records()); i < capture.records(); i++) {
            int place = capture.record(i);
            while (capture.window(window + 1) <= place) {
                window++;
            }
            if (capture.hasTsc(i) && (all || bytes.getInt(capture.window(window) + 4) == pcpu)) {
                bytes.putLong(place + 4, bytes.getLong(place + 4) + ticks);
            }
        }
        return bytes.array();
    }

    /** Other TSCs in up to 32 records. */
    static byte[] set(Specimen capture, SplittableRandom random, LongSupplier tsc) {
        ByteBuffer bytes = capture.copy();
        for (int i = random.nextInt(1, 33); i > 0; i--) {
            int record = random.nextInt(capture.records());
            if (capture.hasTsc(record)) {
                bytes.putLong(capture.record(record) + 4, tsc.getAsLong());
            }
        }
        return bytes.array();
    }
}
