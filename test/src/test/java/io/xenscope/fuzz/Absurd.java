package io.xenscope.fuzz;

import io.xenscope.format.RecordHeader;
import java.util.SplittableRandom;

/** Numbers that hurt: ends of ranges, neighbours of what is right, and anything. */
final class Absurd {
    private static final int[] SIZES = {
        0,
        1,
        4,
        8,
        12,
        0x7FFF_FFFF,
        0x8000_0000,
        -1,
        -12,
        RecordHeader.LARGEST_WINDOW,
        RecordHeader.LARGEST_WINDOW + 4,
        RecordHeader.CPU_CHANGE
    };

    private static final int[] PCPUS = {
        4, 63, 64, 255, 256, 1023, RecordHeader.HIGHEST_PCPU, RecordHeader.HIGHEST_PCPU + 1, 0x7FFF_FFFF, -1
    };

    private static final int[] WORDS = {
        0, 1, -1, 0x7FFF_FFFF, 0x8000_0000, 0x7FFF_0000, 0x0000_7FFF, 0xFFFF_7FFF, RecordHeader.CPU_CHANGE
    };

    private Absurd() {}

    static int size(int right, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> right + random.nextInt(-64, 65);
            case 1 -> random.nextInt();
            default -> SIZES[random.nextInt(SIZES.length)];
        };
    }

    static int pcpu(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextInt(5000) : PCPUS[random.nextInt(PCPUS.length)];
    }

    static int word(SplittableRandom random) {
        return random.nextBoolean() ? random.nextInt() : WORDS[random.nextInt(WORDS.length)];
    }
}
