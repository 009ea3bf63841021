package io.xenscope.analyze.merge;

/** A set of events, asked by the header word of a record: a bit for each number of the sub-classes that occur in it. */
public final class EventSet {
    private static final int NUMBERS = 1 << 12;
    private static final int SUBCLASSES = 1 << 16;

    private final long[][] bits = new long[SUBCLASSES][];

    /** Adds each event that equals {@code event} but for {@code freeBits} of its number. */
    public EventSet add(int event, int freeBits) {
        int subclass = event >>> 12 & SUBCLASSES - 1;
        int free = freeBits & NUMBERS - 1;
        int chosen = free;
        do {
            int number = event & NUMBERS - 1 & ~free | chosen;
            bitsOf(subclass)[number / Long.SIZE] |= 1L << number;
            chosen = chosen - 1 & free;
        } while (chosen != free);
        return this;
    }

    private long[] bitsOf(int subclass) {
        if (bits[subclass] == null) {
            bits[subclass] = new long[NUMBERS / Long.SIZE];
        }
        return bits[subclass];
    }

    /** Adds all events of another set. */
    public EventSet add(EventSet other) {
        for (int subclass = 0; subclass < SUBCLASSES; subclass++) {
            for (int i = 0; other.bits[subclass] != null && i < NUMBERS / Long.SIZE; i++) {
                bitsOf(subclass)[i] |= other.bits[subclass][i];
            }
        }
        return this;
    }

    /** Whether the event of a header word is in the set; flags of the header do not matter. */
    public boolean has(int header) {
        long[] numbers = bits[header >>> 12 & SUBCLASSES - 1];
        return numbers != null && (numbers[(header & NUMBERS - 1) >>> 6] & 1L << header) != 0;
    }
}
