package io.xenscope.report.cut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.TraceWriter;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.memory.MadeDump;
import io.xenscope.samples.memory.MadeHost;
import io.xenscope.samples.memory.MadeRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump's records as a plain capture: all, what nobody had fetched, or what xentrace's file does not have. */
class CutOfDumpTest {
    private static final int HYPERCALL = 0x0020_100d;

    @TempDir
    private Path directory;

    private final MadeRing ring = new MadeRing(2);
    private final MadeRing other = new MadeRing(2);
    private final MadeRing later = new MadeRing(8);
    private Path dump;
    private Path trace;
    private Path rest;

    /** xentrace wrote 200 records of pcpu 0 and none of pcpu 1; it fetched 50 more, and the host died after another 30. */
    @BeforeEach
    void makeHost() throws IOException {
        add(0, 200, ring);
        trace = Files.write(
                directory.resolve("trace.bin"),
                new TraceWriter().window(0, ring.records()).bytes());
        add(200, 250, ring, later);
        ring.fetched();
        add(250, 280, ring, later);
        add(100, 110, other);
        MadeHost host = new MadeHost(2, 64).ring(0, ring).ring(1, other);
        dump = Files.write(directory.resolve("vmcore"), MadeDump.elf64(host.memory()));
        rest = directory.resolve("rest.xen");
    }

    private static void add(int from, int to, MadeRing... rings) {
        for (MadeRing ring : rings) {
            for (int i = from; i < to; i++) {
                ring.record(HYPERCALL, 1_000_000 + 100L * i, i);
            }
        }
    }

    private static byte[] windows(byte[] first, byte[] second) {
        return new TraceWriter().window(0, first).window(1, second).bytes();
    }

    private InProcess cut(String... options) throws IOException {
        String[] words = new String[options.length + 4];
        System.arraycopy(options, 0, words, 3, options.length);
        words[0] = "cut";
        words[1] = "--cpu-hz";
        words[2] = "1G";
        words[words.length - 1] = dump.toString();
        InProcess answer = InProcess.into(rest, words);
        assertEquals(0, answer.exit(), answer.err());
        return answer;
    }

    @Test
    void all_records_of_the_buffers_are_a_plain_capture() throws IOException {
        cut();
        assertArrayEquals(windows(ring.records(), other.records()), Files.readAllBytes(rest));
    }

    @Test
    void what_nobody_had_fetched_is_another() throws IOException {
        cut("--unfetched");
        assertArrayEquals(windows(ring.unfetched(), other.records()), Files.readAllBytes(rest));
    }

    @Test
    void after_a_file_only_what_that_does_not_have_is_left() throws IOException {
        InProcess answer = cut("--after", trace.toString());
        assertArrayEquals(windows(later.records(), other.records()), Files.readAllBytes(rest));
        assertTrue(!answer.err().contains("missing"), answer.err());
    }

    @Test
    void a_file_whose_last_record_is_not_in_the_buffer_leaves_a_gap_that_is_said() throws IOException {
        MadeRing early = new MadeRing(1).record(HYPERCALL, 77, 1);
        Files.write(trace, new TraceWriter().window(0, early.records()).bytes());

        InProcess answer = cut("--after", trace.toString());

        assertArrayEquals(windows(ring.records(), other.records()), Files.readAllBytes(rest));
        assertTrue(
                answer.err()
                        .contains("pcpu 0: the last record of " + trace + " is not in " + dump
                                + ": records between the two are missing, all of the latter are kept"),
                answer.err());
    }

    @Test
    void the_file_itself_is_never_replaced() {
        InProcess answer = InProcess.into(trace, "cut", "--after", trace.toString(), dump.toString());

        assertEquals(2, answer.exit());
        assertTrue(answer.err().contains("would replace the capture given with --after"), answer.err());
    }

    @Test
    void other_captures_can_be_continued_too() throws IOException {
        Path whole = Files.write(directory.resolve("whole.xen"), windows(ring.records(), other.records()));
        InProcess answer = InProcess.into(rest, "cut", "--cpu-hz", "1G", "--after", trace.toString(), whole.toString());

        assertEquals(0, answer.exit(), answer.err());
        assertArrayEquals(windows(later.records(), other.records()), Files.readAllBytes(rest));
    }
}
