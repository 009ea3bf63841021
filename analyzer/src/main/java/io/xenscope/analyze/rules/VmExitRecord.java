package io.xenscope.analyze.rules;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;

/**
 * What the record of a VM exit says.
 *
 * <pre>
 * TRC_HVM_VMX_EXIT   id 0x81002 (| 0x100 64-bit, | 0x400 nested)   w0 reason   w1.. rip    before 4.19 on AMD too
 * TRC_HVM_SVM_EXIT   id 0x81003 (likewise)                         w0 code     w1.. rip    since 4.19
 * TRC_HVM_VMENTRY    id 0x81001 (| 0x400 nested)                   no words
 * </pre>
 */
public final class VmExitRecord {
    /** Bits that the events of exits may have set or not. */
    public static final int EXIT_BITS = HvmEvents.WIDE | HvmEvents.NESTED;

    /** Bits that the events of entries may have set or not. */
    public static final int ENTRY_BITS = HvmEvents.NESTED;

    private VmExitRecord() {}

    /** Whether a record of an exit says why: one without words is damage, and no exit. */
    public static boolean isWhole(RecordCursor record) {
        return record.wordCount() > 0;
    }

    /** See {@link ExitReason}. */
    public static int reason(RecordCursor record) {
        return ExitReason.of(record.word(0), HvmEvents.isNested(record.event()));
    }

    /** Where the guest was; 0 where the record does not say. */
    public static long rip(RecordCursor record) {
        return HvmEvents.isWide(record.event()) ? record.quad(1) : Integer.toUnsignedLong(record.word(1));
    }
}
