package io.xenscope.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventBytesTest {
    private final EventBytes bytes = new EventBytes();

    private String text() {
        return new String(bytes.copy(), StandardCharsets.UTF_8);
    }

    @Test
    void numbers_have_the_digits_that_java_gives_them() {
        StringBuilder expected = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            bytes.number(value);
            bytes.write(' ');
            expected.append(value).append(' ');
        }
        assertEquals(expected.toString(), text());
    }

    @Test
    void numbers_at_the_borders_of_their_lengths_are_whole() {
        StringBuilder expected = new StringBuilder();
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, -power}) {
                bytes.number(value);
                bytes.write(' ');
                expected.append(value).append(' ');
            }
        }
        bytes.number(Long.MAX_VALUE);
        bytes.number(Long.MIN_VALUE);
        assertEquals(expected + "9223372036854775807-9223372036854775808", text());
    }

    @Test
    void all_numbers_of_six_digits_and_fewer_are_whole() {
        StringBuilder expected = new StringBuilder();
        for (int value = 0; value < 1_000_000; value += 1 + value % 7) {
            bytes.number(value);
            expected.append(value);
        }
        assertEquals(expected.toString(), text());
    }

    /** As times of two clocks are, which take turns. */
    @Test
    void numbers_that_follow_each_other_closely_are_whole() {
        StringBuilder expected = new StringBuilder();
        Random random = new Random(2);
        long[] last = {999_000, 1_700_000_000_000_000_000L};
        for (int i = 0; i < 20_000; i++) {
            int clock = random.nextInt(2);
            last[clock] += random.nextInt(300_000) - 1_000;
            bytes.number(last[clock]);
            bytes.write(' ');
            expected.append(last[clock]).append(' ');
        }
        assertEquals(expected.toString(), text());
    }

    @Test
    void names_of_spans_have_sixteen_digits() {
        bytes.hex(0x0123_4567_89ab_cdefL);
        bytes.hex(-1);
        bytes.hex(0);
        assertEquals("0123456789abcdef" + "ffffffffffffffff" + "0000000000000000", text());
    }

    @Test
    void what_was_emptied_is_used_again() {
        bytes.write("first".getBytes(StandardCharsets.UTF_8));
        bytes.clear();
        bytes.write("2nd".getBytes(StandardCharsets.UTF_8));
        assertEquals("2nd", text());
    }
}
