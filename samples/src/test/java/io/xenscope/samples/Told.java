package io.xenscope.samples;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** All records of a capture as lines: {@code p0 100 0x0021101 10000}, words in hexadecimal, {@code -} for no TSC. */
final class Told {
    private Told() {}

    static List<String> of(TraceMaker trace) {
        try (Capture capture = trace.capture()) {
            List<String> lines = new ArrayList<>();
            RecordCursor cursor = new RecordCursor(capture.source());
            WindowIndex windows = capture.windows();
            for (int i = 0; i < windows.count(); i++) {
                cursor.wrap(windows.start(i), windows.end(i));
                while (cursor.next()) {
                    lines.add("p" + windows.pcpu(i) + " " + line(cursor));
                }
            }
            return lines;
        }
    }

    private static String line(RecordCursor cursor) {
        StringJoiner line = new StringJoiner(" ");
        line.add(cursor.hasTsc() ? Long.toUnsignedString(cursor.tsc()) : "-");
        line.add(String.format("0x%07x", cursor.event()));
        for (int i = 0; i < cursor.wordCount(); i++) {
            line.add(Integer.toHexString(cursor.word(i)));
        }
        return line.toString();
    }
}
