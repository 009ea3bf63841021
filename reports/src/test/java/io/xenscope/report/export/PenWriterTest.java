package io.xenscope.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenWriterTest {
    private final List<String> heard = new ArrayList<>();
    private IOException failure;
    private int writes;

    private final SpanWriter slow = new SpanWriter() {
        @Override
        public void write(List<Activation> traces, Workers workers) throws IOException {
            Thread.yield();
            heard.add("write " + ++writes);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void complete() {
            heard.add("complete");
        }

        @Override
        public void close() {
            heard.add("close");
        }
    };

    @Test
    void what_is_given_is_written_in_order_and_before_the_document_is_complete() throws IOException {
        for (int threads : new int[] {1, 2, 7}) {
            heard.clear();
            writes = 0;
            try (Workers workers = new Workers(threads);
                    SpanWriter pen = new PenWriter(slow)) {
                for (int i = 0; i < 4; i++) {
                    pen.write(List.of(), workers);
                }
                pen.complete();
            }
            assertEquals(List.of("write 1", "write 2", "write 3", "write 4", "complete", "close"), heard);
        }
    }

    @Test
    void a_failure_is_heard_by_whoever_writes_next() throws IOException {
        failure = new IOException("no space left");
        try (Workers workers = new Workers(2);
                SpanWriter pen = new PenWriter(slow)) {
            pen.write(List.of(), workers);
            assertEquals(
                    "no space left",
                    assertThrows(IOException.class, () -> pen.write(List.of(), workers))
                            .getMessage());
        }
        assertEquals(List.of("write 1", "close"), heard);
    }
}
