package io.xenscope.analyze.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.TraceWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample sees the records it takes, and all are counted whether it takes them or not. */
final class SampleTest {
    private static final int WANTED = 0x22203;
    private static final int OTHER = 0x22001;

    /** Takes so many records in each window. */
    private static final class FewOfEachWindow implements Track {
        private final int most;
        private final List<Integer> words = new ArrayList<>();
        private Sample sample;
        private int left;

        FewOfEachWindow(int most) {
            this.most = most;
        }

        @Override
        public void register(HeaderTable table) {
            sample = table.sample((record, pcpu) -> {
                words.add(record.word(0));
                if (--left == 0) {
                    sample.leave();
                }
            });
            sample.of(WANTED, 0);
        }

        @Override
        public void windowBegins(PcpuWalk pcpu, int window) {
            left = most;
            sample.take();
        }
    }

    @Test
    void of_each_window_the_first_records_are_seen_and_all_are_counted() {
        TraceWriter file = new TraceWriter();
        long tsc = 1000;
        for (int window = 0; window < 3; window++) {
            TraceWriter records = new TraceWriter();
            for (int i = 0; i < 500; i++) {
                records.record(OTHER, ++tsc, 7)
                        .record(WANTED, ++tsc, 1000 * window + i, 2)
                        .record(WANTED, ++tsc, -1);
            }
            file.window(0, records.bytes());
        }
        try (Capture capture = Capture.of(new ArraySource("made", file.bytes()))) {
            Walker walker = new Walker(capture);
            FewOfEachWindow seen = walker.add(new FewOfEachWindow(3));
            walker.walk(pcpu -> true);
            assertEquals(List.of(0, -1, 1, 1000, -1, 1001, 2000, -1, 2001), seen.words);
            assertEquals(3000, walker.counts().of(WANTED));
            assertEquals(1500, walker.counts().of(WANTED, 1));
            assertEquals(1500, walker.counts().of(WANTED, 2));
            assertEquals(1500, walker.counts().of(OTHER));
            assertEquals(4500, walker.pcpus()[0].records());
            walker.pcpus()[0].schedule().close();
        }
    }

    @Test
    void a_handler_of_all_records_has_them_before_the_sample_and_goes_on_without_it() {
        TraceWriter records = new TraceWriter();
        records.record(WANTED, 1000, 1).record(WANTED, 1001, 2).record(WANTED, 1002, 3);
        try (Capture capture = Capture.of(new ArraySource(
                "made", new TraceWriter().window(0, records.bytes()).bytes()))) {
            Walker walker = new Walker(capture);
            FewOfEachWindow seen = walker.add(new FewOfEachWindow(2));
            walker.add((Track) table -> table.on(WANTED, (record, pcpu) -> seen.words.add(100 + record.word(0))));
            walker.walk(pcpu -> true);
            assertEquals(List.of(101, 1, 102, 2, 103), seen.words);
            walker.pcpus()[0].schedule().close();
        }
    }
}
