package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.DamagedBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Damage at known places: {@code info} lists it as data, the others say it in one line, {@code --strict} by an exit code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportedProblemsTest {
    private static final int CPU_CHANGE = 0x2001_F003;
    private static final int HOLE = 128;
    private static final byte[] NOISE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    /** A damaged capture, and the rows of skipped bytes that {@code info} is to have: kind, first offset, count, bytes. */
    record Damaged(String what, byte[] bytes, List<String> skipped) {
        @Override
        public String toString() {
            return what;
        }
    }

    @TempDir
    Path directory;

    private Specimen clean;
    private int window;
    private int begin;
    private int end;

    @BeforeAll
    void takeTheLargestWindowFromTheMiddle() {
        clean = Pieces.ofSamples().get(0);
        for (int i = 1; i < clean.windows() - 1; i++) {
            window = size(i) > size(window) || window == 0 ? i : window;
        }
        begin = clean.window(window);
        end = clean.window(window + 1);
    }

    private int size(int i) {
        return clean.window(i + 1) - clean.window(i);
    }

    List<Damaged> damaged() {
        byte[] bytes = clean.bytes();
        int size = end - begin;
        int inside = firstRecordFrom(begin + size / 3);
        int afterHole = firstRecordFrom(inside + HOLE);
        int last = lastRecordBefore(end);
        int tooLong = clean.copy().getInt(last) | 7 << 28;
        List<Damaged> all = new ArrayList<>();
        all.add(of("garbage in front", DamagedBytes.inserted(bytes, 0, new byte[100]), "leading_garbage 0 1 100"));
        all.add(of("cut in a record", DamagedBytes.cut(bytes, inside + 3), "torn_record " + inside + " 1 3"));
        all.add(of("cut in a header", DamagedBytes.cut(bytes, begin + 5), "truncated_header " + begin + " 1 5"));
        all.add(of("header gone", DamagedBytes.word(bytes, begin, 0xDEAD_BEEF), "lost_sync " + begin + " 1 " + size));
        all.add(of("window zeroed", DamagedBytes.zeroed(bytes, begin, end), "zero_fill " + begin + " 1 " + size));
        // The first word of a hole looks like a record, if of no known kind; the second one makes it a hole.
        all.add(of(
                "zeros in a window",
                DamagedBytes.zeroed(bytes, inside, afterHole),
                "zero_fill " + (inside + 4) + " 1 " + (afterHole - inside - 4)));
        all.add(of(
                "record longer than its window",
                DamagedBytes.word(bytes, last, tooLong),
                "torn_record " + last + " 1 " + (end - last)));
        all.add(of(
                "header in a window, and noise behind it",
                DamagedBytes.inserted(
                        withSize(bytes, size + NOISE.length), inside, DamagedBytes.joined(header(), NOISE)),
                "stray_header " + (inside + 12) + " 1 " + NOISE.length));
        return all;
    }

    private static Damaged of(String what, byte[] bytes, String... skipped) {
        return new Damaged(what, bytes, List.of(skipped));
    }

    /** The window 12 bytes larger than it was, header and all. */
    private byte[] withSize(byte[] bytes, int size) {
        return DamagedBytes.word(bytes, begin + 8, size);
    }

    /** A header of a window that cannot be believed, because it is too large for the file and no records follow it. */
    private static byte[] header() {
        return DamagedBytes.word(DamagedBytes.word(new byte[12], 0, CPU_CHANGE), 8, 4);
    }

    private int firstRecordFrom(int offset) {
        int record = 0;
        while (clean.record(record) < offset) {
            record++;
        }
        return clean.record(record);
    }

    private int lastRecordBefore(int offset) {
        int record = 0;
        while (record + 1 < clean.records() && clean.record(record + 1) < offset) {
            record++;
        }
        return clean.record(record);
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void infoListsEverySkippedByteByKindAndFirstPlace(Damaged damaged) throws IOException {
        InProcess info = InProcess.run("info", "--json", write(damaged.bytes()));
        JsonNode page = JsonMapper.builder().build().readTree(info.out());
        List<String> skipped = new ArrayList<>();
        long bytes = 0;
        for (JsonNode row : page.at("/tables/problems")) {
            if (row.get("skipped").booleanValue() && row.get("bytes").longValue() > 0) {
                skipped.add(row.get("kind").asString() + " " + row.get("offset") + " " + row.get("count") + " "
                        + row.get("bytes"));
                bytes += row.get("bytes").longValue();
            }
        }
        assertEquals(damaged.skipped(), skipped);
        assertEquals(bytes, page.at("/capture/bytes_skipped").longValue());
        assertEquals(
                damaged.bytes().length, bytes + page.at("/capture/bytes_read").longValue());
        assertEquals(false, page.at("/capture/complete").booleanValue());
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void everyReportSaysInOneLineThatTheFileIsDamaged(Damaged damaged) throws IOException {
        String file = write(damaged.bytes());
        for (List<String> command : Trial.COMMANDS) {
            InProcess answer = run(command, file);
            List<String> said = answer.err()
                    .lines()
                    .filter(line -> line.contains(Trial.DAMAGE))
                    .toList();
            assertEquals(0, answer.exit(), answer.err());
            assertEquals(Trial.captures(command), said.size(), answer.err());
            assertTrue(said.get(0).startsWith("xenscope: warning: " + file + ": "), answer.err());
            assertEquals(1, run(command, "--strict", file).exit());
        }
    }

    @Test
    void nothingIsSaidOfACleanCapture() throws IOException {
        String file = write(clean.bytes());
        for (List<String> command : Trial.COMMANDS) {
            List<String> dated = new ArrayList<>(command);
            if (command.get(0).equals("export")) {
                dated.addAll(List.of("--start", "2026-01-02T03:04:05Z"));
            }
            InProcess answer = run(dated, "--strict", file);
            assertEquals("0 ", answer.exit() + " " + answer.err());
        }
    }

    @Test
    void aWrongSizeCostsNothingAndIsStillTold() throws IOException {
        String file = write(DamagedBytes.word(clean.bytes(), begin + 8, 4));
        InProcess summary = run(List.of("summary"), file);
        assertEquals("0 ", summary.exit() + " " + summary.err());
        assertTrue(summary.out().contains("oddities: wrong_window_size 1;"), summary.out());
        assertEquals(1, run(List.of("export", "jaeger"), "--strict", file).exit());
    }

    @Test
    void lossesAreNoDamageButNotCleanEither() throws IOException {
        String file = write(Pieces.ofSamples().stream()
                .filter(piece -> piece.name().startsWith("lost-records"))
                .findFirst()
                .orElseThrow()
                .bytes());
        for (List<String> command : Trial.COMMANDS) {
            InProcess answer = run(command, "--strict", file);
            assertEquals(1, answer.exit(), answer.err());
            assertTrue(!answer.err().contains(Trial.DAMAGE), answer.err());
        }
    }

    private String write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("capture"), bytes).toString();
    }

    private static InProcess run(List<String> command, String... more) {
        return InProcess.run(Trial.line(command, more).toArray(String[]::new));
    }
}
