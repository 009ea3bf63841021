package io.xenscope.analyze.pv;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.PvEvents;

/**
 * The arguments of hypercalls that Xen records, and what they mean (xentrace format, section 6).
 *
 * <pre>
 * w0    19..0 hypercall, then two bits for each of six arguments: 0 absent, 1 one word, 2 two words
 * mmu_update, multicall, mmuext_op   argument 1: how many    bit 31: goes on after it was preempted (not of multicall)
 * grant_table_op                     argument 0: command     argument 2: how many
 * vcpu_op, sched_op                  argument 0: command
 * </pre>
 */
public final class CallArguments {
    /** No such argument. */
    public static final long NONE = -1;

    public static final int MMU_UPDATE = 1;
    public static final int MULTICALL = 13;
    public static final int GRANT_TABLE_OP = 20;
    public static final int VCPU_OP = 24;
    public static final int MMUEXT_OP = 26;
    public static final int SCHED_OP = 29;

    private static final long CONTINUED = 1L << 31;
    private static final int ARGUMENTS = 6;
    /** Above are bits that say how far a preempted command has come. */
    private static final long COMMAND_BITS = 0xFFF;

    private CallArguments() {}

    /** The command; {@link #NONE} where the call has none, or its record does not tell. */
    static long command(int number, RecordCursor record) {
        boolean hasCommand = number == GRANT_TABLE_OP || number == VCPU_OP || number == SCHED_OP;
        long command = hasCommand ? argument(record, 0) : NONE;
        return command == NONE ? NONE : command & COMMAND_BITS;
    }

    /** How many things were asked for in one call, with the mark of what goes on; {@link #NONE} as above. */
    static long rawCount(int number, RecordCursor record) {
        return switch (number) {
            case MMU_UPDATE, MULTICALL, MMUEXT_OP -> argument(record, 1);
            case GRANT_TABLE_OP -> argument(record, 2);
            default -> NONE;
        };
    }

    static boolean goesOn(int number, long rawCount) {
        return (number == MMU_UPDATE || number == MMUEXT_OP) && rawCount != NONE && (rawCount & CONTINUED) != 0;
    }

    static long count(int number, long rawCount) {
        return goesOn(number, rawCount) ? rawCount & ~CONTINUED : rawCount;
    }

    private static long argument(RecordCursor record, int wanted) {
        if (!PvEvents.hasArguments(record.event())) {
            return NONE;
        }
        int shape = record.word(0);
        int word = 1;
        for (int i = 0; i < ARGUMENTS; i++) {
            int words = shape >>> 20 + 2 * i & 3;
            if (words == 3 || word + words > record.wordCount()) {
                return NONE;
            }
            if (i == wanted && words > 0) {
                return words == 2 ? record.quad(word) & Long.MAX_VALUE : Integer.toUnsignedLong(record.word(word));
            }
            word += words;
        }
        return NONE;
    }
}
