package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Field;
import io.xenscope.format.event.FieldType;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.format.event.PayloadWords;
import java.math.BigInteger;

/** Fields read in another way than the catalogue's: the payload as one long little-endian number, and bits of that. */
public final class FieldBits {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

    private FieldBits() {}

    public static void check(PayloadLayout layout, int[] words) {
        for (Field field : layout.fields()) {
            int last = field.type() == FieldType.BLOCK ? field.firstWord() : field.lastWord();
            assertEquals(last < words.length, field.isPresent(PayloadWords.of(words)), field + " of " + words.length);
            if (last < words.length) {
                assertEquals(expected(field, words), field.value(PayloadWords.of(words)), layout.name() + " " + field);
            }
        }
    }

    private static long expected(Field field, int[] words) {
        int first = 32 * field.firstWord();
        return switch (field.type()) {
            case U64, I64, BLOCK -> bits(words, first, 64).longValue();
            case U64_HIGH_FIRST ->
                bits(words, first, 32)
                        .shiftLeft(32)
                        .or(bits(words, first + 32, 32))
                        .longValue();
            case U8 -> bits(words, first + field.low(), 8).longValue();
            case U16 -> bits(words, first + field.low(), 16).longValue();
            case U32 -> bits(words, first + field.low(), 32).longValue();
            case I8 -> (byte) bits(words, first + field.low(), 8).intValue();
            case I16 -> (short) bits(words, first + field.low(), 16).intValue();
            case I32 -> bits(words, first + field.low(), 32).intValue();
            case BITS ->
                bits(words, first + field.low(), 1 + field.high() - field.low()).longValue();
        };
    }

    private static BigInteger bits(int[] words, int from, int count) {
        BigInteger payload = BigInteger.ZERO;
        for (int i = words.length - 1; i >= 0; i--) {
            payload = payload.multiply(WORD).add(BigInteger.valueOf(Integer.toUnsignedLong(words[i])));
        }
        return payload.shiftRight(from).mod(BigInteger.ONE.shiftLeft(count));
    }
}
