package io.xenscope.analyze.rules;

import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.Hypercalls.Numbers;
import io.xenscope.format.event.PvEvents;

/**
 * Entries of PV guests into Xen that are known at one look to continue no call before them, as long as no preemption was recorded
 * since: nearly all. Each kind of them has a small number, hypercalls their own.
 */
public final class PlainEntry {
    /** It may continue a call, or is no entry. */
    public static final int NONE = -1;

    /** So many kinds there are. */
    public static final int KINDS = 96;

    private static final int CALLS = 64;
    private static final int WIDE_SHIFT = 4;
    private static final long NEVER_PLAIN = 1L << Numbers.MULTICALL | 1L << Numbers.PAGING_DOMCTL_CONT;
    private static final int COUNT_SHIFT = 8;

    private PlainEntry() {}

    /** The kind of the entry that lies at an offset, or {@link #NONE}. */
    public static int kind(ByteSource bytes, int header, long offset) {
        int event = RecordHeader.event(header);
        int number = event - PvEvents.ENTRY;
        if ((number & ~(PvEvents.WIDE | PvEvents.KIND_BITS)) != 0) {
            return NONE;
        }
        if (event == PvEvents.HYPERCALL_V2) {
            return call(bytes, header, offset);
        }
        // Calls before Xen 4.3 have their number elsewhere; captures of them are small.
        return PvEvents.isHypercall(event)
                ? NONE
                : CALLS + (number & PvEvents.KIND_BITS | (number & PvEvents.WIDE) >>> WIDE_SHIFT);
    }

    /**
     * What the entry that lies at an offset says, where it is a hypercall of which its number and how many things it asks for is
     * everything, packed for {@link #number} and {@link #count}; {@link #NONE} otherwise.
     */
    public static long simpleCall(ByteSource bytes, int header, long offset) {
        if (RecordHeader.event(header) != PvEvents.HYPERCALL_V2) {
            return NONE;
        }
        int number = call(bytes, header, offset);
        if (number == NONE || PvCallEntry.hasCommand(number)) {
            return NONE;
        }
        if (!PvCallEntry.mayBeMarked(number)) {
            return number;
        }
        long payload = payload(header, offset);
        return PvCallEntry.isCounted(bytes.i32(payload))
                ? PvCallEntry.count(bytes, payload) + 1 << COUNT_SHIFT | number
                : NONE;
    }

    /** The number of a {@link #simpleCall}. */
    public static int number(long simpleCall) {
        return (int) simpleCall & CALLS - 1;
    }

    /** How many things it asks for; {@link PvCallEntry#NONE} where its record does not say. */
    public static long count(long simpleCall) {
        return (simpleCall >>> COUNT_SHIFT) - 1;
    }

    private static long payload(int header, long offset) {
        return offset + RecordHeader.size(header) - 4L * RecordHeader.words(header);
    }

    private static int call(ByteSource bytes, int header, long offset) {
        int words = RecordHeader.words(header);
        if (words == 0) {
            return NONE;
        }
        long payload = payload(header, offset);
        int first = bytes.i32(payload);
        int number = first & Hypercalls.NUMBER_BITS;
        if (number >= CALLS || (NEVER_PLAIN >>> number & 1) != 0) {
            return NONE;
        }
        return PvCallEntry.mayBeMarked(number) && PvCallEntry.mayBeMarked(bytes, payload, words, first) ? NONE : number;
    }

    /** Whether a kind is a hypercall, whose number is that of the kind. */
    public static boolean isCall(int kind) {
        return kind < CALLS;
    }

    /** The event of a kind that is no hypercall. */
    public static int event(int kind) {
        int number = kind - CALLS;
        return PvEvents.ENTRY | number & PvEvents.KIND_BITS | number << WIDE_SHIFT & PvEvents.WIDE;
    }
}
