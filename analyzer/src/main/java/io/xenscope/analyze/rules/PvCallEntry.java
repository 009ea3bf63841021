package io.xenscope.analyze.rules;

import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Hypercalls.Numbers;
import io.xenscope.format.event.PvEvents;

/**
 * What the record of a PV hypercall says (xentrace format, section 6), and whether another one is the same call entered again
 * (trace context, section 2.2): Xen keeps the progress of a preempted call in its arguments, and the guest repeats the instruction.
 *
 * <pre>
 * w0    19..0 hypercall, then two bits for each of six arguments: 0 absent, 1 one word, 2 two words
 * mmu_update, multicall, mmuext_op   argument 1: how many    bit 31: continues (not of multicall)
 * grant_table_op                     argument 0: command     argument 2: how many
 * vcpu_op, sched_op                  argument 0: command
 * </pre>
 *
 * <p>Moved from record to record.
 */
public final class PvCallEntry {
    /** No such argument, or its record does not say. */
    public static final long NONE = -1;

    /** set_trap_table, platform_op, memory_op, update_va_mapping (both), vcpu_op, hvm_op, sysctl, domctl, kexec_op, dm_op. */
    private static final long MAY_CONTINUE = 1L | 1L << 7 | 1L << 12 | 1L << 14 | 1L << 22 | 1L << 24 | 1L << 34
            | 1L << 35 | 1L << 36 | 1L << 37 | 1L << 41;

    private static final long COMMANDED = 1L << Numbers.GRANT_TABLE_OP | 1L << Numbers.VCPU_OP | 1L << Numbers.SCHED_OP;
    private static final long MARKED = 1L << Numbers.MMU_UPDATE | 1L << Numbers.MMUEXT_OP;

    private static final long CONTINUED = 1L << 31;
    private static final int ARGUMENTS = 6;
    private static final int ARGUMENT_SHAPES = 20;
    /** Above are bits that say how far a preempted command has come. */
    private static final long COMMAND_BITS = 0xFFF;

    private int number = (int) NONE;
    private long count = NONE;
    private long command = NONE;
    private boolean isMarked;
    private int members;

    /** Takes the record of an entry. */
    public void take(RecordCursor record) {
        number = PvCallRecords.number(record);
        command = NONE;
        count = NONE;
        isMarked = false;
        members = 0;
        if (hasCommand(number)) {
            command = command(record);
        }
        if (number == Numbers.GRANT_TABLE_OP) {
            count = argument(record, 2);
        } else if (number == Numbers.MULTICALL) {
            count = argument(record, 1);
        } else if (mayBeMarked(number)) {
            takeMarked(argument(record, 1));
        }
    }

    /** Whether calls of a number say in argument 0 what is to be done. */
    static boolean hasCommand(int number) {
        return isOf(COMMANDED, number);
    }

    /** Whether calls of a number have a count in argument 1 that says, too, whether the call continues. */
    static boolean mayBeMarked(int number) {
        return isOf(MARKED, number);
    }

    /** Whether a call that has a count in its argument 1 may say there that it continues; {@code first} is the first word of its payload. */
    static boolean mayBeMarked(ByteSource bytes, long payload, int words, int first) {
        int word = 1 + (first >>> ARGUMENT_SHAPES & 3);
        return word >= words || (bytes.i32(payload + 4L * word) & CONTINUED) != 0;
    }

    /** Whether arguments 0 and 1 have the shapes that a call with a count has, of which {@link #count} reads it. */
    static boolean isCounted(int first) {
        return (first >>> ARGUMENT_SHAPES & 3) < 3 && (first >>> ARGUMENT_SHAPES + 2 & 3) == 1;
    }

    /** The count in argument 1 of a call that is not marked. */
    static long count(ByteSource bytes, long payload) {
        int before = bytes.i32(payload) >>> ARGUMENT_SHAPES & 3;
        return Integer.toUnsignedLong(bytes.i32(payload + 4L * (1 + before)));
    }

