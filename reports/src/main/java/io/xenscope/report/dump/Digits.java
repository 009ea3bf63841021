package io.xenscope.report.dump;

/**
 * Digits of numbers, several side by side in one word, the highest in the lowest byte. By multiplication only: a division
 * takes the time of a whole word.
 */
final class Digits {
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final int[] THREES = threes();
    private static final long[] POWERS = powers();

    private Digits() {}

    /** The eight digits of a number below 10^8: halves, then pairs, then digits, all at once. */
    static long eight(int value) {
        long upper = value * 3_518_437_209L >>> 45;
        long fours = upper | value - 10_000 * upper << 32;
        long hundreds = fours * 10_486 >>> 20 & 0x0000_007f_0000_007fL;
        long pairs = hundreds | fours - 100 * hundreds << 16;
        long tens = pairs * 103 >>> 10 & 0x000f_000f_000f_000fL;
        return (tens | pairs - 10 * tens << 8) + ZEROS;
    }

    /** How often 10^8 goes into a number below 2^32. */
    static int hundredMillions(long value) {
        return (int) (value * 1_441_151_881L >>> 57);
    }

    /** How often 1000 goes into a number. */
    static int thousands(int value) {
        return (int) (value * 274_877_907L >>> 38);
    }

    /** How often 1000 goes into an unsigned number. */
    static long thousandsOf(long value) {
        return value >>> 31 == 0 ? thousands((int) value) : Long.divideUnsigned(value, 1000);
    }

    /** The three digits of a number below 1000, and a blank. */
    static int three(int value) {
        return THREES[value];
    }

    /** Writes nine digits and a blank into {@link LineMemory}; in parts that the fast compiler takes in, see {@link PlainLines}. */
    static void putNine(long at, int value) {
        int thousands = thousands(value);
        putSix(at, thousands);
        LineMemory.put(at + 6, lastThree(value, thousands));
    }

    private static void putSix(long at, int value) {
        int thousands = thousands(value);
        LineMemory.put(at, three(thousands));
        LineMemory.put(at + 3, lastThree(value, thousands));
    }

    private static int lastThree(int value, int thousands) {
        return three(value - 1000 * thousands);
    }

    /** How many digits a number below 2^63 has. */
    static int count(long value) {
        // 1233 / 4096 is a little more than the logarithm of 2.
        int guess = (64 - Long.numberOfLeadingZeros(value | 1)) * 1233 >>> 12;
        return value < POWERS[guess] && guess > 0 ? guess : guess + 1;
    }

    /** How many digits a number below 10^8 has. */
    static int count(int value) {
        if (value < 10_000) {
            return value < 100 ? value < 10 ? 1 : 2 : value < 1000 ? 3 : 4;
        }
        return value < 1_000_000 ? value < 100_000 ? 5 : 6 : value < 10_000_000 ? 7 : 8;
    }

    /** How many digits in base 16 a number has. */
    static int hexCount(long value) {
        return value < 0 ? 16 : Math.max(1, (67 - Long.numberOfLeadingZeros(value)) >>> 2);
    }

    /** The eight digits in base 16 of a number below 2^32. */
    static long eightHex(long value) {
        long spread = (value & 0xffff_0000L) >>> 16 | (value & 0xffffL) << 32;
        spread = (spread & 0x0000_ff00_0000_ff00L) >>> 8 | (spread & 0x0000_00ff_0000_00ffL) << 16;
        spread = (spread & 0x00f0_00f0_00f0_00f0L) >>> 4 | (spread & 0x000f_000f_000f_000fL) << 8;
        long letters = spread + 0x0606_0606_0606_0606L >>> 4 & 0x0101_0101_0101_0101L;
        return spread + ZEROS + letters * ('a' - '0' - 10);
    }

    private static int[] threes() {
        int[] threes = new int[1000];
        for (int i = 0; i < threes.length; i++) {
            threes[i] = '0' + i / 100 | '0' + i / 10 % 10 << 8 | '0' + i % 10 << 16 | ' ' << 24;
        }
        return threes;
    }

    private static long[] powers() {
        long[] powers = new long[20];
        powers[0] = 1;
        for (int i = 1; i < 19; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        powers[19] = Long.MAX_VALUE;
        return powers;
    }
}
