package io.xenscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.GenEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The samples are what their notes say, and reading them gives what an independent program counted. */
class SamplesTest {
    private static final long MOST_BYTES = 3_000_000;

    @ParameterizedTest
    @FieldSource("io.xenscope.samples.Samples#ALL")
    void windows_account_for_every_byte(String name) {
        SampleCounts counts = Samples.counts(name);
        try (Capture capture = Capture.open(Samples.path(name))) {
            assertTrue(capture.problems().isEmpty());
            assertEquals(counts.number("bytes"), capture.source().size());
            assertEquals(counts.number("windows"), capture.windows().count());
            Map<String, Long> bytes = new TreeMap<>();
            long[] byPcpu = capture.windows().bytesByPcpu();
            for (int pcpu = 0; pcpu < byPcpu.length; pcpu++) {
                bytes.put(Integer.toString(pcpu), byPcpu[pcpu]);
            }
            assertEquals(counts.table("pcpu_bytes"), bytes);
        }
    }

    @ParameterizedTest
    @FieldSource("io.xenscope.samples.Samples#ALL")
    void records_by_event_are_those_counted_independently(String name) {
        Map<String, Long> events = new TreeMap<>();
        long lost = 0;
        try (Capture capture = Capture.open(Samples.path(name))) {
            WindowIndex windows = capture.windows();
            RecordCursor cursor = new RecordCursor(capture.source());
            for (int i = 0; i < windows.count(); i++) {
                cursor.wrap(windows.start(i), windows.end(i));
                while (cursor.next()) {
                    events.merge(String.format("0x%07x", cursor.event()), 1L, Long::sum);
                    lost += cursor.event() == GenEvents.LOST_RECORDS ? cursor.word(0) : 0;
                }
                assertEquals(0, cursor.rest());
            }
        }
        assertEquals(Samples.counts(name).table("event"), events);
        assertEquals(Samples.counts(name).number("records_lost"), lost);
    }

    @Test
    void together_they_are_small() throws IOException {
        long bytes = 0;
        for (String name : Samples.ALL) {
            bytes += Files.size(Samples.path(name));
        }
        assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
    }

    @Test
    void an_unpacked_copy_has_the_same_bytes(@TempDir Path directory) throws IOException {
        Path copy = Samples.unpacked(Samples.LOST_RECORDS, directory);
        assertEquals(directory.resolve("lost-records.xentrace"), copy);
        assertEquals(Samples.counts(Samples.LOST_RECORDS).number("bytes"), Files.size(copy));
    }
}
