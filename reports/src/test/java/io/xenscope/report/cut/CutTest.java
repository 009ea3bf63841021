package io.xenscope.report.cut;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutTest {
    private static final VcpuName GUEST = d(1).v(0);

    @TempDir
    private Path directory;

    private Path whole;
    private Path part;

    /** A tick is a nanosecond; d1v0 runs on pcpu 0 from 100 to 500. */
    @BeforeEach
    void makeCapture() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(idle(0));
        trace.pcpu(0).at(50).wakes(GUEST);
        trace.pcpu(0).at(100).preempted(idle(0)).runs(GUEST);
        trace.pcpu(0).at(200).hypercall(29);
        trace.pcpu(0).at(300).hypercall(23);
        trace.pcpu(1).at(10).runs(idle(1));
        trace.pcpu(1).at(400).irqHandled(9, 390, 399);
        trace.sweep();
        trace.pcpu(0).at(500).blocks(GUEST).runs(idle(0));
        whole = Files.write(directory.resolve("whole.xen"), trace.bytes());
        part = directory.resolve("part.xen");
    }

    private void cut(String... options) {
        List<String> words = new ArrayList<>(List.of("cut", "--cpu-hz", "1G"));
        words.addAll(List.of(options));
        words.add(whole.toString());
        InProcess answer = InProcess.into(part, words.toArray(String[]::new));
        assertEquals(0, answer.exit(), answer.err());
    }

    /** Each record as "pcpu tsc event words", in the order of the file. */
    private static List<String> records(Path file) {
        List<String> lines = new ArrayList<>();
        try (Capture capture = Capture.open(file)) {
            RecordCursor record = new RecordCursor(capture.source());
            for (int window = 0; window < capture.windows().count(); window++) {
                record.wrap(capture.windows().start(window), capture.windows().end(window));
                while (record.next()) {
                    lines.add(capture.windows().pcpu(window) + " " + record.tsc() + " "
                            + Integer.toHexString(record.event())
                            + words(record));
                }
            }
        }
        return lines;
    }

    private static String words(RecordCursor record) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, record.wordCount())
                .forEach(i -> text.append(' ').append(Integer.toHexString(record.word(i))));
        return text.toString();
    }

    @Test
    void without_options_all_records_come_back_byte_for_byte() throws IOException {
        cut();
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(part));
    }

    @Test
    void a_later_begin_says_how_much_is_missing_and_who_was_running() throws IOException {
        cut("--from", "250ns");
        assertEquals(
                List.of(
                        "0 300 1f001 5 1 c8 0",
                        "0 300 20100d 17",
                        "1 400 1f001 1 17fff a 0",
                        "1 400 802008 9 186 18f",
                        "0 500 21021 10000",
                        "0 500 21101 7fff0000"),
                records(part));
    }

    @Test
    void an_earlier_end_needs_no_word() throws IOException {
        cut("--to", "60ns");
        assertEquals(List.of("0 0 21101 7fff0000", "0 50 21211 10000", "1 10 21101 7fff0001"), records(part));
    }

    @Test
    void chosen_events_and_pcpus_are_all_that_is_kept() throws IOException {
        cut("--pcpu", "0", "--event", "pv_*");
        assertEquals(List.of("0 200 20100d 1d", "0 300 20100d 17"), records(part));
    }

    @Test
    void chosen_classes_are_all_that_is_kept() throws IOException {
        cut("--class", "hw");
        assertEquals(List.of("1 400 802008 9 186 18f"), records(part));
    }

    @Test
    void several_captures_become_one_each_in_a_directory_under_their_names() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other")).resolve("whole.xen");
        TraceMaker trace = new TraceMaker();
        trace.pcpu(3).at(100).runs(idle(3)).at(200).hypercall(1);
        Files.write(other, trace.bytes());
        Path parts = directory.resolve("parts");

        InProcess answer =
                InProcess.into(parts, "cut", "--cpu-hz", "1G", "-e", "0x21101", whole.toString(), other.toString());

        assertEquals(0, answer.exit(), answer.err());
        cut("-e", "0x21101");
        assertEquals(records(part), records(parts.resolve("whole.xen")));
        assertEquals(List.of("3 100 21101 7fff0003"), records(parts.resolve("whole-2.xen")));
    }

    @Test
    void several_captures_need_a_directory_and_are_never_replaced() throws IOException {
        Path other = Files.copy(whole, directory.resolve("other.xen"));

        InProcess nowhere = InProcess.into(Path.of("-"), "cut", whole.toString(), other.toString());
        InProcess same = InProcess.into(directory, "cut", whole.toString(), other.toString());

        assertEquals(2, nowhere.exit(), nowhere.err());
        assertEquals(2, same.exit(), same.err());
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(other));
    }
}
