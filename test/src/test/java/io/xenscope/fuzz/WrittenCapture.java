package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.TraceWriter;
import java.util.ArrayList;
import java.util.List;

/** Windows of records written to a capture, window n of pcpu n, and read from it. */
final class WrittenCapture {
    private WrittenCapture() {}

    static List<List<WrittenRecord>> readBack(List<List<WrittenRecord>> windows) {
        TraceWriter capture = new TraceWriter();
        for (int pcpu = 0; pcpu < windows.size(); pcpu++) {
            TraceWriter window = new TraceWriter();
            windows.get(pcpu).forEach(record -> record.writeTo(window));
            capture.window(pcpu, window.bytes());
        }
        try (Capture read = Capture.of(new ArraySource("written", capture.bytes()))) {
            assertTrue(read.problems().isEmpty(), () -> "" + read.problems().list());
            return read(read);
        }
    }

    private static List<List<WrittenRecord>> read(Capture capture) {
        List<List<WrittenRecord>> windows = new ArrayList<>();
        RecordCursor cursor = new RecordCursor(capture.source());
        for (int i = 0; i < capture.windows().count(); i++) {
            assertEquals(i, capture.windows().pcpu(i));
            windows.add(records(
                    cursor.wrap(capture.windows().start(i), capture.windows().end(i))
                            .tsc(0)));
        }
        return windows;
    }

    private static List<WrittenRecord> records(RecordCursor cursor) {
        List<WrittenRecord> records = new ArrayList<>();
        long known = 0;
        while (cursor.next()) {
            WrittenRecord record = WrittenRecord.read(cursor);
            known = record.tsc() == null ? known : record.tsc();
            assertEquals(known, cursor.tsc(), "a record without TSC has the time of the one before");
            records.add(record);
        }
        assertEquals(0, cursor.rest());
        return records;
    }
}
