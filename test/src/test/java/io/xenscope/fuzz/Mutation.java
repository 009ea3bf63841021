package io.xenscope.fuzz;

import io.xenscope.samples.DamagedBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What happens to captures: by disks and memory, by full disks, by tools that cut and join, by clocks. */
enum Mutation {
    FLIPPED_BIT((capture, random) -> DamagedBytes.flipBit(capture.bytes(), random.nextInt(8 * capture.size()))),

    FLIPPED_BITS((capture, random) -> {
        byte[] bytes = capture.bytes();
        for (int i = random.nextInt(2, 65); i > 0; i--) {
            int bit = random.nextInt(8 * bytes.length);
            bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
        return bytes;
    }),

    OVERWRITTEN((capture, random) -> Stretch.of(capture, random, 1024).noise(random)),

    FILLED((capture, random) -> Stretch.of(capture, random, 1024).filled((byte) random.nextInt(256))),

    ZERO_HOLE((capture, random) -> Stretch.of(capture, random, 16_384).filled((byte) 0)),

    ZERO_TAIL(
            (capture, random) -> DamagedBytes.zeroed(capture.bytes(), random.nextInt(capture.size()), capture.size())),

    CUT_TAIL((capture, random) -> DamagedBytes.cut(capture.bytes(), random.nextInt(capture.size()))),

    CUT_HEAD((capture, random) -> DamagedBytes.without(capture.bytes(), 0, random.nextInt(capture.size()))),

    BYTES_MISSING((capture, random) -> Stretch.of(capture, random, 4096).missing()),

    BYTES_INSERTED((capture, random) -> {
        byte[] more = Stretch.of(capture, random, 4096).copied();
        return DamagedBytes.inserted(capture.bytes(), random.nextInt(capture.size()), more);
    }),

    WINDOWS_SHUFFLED((capture, random) -> ShuffledWindows.of(capture).shuffled(random)),

    WINDOWS_DUPLICATED((capture, random) -> ShuffledWindows.of(capture).duplicated(random)),

    WINDOWS_MISSING((capture, random) -> ShuffledWindows.of(capture).thinned(random)),

    WINDOW_SIZE((capture, random) -> {
        ByteBuffer bytes = capture.copy();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int place = capture.window(random.nextInt(capture.windows())) + 8;
            bytes.putInt(place, Absurd.size(bytes.getInt(place), random));
        }
        return bytes.array();
    }),

    PCPU_NUMBER((capture, random) -> {
        ByteBuffer bytes = capture.copy();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bytes.putInt(capture.window(random.nextInt(capture.windows())) + 4, Absurd.pcpu(random));
        }
        return bytes.array();
    }),

    TSC_JUMP((capture, random) -> ClockDamage.moved(capture, random, 1L << random.nextInt(20, 63))),

    TSC_STEP_BACK((capture, random) -> ClockDamage.moved(capture, random, -(1L << random.nextInt(4, 63)))),

    TSC_ZERO((capture, random) -> ClockDamage.set(capture, random, () -> 0)),

    TSC_ABSURD((capture, random) -> ClockDamage.set(capture, random, random::nextLong)),

    JOINED((capture, random) ->
            DamagedBytes.joined(capture.bytes(), ClockDamage.moved(capture, random, random.nextLong()))),

    WORD_COUNTS((capture, random) -> headers(capture, random, header -> header ^ random.nextInt(1, 16) << 28)),

    EVENTS((capture, random) -> headers(capture, random, header -> header & 0xF000_0000 | random.nextInt(1 << 28))),

    /** Losses where none were, of any length. */
    LOSSES((capture, random) -> headers(capture, random, header -> header & 0xF000_0000 | 0x0001_F001)),

    PAYLOADS((capture, random) -> {
        ByteBuffer bytes = capture.copy();
        for (int i = random.nextInt(1, 200); i > 0; i--) {
            bytes.putInt(random.nextInt(capture.size() / 4) * 4, Absurd.word(random));
        }
        return bytes.array();
    }),

    SEVERAL((capture, random) -> {
        byte[] bytes = capture.bytes();
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            Specimen damaged = Specimen.ofDamaged(bytes);
            if (damaged == null) {
                return bytes;
            }
            bytes = one(random.nextInt(values().length - 1)).of(damaged, random);
        }
        return bytes;
    });

    /** Makes a damaged copy. */
    private interface Change {
        byte[] of(Specimen capture, SplittableRandom random);
    }

    private interface HeaderChange {
        int of(int header);
    }

    private final Change change;

    Mutation(Change change) {
        this.change = change;
    }

    byte[] of(Specimen capture, SplittableRandom random) {
        return change.of(capture, random);
    }

    private static Mutation one(int ordinal) {
        return values()[ordinal];
    }

    private static byte[] headers(Specimen capture, SplittableRandom random, HeaderChange change) {
        ByteBuffer bytes = capture.copy();
        for (int i = random.nextInt(1, 33); i > 0; i--) {
            int place = capture.record(random.nextInt(capture.records()));
            bytes.putInt(place, change.of(bytes.getInt(place)));
        }
        return bytes.array();
    }

    /** A run of bytes somewhere in a capture, of at most so many. */
    private record Stretch(byte[] bytes, int from, int to) {
        static Stretch of(Specimen capture, SplittableRandom random, int most) {
            int from = random.nextInt(capture.size());
            int length = random.nextInt(1, most + 1);
            return new Stretch(capture.bytes(), from, Math.min(capture.size(), from + length));
        }

        byte[] filled(byte value) {
            Arrays.fill(bytes, from, to, value);
            return bytes;
        }

        byte[] noise(SplittableRandom random) {
            for (int i = from; i < to; i++) {
                bytes[i] = (byte) random.nextInt(256);
            }
            return bytes;
        }

        byte[] missing() {
            return DamagedBytes.without(bytes, from, to);
        }

        byte[] copied() {
            return Arrays.copyOfRange(bytes, from, to);
        }
    }
}
