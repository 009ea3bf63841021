package io.xenscope.clock;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.TraceWriter;
import io.xenscope.format.WindowIndex;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Copies of a capture in which nothing was recorded for a while, all TSCs jumped ahead, or some events were not recorded. */
final class PausedCapture {
    private final byte[] clean;
    private final long first;
    private final long last;

    PausedCapture(byte[] clean) {
        this.clean = clean;
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        forEachRecord(record -> {
            if (record.hasTsc()) {
                ends[0] = Math.min(ends[0], record.tsc());
                ends[1] = Math.max(ends[1], record.tsc());
            }
        });
        first = ends[0];
        last = ends[1];
    }

    private interface Taker {
        void take(RecordCursor record);
    }

    private void forEachRecord(Taker taker) {
        try (Capture capture = open(clean)) {
            WindowIndex windows = capture.windows();
            RecordCursor cursor = new RecordCursor(capture.source());
            for (int window = 0; window < windows.count(); window++) {
                cursor.wrap(windows.start(window), windows.end(window));
                while (cursor.next()) {
                    taker.take(cursor);
                }
            }
        }
    }

    static Capture open(byte[] bytes) {
        return Capture.of(new ArraySource("paused", bytes));
    }

    byte[] clean() {
        return clean;
    }

    /** The TSC at a share of the capture's span. */
    long at(double share) {
        return first + (long) (share * (last - first));
    }

    /** A copy without the records in a range; one without a TSC goes with the record before it. */
    byte[] withoutRecords(long from, long ticks) {
        boolean[] isPaused = {false};
        return only(record -> {
            if (record.hasTsc()) {
                isPaused[0] = record.tsc() >= from && record.tsc() < from + ticks;
            }
            return !isPaused[0];
        });
    }

    /** A copy without the records of some events. */
    byte[] withoutEvents(IntPredicate isMissing) {
        return only(record -> !isMissing.test(record.event()));
    }

    private byte[] only(Predicate<RecordCursor> isKept) {
        TraceWriter file = new TraceWriter();
        try (Capture capture = open(clean)) {
            WindowIndex windows = capture.windows();
            RecordCursor cursor = new RecordCursor(capture.source());
            for (int window = 0; window < windows.count(); window++) {
                TraceWriter kept = new TraceWriter();
                cursor.wrap(windows.start(window), windows.end(window));
                while (cursor.next()) {
                    if (isKept.test(cursor)) {
                        kept.raw(Arrays.copyOfRange(clean, (int) cursor.offset(), (int) cursor.nextOffset()));
                    }
                }
                file.window(windows.pcpu(window), kept.bytes());
            }
        }
        return file.bytes();
    }

    /** All TSCs from one on are greater, those in payloads, too. */
    byte[] withJump(long from, long ticks) {
        byte[] moved = clean.clone();
        ByteBuffer bytes = ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN);
        Skew skew = new Skew(0, 0, 0, from, ticks, 0);
        forEachRecord(record -> SkewedCapture.disturb(record, skew, bytes, 0));
        return moved;
    }
}
