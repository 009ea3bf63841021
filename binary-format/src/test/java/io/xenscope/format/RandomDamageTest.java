package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever happens to the bytes of a file, the index accounts for all of them ({@link Indexed} checks it). */
class RandomDamageTest {
    private static final byte[] FILE = file();

    /** Which words of the file are sizes of windows: one that is wrong by chance may end at another window's header. */
    private static final BitSet SIZES = sizes();

    private final Random random = new Random(20_261_121);

    private static byte[] file() {
        TraceWriter writer = new TraceWriter();
        for (int i = 0; i < 40; i++) {
            writer.window(i % 4, Made.records(1_000L * i, 1 + i * 7 % 13));
        }
        return writer.bytes();
    }

    private static BitSet sizes() {
        WindowIndex index = Indexed.index(new ArraySource("made", FILE), new Problems(), 1);
        BitSet words = new BitSet();
        IntStream.range(0, index.count()).forEach(i -> words.set((int) index.start(i) / 4 - 1));
        return words;
    }

    @Test
    void any_single_bit_but_of_a_size_costs_one_window_at_most() {
        for (int bit = 0; bit < 8 * FILE.length; bit++) {
            int windows = Indexed.of(flipped(bit)).windows().size();
            assertTrue(windows >= 39 || SIZES.get(bit / 32), "bit " + bit + " leaves " + windows + " windows");
        }
    }

    private static byte[] flipped(int bit) {
        byte[] damaged = FILE.clone();
        damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
        return damaged;
    }

    @Test
    void any_cut() {
        for (int length = 0; length <= FILE.length; length++) {
            Indexed.of(Made.cut(FILE, length));
        }
    }

    @Test
    void any_hole_of_any_filling() {
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = FILE.clone();
            int from = random.nextInt(FILE.length);
            int to = from + random.nextInt(Math.min(400, FILE.length - from)) + 1;
            Arrays.fill(damaged, from, to, (byte) random.nextInt(256));
            Indexed.of(damaged);
        }
    }

    @Test
    void any_bytes_missing_or_more() {
        for (int i = 0; i < 20_000; i++) {
            int from = random.nextInt(FILE.length);
            int to = Math.max(0, Math.min(FILE.length, from + random.nextInt(200) - 100));
            Indexed.of(Made.joined(Made.cut(FILE, from), Arrays.copyOfRange(FILE, to, FILE.length)));
        }
    }

    @Test
    void words_that_look_like_headers_anywhere() {
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = FILE;
            for (int j = 0; j < 1 + i % 5; j++) {
                int at = random.nextInt(FILE.length / 4 - 2) * 4;
                damaged = Made.withWords(
                        damaged, at, RecordHeader.CPU_CHANGE, random.nextInt(4), random.nextInt(100) * 4);
            }
            Indexed.of(damaged);
        }
    }

    @Test
    void pure_noise() {
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(500)];
            random.nextBytes(noise);
            Indexed.of(noise);
        }
    }
}