    /** Takes an entry of which all is known: no command, and no continuation. */
    public void take(int callNumber, long things) {
        number = callNumber;
        count = things;
        command = NONE;
        isMarked = false;
        members = 0;
    }

    private static long command(RecordCursor record) {
        long given = argument(record, 0);
        return given == NONE ? NONE : given & COMMAND_BITS;
    }

    /** A count that says, too, whether the call continues. */
    private void takeMarked(long raw) {
        isMarked = raw != NONE && (raw & CONTINUED) != 0;
        count = isMarked ? raw & ~CONTINUED : raw;
    }

    private static long argument(RecordCursor record, int wanted) {
        if (!PvEvents.hasArguments(record.event())) {
            return NONE;
        }
        int shape = record.word(0) >>> ARGUMENT_SHAPES;
        int word = 1;
        for (int i = 0; i < ARGUMENTS; i++) {
            int words = shape >>> 2 * i & 3;
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

    /** Puts another entry in this one's place. */
    public void set(PvCallEntry other) {
        number = other.number;
        count = other.count;
        command = other.command;
        isMarked = other.isMarked;
        members = other.members;
    }

    public int number() {
        return number;
    }

    /** What is to be done, of calls that have several commands; {@link #NONE} otherwise. */
    public long command() {
        return command;
    }

    /** How many things are asked for in one call: page table entries, operations, calls, grants; or {@link #NONE}. */
    public long count() {
        return count;
    }

    /** A member of a multicall was met. */
    public void member() {
        members++;
    }

    /** Whether an HVM guest's call of this number can come back. */
    public static boolean mayContinue(int call) {
        return isOf(MAY_CONTINUE, call)
                || call == Numbers.MULTICALL
                || call == Numbers.GRANT_TABLE_OP
                || call == Numbers.MMUEXT_OP;
    }

    private static boolean isOf(long set, int call) {
        return call >= 0 && call < Long.SIZE && (set >>> call & 1) != 0;
    }

    /**
     * How well it is known that this entry continues another one; null where it does not.
     *
     * @param before the entry before it on the same vcpu, nothing of the guest between them; null where there is none
     * @param isPreempted whether the scheduler was at work between them
     */
    public Confidence continues(PvCallEntry before, boolean isPreempted) {
        if (isMarked || number == Numbers.PAGING_DOMCTL_CONT) {
            return Confidence.CERTAIN;
        }
        boolean mayContinue = isPreempted || number == Numbers.MULTICALL;
        if (!mayContinue || before == null || number != before.number) {
            return null;
        }
        return switch (number) {
            case Numbers.MMU_UPDATE, Numbers.MMUEXT_OP -> null;
            case Numbers.MULTICALL -> continuesMulticall(before, isPreempted) ? Confidence.LIKELY : null;
            case Numbers.GRANT_TABLE_OP -> continuesGrants(before) ? Confidence.LIKELY : null;
            default -> isOf(MAY_CONTINUE, number) ? Confidence.MAYBE : null;
        };
    }

    /** Whether it can be the same call as the one before, of which it is known that it continues one. */
    public boolean isSameCall(PvCallEntry before) {
        return number == before.number || number == Numbers.PAGING_DOMCTL_CONT && before.number == Numbers.DOMCTL;
    }

    /**
     * Fewer members were done than asked for, and what is asked for now is the rest; or that and the last one again, if
     * it was preempted itself.
     */
    private boolean continuesMulticall(PvCallEntry before, boolean isPreempted) {
        long left = before.count - before.members;
        return count > 0 && before.members > 0 && (count == left || isPreempted && repeatsLastMember(before));
    }

    /** Whether, if this multicall continues the one before, that one's last member was preempted itself and comes again. */
    public boolean repeatsLastMember(PvCallEntry before) {
        return number == Numbers.MULTICALL && count == before.count - before.members + 1 && count < before.count;
    }

    /** Batches of different sizes look the same, so this alone is no evidence. */
    private boolean continuesGrants(PvCallEntry before) {
        return command != NONE && command == before.command && count > 0 && count < before.count;
    }
}
