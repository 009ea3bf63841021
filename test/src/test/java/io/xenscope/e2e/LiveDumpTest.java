package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.samples.SharedCaptures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dump of a host that went on: xentrace's own file of the same time says what the reports of the dump should. */
final class LiveDumpTest {
    private static final Path DUMP = SharedCaptures.file("crash-dumps", "live-quiet.elf.gz");
    private static final Path TRUTH = SharedCaptures.file("crash-dumps", "expected/live-quiet.truth.xen.gz");
    private static final double POINTS = 0.5;

    /** The last of the first, and the first of the last TSCs of the pcpus, from the table of expected figures. */
    private static final long FROM = 60_063_046_384L;

    private static final long TO = 60_148_396_729L;

    @BeforeEach
    void look() {
        assumeTrue(Files.exists(DUMP), SharedCaptures.ABSENT);
    }

    /** A tick is a nanosecond here. */
    private static CsvPage page(Path capture, String command, String... options) {
        List<String> all = new ArrayList<>(List.of("--cpu-hz", "1G"));
        all.addAll(List.of(options));
        return CsvPage.of(command, capture, all.toArray(String[]::new));
    }

    private static List<Map<String, String>> common(Path capture, String command, String table) {
        long begin = page(capture, "info").number("begin_tsc");
        return page(capture, command, "--from", FROM - begin + "ns", "--to", TO - begin + "ns")
                .table(table);
    }

    @Test
    void pcpus_do_what_the_file_of_the_same_time_says() {
        assertNear(common(TRUTH, "pcpus", "pcpus"), common(DUMP, "pcpus", "pcpus"), "busy_pct", "idle_pct");
    }

    @Test
    void vcpus_do_what_the_file_of_the_same_time_says() {
        assertNear(common(TRUTH, "sched", "vcpu_states"), common(DUMP, "sched", "vcpu_states"), "share_pct");
    }

    private static void assertNear(
            List<Map<String, String>> truth, List<Map<String, String>> found, String... columns) {
        assertEquals(truth.size(), found.size());
        for (int row = 0; row < truth.size(); row++) {
            for (String column : columns) {
                double expected = Double.parseDouble(truth.get(row).get(column));
                assertEquals(expected, Double.parseDouble(found.get(row).get(column)), POINTS, truth.get(row) + column);
            }
        }
    }

    @Test
    void no_transition_was_missed_and_pcpus_are_unknown_before_their_first_record() {
        CsvPage info = page(DUMP, "info");
        assertEquals(List.of(), info.table("problems"));

        CsvPage summary = page(DUMP, "summary");
        long span = summary.number("span_ns");
        for (int pcpu = 0; pcpu < 4; pcpu++) {
            double first =
                    Double.parseDouble(info.table("trace_buffers").get(pcpu).get("from_ns"));
            double unknown = Double.parseDouble(summary.table("pcpus").get(pcpu).get("unknown_pct"));
            assertEquals(100 * first / span, unknown, 0.05, "pcpu " + pcpu);
        }
        assertTrue(span > TO - FROM);
    }
}
