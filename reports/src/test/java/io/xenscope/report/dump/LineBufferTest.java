package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LineBufferTest {
    private final LineBuffer buffer = new LineBuffer();

    private String text(Consumer<LineBuffer> writes) {
        buffer.clear();
        buffer.beginLine();
        writes.accept(buffer);
        return StandardCharsets.US_ASCII.decode(buffer.bytes(0)).toString();
    }

    /** Borders of all lengths, in both bases, and random numbers of all magnitudes. */
    private static LongStream numbers() {
        Random random = new Random(1);
        LongStream borders = LongStream.iterate(1, n -> n > 0, n -> n * 10).flatMap(n -> LongStream.of(n - 1, n, -n));
        LongStream powers = LongStream.range(0, 64).map(n -> 1L << n).flatMap(n -> LongStream.of(n - 1, n, -n));
        LongStream some = random.longs(10_000).map(n -> n >> random.nextInt(64));
        return LongStream.concat(LongStream.concat(borders, powers), some);
    }

    @Test
    void numbers_read_as_java_writes_them() {
        numbers().forEach(n -> {
            assertEquals(Long.toString(n), text(out -> out.decimal(n)));
            assertEquals(Long.toUnsignedString(n), text(out -> out.unsigned(n)));
            assertEquals("0x" + Long.toHexString(n), text(out -> out.hex(n)));
            assertEquals(BigDecimal.valueOf(n, 3).toPlainString(), text(out -> out.thousandths(n)), Long.toString(n));
        });
    }

    @Test
    void nanoseconds_of_a_second_have_nine_digits() {
        new Random(2)
                .ints(10_000, 0, 1_000_000_000)
                .forEach(n -> assertEquals(String.format("%09d ", n), text(out -> out.nine(n))));
        assertEquals("000000000 999999999 ", text(out -> {
            out.nine(0);
            out.nine(999_999_999);
        }));
    }

    @Test
    void chunks_of_all_lengths_stand_side_by_side() {
        String text = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-";
        for (int length = 0; length <= text.length(); length++) {
            String part = text.substring(0, length);
            assertEquals(
                    part + "|" + part,
                    text(out -> out.put(Chunk.of(part)).put('|').put(Chunk.of(part))));
        }
    }

    @Test
    void what_was_written_is_copied_and_put_again() {
        String text = "abcdefghijklmnopqrstuvwxyz0123456789".repeat(3);
        LineMemory elsewhere = new LineMemory(1000);
        for (int length = 0; length <= text.length(); length++) {
            String part = text.substring(0, length);
            assertEquals("<" + part + part + ">", text(out -> {
                out.put('<').put(Chunk.of(part));
                int copied = out.copy(1, elsewhere.begin() + 1);
                out.put(elsewhere.begin() + 1, copied).put('>');
            }));
        }
    }

    @Test
    void what_was_put_is_taken_back_or_put_over() {
        assertEquals("ab000000012 ", text(out -> {
            out.put(Chunk.of("ab")).nine(7).put(Chunk.of("more")).cut(12);
            out.nineAt(2, 12);
        }));
    }

    @Test
    void a_character_is_put_over_another() {
        assertEquals("abXd", text(out -> out.put(Chunk.of("abcd")).set(2, 'X')));
    }

    @Test
    void the_first_bytes_can_be_left_out() {
        buffer.clear();
        buffer.put(Chunk.of(",\nrow"));
        assertEquals("row", StandardCharsets.US_ASCII.decode(buffer.bytes(2)).toString());
    }

    @Test
    void it_grows_with_the_lines() {
        StringBuilder expected = new StringBuilder();
        String line = "x".repeat(900);
        assertEquals(line.repeat(1000), text(out -> {
            for (int i = 0; i < 1000; i++) {
                out.beginLine();
                out.put(Chunk.of(line));
                expected.append(line);
            }
        }));
    }
}
