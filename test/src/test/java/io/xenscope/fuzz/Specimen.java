package io.xenscope.fuzz;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.fault.CaptureException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A whole capture that is going to be damaged, with the places of its windows and records in bytes. */
final class Specimen {
    private final String name;
    private final byte[] bytes;
    private final int[] windows;
    private final int[] records;

    Specimen(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        try (Capture capture = Capture.of(new ArraySource(name, bytes))) {
            this.windows = windows(capture.windows());
            this.records = records(capture);
        }
    }

    /** Of bytes that are damaged already; null where no record is left to be damaged. */
    static Specimen ofDamaged(byte[] bytes) {
        try {
            Specimen specimen = new Specimen("damaged", bytes);
            return specimen.records() > 0 ? specimen : null;
        } catch (CaptureException noCapture) {
            return null;
        }
    }

    private static int[] windows(WindowIndex index) {
        int[] offsets = new int[index.count() + 1];
        for (int i = 0; i < index.count(); i++) {
            offsets[i] = (int) index.start(i) - RecordHeader.WINDOW_HEADER_BYTES;
            offsets[i + 1] = (int) index.end(i);
        }
        return offsets;
    }

    private static int[] records(Capture capture) {
        int[] offsets = new int[(int) capture.source().size() / 4];
        int count = 0;
        RecordCursor cursor = new RecordCursor(capture.source());
        for (int i = 0; i < capture.windows().count(); i++) {
            cursor.wrap(capture.windows().start(i), capture.windows().end(i));
            while (cursor.next()) {
                offsets[count++] = (int) cursor.offset();
            }
        }
        return Arrays.copyOf(offsets, count);
    }

    String name() {
        return name;
    }

    int size() {
        return bytes.length;
    }

    int windows() {
        return windows.length - 1;
    }

    /** Offset of a window's header; of the window behind the last one, the size of the file. */
    int window(int i) {
        return windows[i];
    }

    /** A window with its header. */
    byte[] windowBytes(int i) {
        return Arrays.copyOfRange(bytes, windows[i], windows[i + 1]);
    }

    int records() {
        return records.length;
    }

    /** Offset of a record; headers of windows are none. */
    int record(int i) {
        return records[i];
    }

    boolean hasTsc(int record) {
        return bytes[records[record] + 3] < 0;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** A copy to write into, little-endian. */
    ByteBuffer copy() {
        return ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
