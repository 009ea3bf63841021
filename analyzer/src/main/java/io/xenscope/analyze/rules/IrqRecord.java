package io.xenscope.analyze.rules;

import io.xenscope.format.RecordCursor;

/**
 * The record of a handled interrupt, which is written when the handler returns.
 *
 * <pre>
 * TRC_HW_IRQ_HANDLED   id 0x802008 (3.4 to 4.1: 0x1f004)   w0 irq   w1, w2 low halves of the TSC at start and end
 * </pre>
 */
public final class IrqRecord {
    private static final int WORDS = 3;

    private IrqRecord() {}

    public static boolean isWhole(RecordCursor record) {
        return record.wordCount() >= WORDS;
    }

    public static int irq(RecordCursor record) {
        return record.word(0) & 0xFFFF;
    }

    /** Whether tracing was on when the handler began. */
    public static boolean isTimed(RecordCursor record) {
        return record.word(1) != 0;
    }

    /** How long the handler took, in ticks. */
    public static long ticks(RecordCursor record) {
        return Integer.toUnsignedLong(record.word(2) - record.word(1));
    }

    /** When the handler began, in common ticks, by its record at {@code time}; of one that is not timed when it ended. */
    public static long begin(long time, RecordCursor record) {
        if (!isTimed(record)) {
            return time;
        }
        long ticks = ticks(record);
        long ago = Integer.toUnsignedLong((int) record.tsc() - record.word(1));
        return time - (record.hasTsc() && ago >= ticks ? ago : ticks);
    }
}
