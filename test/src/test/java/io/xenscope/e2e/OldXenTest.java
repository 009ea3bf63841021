package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.TraceWriter;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A capture of today, written once more as Xen 3.2 and 3.3 would have written it: a word before the payload of each HVM record, other
 * ids of scheduling, no runstates (xentrace format, section 7). Whatever is asked, both answer the same.
 */
final class OldXenTest {
    private static final int MOST_WORDS = 7;

    /** In lines of the file itself, and of how many records it has. */
    private static final List<String> OF_FILE = List.of("capture.xen", "nothing-missing");

    @TempDir
    static Path directory;

    static List<List<String>> commands() {
        return List.of(
                List.of("summary", "--csv"),
                List.of("exits", "--csv"),
                List.of("exits", "--table", "rips", "--csv"),
                List.of("interval", "--of", "exits", "--csv"),
                List.of("interval", "--of", "cr3s", "--csv"),
                List.of("latency", "--csv"),
                List.of("memory", "--csv"),
                List.of("timers", "--csv"),
                List.of("irqs", "--csv"),
                List.of("sched", "--csv"),
                List.of("series", "exit,exit-time,interrupt,interrupt-time,io,cr3", "--csv"),
                List.of("top", "--csv"),
                List.of("export", "csv"),
                List.of("export", "ndjson"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_capture_of_xen_3_3_tells_what_the_same_of_today_tells(List<String> command) throws IOException {
        assertEquals(answer(command, "today", OldXenTest::today), answer(command, "old", OldXenTest::old));
    }

    private static String answer(List<String> command, String name, BiConsumer<RecordCursor, TraceWriter> form)
            throws IOException {
        Path file = directory.resolve(name).resolve("capture.xen");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, written(Samples.bytes(Samples.HVM_BOOT), form));
        }
        String[] line = new String[command.size() + 1];
        command.toArray(line);
        line[command.size()] = file.toString();
        InProcess answer = InProcess.run(line);
        assertEquals(0, answer.exit(), answer.err());
        return answer.out()
                .lines()
                .filter(text -> OF_FILE.stream().noneMatch(text::contains))
                .map(text -> text.replaceAll("[0-9a-f]{16,32}", "id"))
                .collect(Collectors.joining("\n"));
    }

    private static byte[] written(byte[] clean, BiConsumer<RecordCursor, TraceWriter> form) {
        TraceWriter file = new TraceWriter();
        try (Capture capture = Capture.of(new ArraySource("today", clean))) {
            WindowIndex windows = capture.windows();
            RecordCursor cursor = new RecordCursor(capture.source());
            for (int window = 0; window < windows.count(); window++) {
                TraceWriter records = new TraceWriter();
                cursor.wrap(windows.start(window), windows.end(window));
                while (cursor.next()) {
                    if (isInBoth(cursor)) {
                        form.accept(cursor, records);
                    }
                }
                file.window(windows.pcpu(window), records.bytes());
            }
        }
        return file.bytes();
    }

    /** No record of today that an old one has no place for. */
    private static boolean isInBoth(RecordCursor record) {
        int event = record.event();
        return !SchedEvents.isRunstateChange(event)
                && event != SchedEvents.CONTINUE_RUNNING
                && event != SchedEvents.SWITCH_INFCONT
                && !(HvmEvents.isHvm(event) && record.wordCount() == MOST_WORDS);
    }

    /** With as much filler behind an HVM record as the old one has before its payload: what both have lies at the same offsets. */
    private static void today(RecordCursor record, TraceWriter to) {
        write(record, record.event(), words(record), to);
        if (HvmEvents.isHvm(record.event())) {
            to.recordWithoutTsc(GenEvents.TRACE_WRAP_BUFFER);
        }
    }

    private static void old(RecordCursor record, TraceWriter to) {
        int event = record.event();
        IntStream prefix = HvmEvents.isHvm(event) ? IntStream.of(0x0001_0005) : IntStream.empty();
        boolean isShorter = event == SchedEvents.SWITCH_INFPREV || event == SchedEvents.SWITCH_INFNEXT;
        IntStream kept = IntStream.range(0, record.wordCount())
                .filter(word -> !(isShorter && word == 1))
                .map(record::word);
        int[] words = IntStream.concat(prefix, kept).toArray();
        write(record, (event & 0xF_F000) == 0x2_8000 ? 0x2_F000 | event & 0xFFF : event, words, to);
        if (isShorter) {
            to.recordWithoutTsc(GenEvents.TRACE_WRAP_BUFFER);
        }
    }

    private static int[] words(RecordCursor record) {
        return IntStream.range(0, record.wordCount()).map(record::word).toArray();
    }

    private static void write(RecordCursor record, int event, int[] words, TraceWriter to) {
        if (record.hasTsc()) {
            to.record(event, record.tsc(), words);
        } else {
            to.recordWithoutTsc(event, words);
        }
    }
}
