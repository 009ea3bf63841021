package io.xenscope.report.dump;

import io.xenscope.format.OutsideMemory;
import java.nio.ByteBuffer;
import net.openhft.chronicle.core.Memory;

/**
 * Memory outside the heap in which lines are made: written a word at a time by address, without a check of its own, and
 * taken by the system from where it lies. Little-endian; places need not be aligned.
 */
final class LineMemory {
    /** How many characters are copied at a time: most texts at once. */
    static final int STEP = 32;

    private static final Memory MEMORY = OutsideMemory.MEMORY;

    private final ByteBuffer bytes;
    private final long begin;

    LineMemory(int size) {
        bytes = ByteBuffer.allocateDirect(size);
        begin = OutsideMemory.address(bytes);
    }

    /** Address of the first byte. */
    long begin() {
        return begin;
    }

    int size() {
        return bytes.capacity();
    }

    /** The bytes between two addresses, as long as nothing else is asked for. */
    ByteBuffer bytes(long from, long to) {
        return bytes.limit((int) (to - begin)).position((int) (from - begin));
    }

    /** Twice the size, with what lies before {@code end}. */
    LineMemory grown(long end) {
        LineMemory larger = new LineMemory(Math.multiplyExact(2, size()));
        MEMORY.copyMemory(begin, larger.begin, end - begin);
        return larger;
    }

    /** Copies text from elsewhere in such memory, and up to {@link #STEP} characters of what lies behind it. */
    static void copy(long to, long from, int length) {
        copyStep(to, from);
        if (length > STEP) {
            copyRest(to, from, length);
        }
    }

    /** In two, because the fast compiler takes no method of more than 28 bytes of code into one three calls above it. */
    static void copyStep(long to, long from) {
        copyTwo(to, from);
        copyTwo(to + 16, from + 16);
    }

    private static void copyTwo(long to, long from) {
        put(to, longAt(from));
        put(to + 8, longAt(from + 8));
    }

    /** Copies what {@link #copyStep} has left of {@code length} characters. */
    static void copyRest(long to, long from, int length) {
        for (int done = STEP; done < length; done += STEP) {
            copyStep(to + done, from + done);
        }
    }

    static int intAt(long place) {
        return MEMORY.readInt(place);
    }

    static long longAt(long place) {
        return MEMORY.readLong(place);
    }

    static void put(long place, long eightBytes) {
        MEMORY.writeLong(place, eightBytes);
    }

    static void put(long place, int fourBytes) {
        MEMORY.writeInt(place, fourBytes);
    }

    static void put(long place, short twoBytes) {
        MEMORY.writeShort(place, twoBytes);
    }

    static void put(long place, byte oneByte) {
        MEMORY.writeByte(place, oneByte);
    }
}
