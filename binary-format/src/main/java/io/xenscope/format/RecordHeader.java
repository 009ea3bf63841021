package io.xenscope.format;

import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HvmEvents;

/**
 * The first word of a record (xentrace format, section 1.1).
 *
 * <pre>
 * 31        cycles flag: a 64-bit TSC follows
 * 30 .. 28  number of extra words, 0..7
 * 27 ..  0  event: 27..16 class (one bit), 15..12 sub-class, 11..0 number
 * </pre>
 */
public final class RecordHeader {
    /** The whole header word of a CPU_CHANGE record: no TSC, two extra words. */
    public static final int CPU_CHANGE = 2 << 28 | GenEvents.TRACE_CPU_CHANGE;

    /** Bytes of a record that is nothing but its header. */
    public static final int LEAST_BYTES = 4;

    /** Bytes of a record with a TSC and all the extra words that there can be. */
    public static final int MOST_BYTES = 40;

    /** Bytes of a CPU_CHANGE record, which opens every window. */
    public static final int WINDOW_HEADER_BYTES = 12;

    /** The largest window xentrace can write: 65,535 pages of buffer less its 8 bytes of state. */
    public static final int LARGEST_WINDOW = 268_431_352;

    /** Pcpu numbers above are taken for damage. */
    public static final int HIGHEST_PCPU = 4095;

    private static final int EVENT_MASK = 0x0FFF_FFFF;
    private static final int CLASSES = 0x8FF;

    private RecordHeader() {}

    public static int event(int header) {
        return header & EVENT_MASK;
    }

    public static int words(int header) {
        return header >>> 28 & 7;
    }

    public static boolean hasTsc(int header) {
        return header < 0;
    }

    /**
     * How many words of domain and vcpu Xen 3.2 and 3.3 wrote before the payload of a record with this header: one of every HVM
     * event, otherwise none (xentrace format, section 7).
     */
    public static int prefixWords(int header) {
        return HvmEvents.isHvm(event(header)) && words(header) > 0 ? 1 : 0;
    }

    /** Bytes of the whole record: 4 to 40. */
    public static int size(int header) {
        return 4 + (header >>> 28 & 8) + 4 * words(header);
    }

    /** {@link #size} of a header with the flag for a TSC: one operation less on the way to the next record. */
    public static int sizeWithTsc(int header) {
        return 4 * (header >>> 28) - 20;
    }

    /** {@link #size} of a header without that flag. */
    public static int sizeWithoutTsc(int header) {
        return 4 * (header >>> 28) + 4;
    }

    /**
     * Whether Xen could have written this header: its class is one bit, and one that was ever assigned; its sub-class is
     * one bit too, or all four, which stand for none.
     */
    public static boolean isPlausible(int header) {
        int eventClass = event(header) >>> 16;
        int subclass = header >>> 12 & 0xF;
        return Integer.bitCount(eventClass) == 1
                && (eventClass & CLASSES) != 0
                && (Integer.bitCount(subclass) == 1 || subclass == 0xF);
    }
}
