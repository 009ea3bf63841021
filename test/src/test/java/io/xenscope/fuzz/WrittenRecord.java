package io.xenscope.fuzz;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.TraceWriter;
import java.util.ArrayList;
import java.util.List;

/** A record as it was written or read: event, TSC or null, extra words. */
record WrittenRecord(int event, Long tsc, List<Integer> words) {
    WrittenRecord {
        words = List.copyOf(words);
    }

    void writeTo(TraceWriter writer) {
        int[] plain = words.stream().mapToInt(Integer::intValue).toArray();
        if (tsc == null) {
            writer.recordWithoutTsc(event, plain);
        } else {
            writer.record(event, tsc, plain);
        }
    }

    static WrittenRecord read(RecordCursor cursor) {
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < cursor.wordCount(); i++) {
            words.add(cursor.word(i));
        }
        return new WrittenRecord(cursor.event(), cursor.hasTsc() ? cursor.tsc() : null, words);
    }
}
