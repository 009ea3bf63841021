package io.xenscope.clock;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.GenEvents;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Copies of a capture with clocks disturbed or windows missing: record TSCs, and those in payloads. */
final class SkewedCapture {
    private static final int IRQ_HANDLED = 0x802008;
    private static final int HEADER = 12;

    private final byte[] clean;

    SkewedCapture(byte[] clean) {
        this.clean = clean;
    }

    /** A copy without the windows for which {@code isMissing} holds. */
    SkewedCapture without(IntPredicate isMissing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(clean.length);
        try (Capture capture = Capture.of(new ArraySource("clean", clean))) {
            WindowIndex windows = capture.windows();
            for (int window = 0; window < windows.count(); window++) {
                if (!isMissing.test(window)) {
                    int from = (int) windows.start(window) - HEADER;
                    out.write(clean, from, (int) windows.end(window) - from);
                }
            }
        }
        return new SkewedCapture(out.toByteArray());
    }

    /** A copy with the windows of the first pcpus only. */
    SkewedCapture ofPcpusBelow(int pcpus) {
        try (Capture capture = open()) {
            WindowIndex windows = capture.windows();
            return without(window -> windows.pcpu(window) >= pcpus);
        }
    }

    Capture open() {
        return Capture.of(new ArraySource("clean", clean));
    }

    /** A copy with each pcpu's clock disturbed. */
    Capture open(IntFunction<Skew> byPcpu) {
        return Capture.of(new ArraySource("skewed", bytes(byPcpu)));
    }

    /** The bytes of a copy with each pcpu's clock disturbed. */
    byte[] bytes(IntFunction<Skew> byPcpu) {
        byte[] skewed = clean.clone();
        ByteBuffer bytes = ByteBuffer.wrap(skewed).order(ByteOrder.LITTLE_ENDIAN);
        try (Capture capture = Capture.of(new ArraySource("clean", clean))) {
            WindowIndex windows = capture.windows();
            RecordCursor cursor = new RecordCursor(capture.source());
            for (int window = 0; window < windows.count(); window++) {
                Skew skew = byPcpu.apply(windows.pcpu(window));
                cursor.wrap(windows.start(window), windows.end(window));
                while (cursor.next()) {
                    disturb(cursor, skew, bytes, 0);
                }
            }
        }
        return skewed;
    }

    /** Disturbs a record in a copy of its file from {@code base} on. */
    static void disturb(RecordCursor record, Skew skew, ByteBuffer bytes, long base) {
        if (!record.hasTsc()) {
            return;
        }
        int at = (int) (record.offset() - base);
        int payload = at + 12;
        bytes.putLong(at + 4, skew.of(record.tsc()));
        if (record.event() == GenEvents.LOST_RECORDS && record.wordCount() == 4) {
            bytes.putLong(payload + 8, skew.of(record.quad(2)));
        } else if (record.event() == IRQ_HANDLED) {
            for (int word = 1; word <= 2; word++) {
                long full = record.tsc() - Integer.toUnsignedLong((int) record.tsc() - record.word(word));
                bytes.putInt(payload + 4 * word, (int) skew.of(full));
            }
        }
    }
}
