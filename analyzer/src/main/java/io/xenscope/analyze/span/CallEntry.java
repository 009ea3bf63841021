package io.xenscope.analyze.span;

import io.xenscope.analyze.span.Continuation.Confidence;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.PvEvents;

/**
 * What the record of a PV hypercall says, and whether another one is the same call entered again (trace context, section
 * 2.2): Xen keeps the progress of a preempted call in its arguments, and the guest repeats the instruction.
 */
final class CallEntry {
    private static final int ARGUMENT_MAP = 20;
    private static final long ABSENT = -1;
    private static final long CONTINUED = 1L << 31;
    private static final long COMMAND = 0xFFF;

    private static final int MMU_UPDATE = 1;
    private static final int MULTICALL = 13;
    private static final int GRANT_TABLE_OP = 20;
    private static final int MMUEXT_OP = 26;
    private static final int DOMCTL = 36;
    /** The number under which a domctl on page tables comes back; no guest uses it for a call of its own. */
    private static final int PAGING_DOMCTL_CONT = 49;

    /** set_trap_table, platform_op, memory_op, update_va_mapping (both), vcpu_op, hvm_op, sysctl, domctl, kexec_op, dm_op. */
    private static final long MAY_CONTINUE = 1L | 1L << 7 | 1L << 12 | 1L << 14 | 1L << 22 | 1L << 24 | 1L << 34
            | 1L << 35 | 1L << 36 | 1L << 37 | 1L << 41;

    private int number;
    private long count;
    private long command;
    private int members;

    /** Takes the record of an entry. */
    void take(RecordCursor record) {
        number = CallRecords.number(record);
        count = ABSENT;
        command = ABSENT;
        members = 0;
        if (!PvEvents.hasArguments(record.event())) {
            return;
        }
        if (number == GRANT_TABLE_OP) {
            command = argument(record, 0);
            count = argument(record, 2);
        } else if (number == MMU_UPDATE || number == MMUEXT_OP || number == MULTICALL) {
            count = argument(record, 1);
        }
    }

    /** The lower word of an argument; {@link #ABSENT} where Xen did not record it. */
    private static long argument(RecordCursor record, int slot) {
        int map = record.word(0) >>> ARGUMENT_MAP;
        int word = 1;
        for (int before = 0; before < slot; before++) {
            word += map >>> 2 * before & 3;
        }
        boolean isThere = (map >>> 2 * slot & 3) != 0 && word < record.wordCount();
        return isThere ? Integer.toUnsignedLong(record.word(word)) : ABSENT;
    }

    int number() {
        return number;
    }

    /** A member of a multicall was met. */
    void member() {
        members++;
    }

    /** Puts another entry in this one's place. */
    void set(CallEntry other) {
        number = other.number;
        count = other.count;
        command = other.command;
        members = other.members;
    }

    /** Whether an HVM guest's call of this number can come back. */
    static boolean mayContinue(int call) {
        return isOf(MAY_CONTINUE, call) || call == MULTICALL || call == GRANT_TABLE_OP || call == MMUEXT_OP;
    }

    private static boolean isOf(long set, int call) {
        return call >= 0 && call < Long.SIZE && (set >>> call & 1) != 0;
    }

    /**
     * How well it is known that this entry continues the one before it on the same vcpu, nothing of the guest between
     * them; null where it does not. {@code preempted} says whether the scheduler was at work between them.
     */
    Confidence continues(CallEntry before, boolean preempted) {
        if (number == PAGING_DOMCTL_CONT && (before.number == DOMCTL || before.number == PAGING_DOMCTL_CONT)) {
            return Confidence.CERTAIN;
        }
        if (number != before.number) {
            return null;
        }
        return switch (number) {
            case MMU_UPDATE, MMUEXT_OP -> count != ABSENT && (count & CONTINUED) != 0 ? Confidence.CERTAIN : null;
            case MULTICALL -> continuesMulticall(before, preempted) ? Confidence.LIKELY : null;
            case GRANT_TABLE_OP -> preempted && continuesGrants(before) ? Confidence.LIKELY : null;
            default -> preempted && isOf(MAY_CONTINUE, number) ? Confidence.MAYBE : null;
        };
    }

    /**
     * Fewer members were done than asked for, and what is asked for now is the rest; or that and the last one again, if
     * it was preempted itself.
     */
    private boolean continuesMulticall(CallEntry before, boolean preempted) {
        long left = before.count - before.members;
        boolean repeatsLast = preempted && count == left + 1 && count < before.count;
        return count > 0 && before.members > 0 && (count == left || repeatsLast);
    }

    /** Batches of different sizes look the same, so this alone is no evidence. */
    private boolean continuesGrants(CallEntry before) {
        return command != ABSENT
                && (command & COMMAND) == (before.command & COMMAND)
                && count > 0
                && count < before.count;
    }
}
