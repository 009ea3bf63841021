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
