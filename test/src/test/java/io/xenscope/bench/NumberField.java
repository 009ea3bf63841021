package io.xenscope.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One number in a record: its kind, its extra word, and whether it is the whole word or one half of it.
 *
 * <p>Written as a letter (d domain, v vcpu of the domain named before it, c pcpu), the word, and l or h for its low or
 * high half.
 */
record NumberField(char kind, int word, int shift, int mask) {
    static NumberField[] parse(String fields) {
        return Arrays.stream(fields.split(" ")).map(NumberField::parseOne).toArray(NumberField[]::new);
    }

    private static NumberField parseOne(String field) {
        boolean whole = field.length() == 2;
        return new NumberField(
                field.charAt(0), field.charAt(1) - '0', field.endsWith("h") ? 16 : 0, whole ? -1 : 0xFFFF);
    }

    boolean isDomain() {
        return kind == 'd';
    }

    int get(int payloadWord) {
        return payloadWord >>> shift & mask;
    }

    int get(ByteBuffer record, int payload) {
        return get(record.getInt(payload + 4 * word));
    }

    void put(ByteBuffer record, int payload, int number) {
        int at = payload + 4 * word;
        record.putInt(at, record.getInt(at) & ~(mask << shift) | (number & mask) << shift);
    }

    /** The number in the copy; all ones stands for none and stays. */
    int moved(int number, int domain, Move move) {
        if (number == mask) {
            return number;
        }
        return switch (kind) {
            case 'd' -> move.domain(number);
            case 'v' -> move.vcpu(domain, number);
            default -> move.pcpu(number);
        };
    }
}
