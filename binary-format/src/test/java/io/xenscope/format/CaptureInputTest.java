package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.format.fault.CaptureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what the user names to bytes. */
class CaptureInputTest {
    private static final byte[] CAPTURE =
            Made.joined(Made.window(0, 100, 2000), Made.window(1, 100, 999), Made.window(0, 9000, 1));

    private static final String EMPTY = ": is empty, so it is no xentrace capture; expected a window header"
            + " (bytes 03 f0 01 20); see whether xentrace ran, and whether tracing was on";

    @TempDir
    private Path directory;

    @Test
    void a_plain_file_is_mapped() throws IOException {
        assertHolds(CAPTURE, file(CAPTURE).toString());
    }

    @Test
    void a_mapped_file_of_a_length_that_is_no_multiple_of_anything() throws IOException {
        assertHolds(Made.cut(CAPTURE, 4097), file(Made.cut(CAPTURE, 4097)).toString());
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        Path file = file(new byte[0]);
        assertEquals(file + EMPTY, refusal(file.toString()));
    }

    @Test
    void one_byte() throws IOException {
        try (ByteSource source = CaptureInput.open(file(new byte[] {7}).toString())) {
            assertEquals(1, source.size());
        }
    }

    @Test
    void gzip_is_told_by_content_and_unpacked() throws IOException {
        assertHolds(CAPTURE, file(gzip(CAPTURE)).toString());
    }

    @Test
    void gzip_of_nothing_is_refused_likewise() throws IOException {
        Path file = file(gzip(new byte[0]));
        assertEquals(file + EMPTY, refusal(file.toString()));
    }

    @Test
    void standard_input_that_ends_at_once_is_refused_likewise() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(new byte[0]));
        try {
            assertEquals("-" + EMPTY, refusal("-"));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void gzip_of_several_members_is_all_of_them() throws IOException {
        byte[] members = Made.joined(gzip(Made.cut(CAPTURE, 1000)), gzip(Made.cut(CAPTURE, 500)));
        assertHolds(
                Made.joined(Made.cut(CAPTURE, 1000), Made.cut(CAPTURE, 500)),
                file(members).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.999})
    void gzip_that_ends_early_is_read_up_to_there(double share) throws IOException {
        byte[] packed = gzip(CAPTURE);
        assertHoldsBegin(Made.cut(packed, (int) (share * packed.length)), share);
    }

    @Test
    void gzip_without_its_checksum_is_read_and_told() throws IOException {
        byte[] packed = gzip(CAPTURE);
        assertHoldsBegin(Made.cut(packed, packed.length - 8), 1);
        packed[packed.length - 6] ^= 1;
        assertHoldsBegin(packed, 1);
    }

    @Test
    void gzip_with_wrong_bytes_is_read_up_to_there() throws IOException {
        byte[] packed = gzip(CAPTURE);
        assertHoldsBegin(Made.zeroed(packed, packed.length / 2, packed.length / 2 + 100), 0.4);
    }

    /** At least about this share of the capture is there, and that it is not all is known. */
    private void assertHoldsBegin(byte[] packed, double share) throws IOException {
        try (Capture capture = Capture.open(file(packed))) {
            ByteSource source = capture.source();
            long sure = (long) (0.9 * share * CAPTURE.length);
            assertTrue(source.size() >= sure, source.size() + " of " + CAPTURE.length);
            for (int at = 0; at + 4 <= sure; at += 4) {
                assertEquals(new ArraySource("expected", CAPTURE).i32(at), source.i32(at));
            }
            Problems.Problem damaged = capture.problems().list().get(0);
            assertEquals(new Problems.Problem(ProblemKind.DAMAGED_GZIP, source.size(), 1, 0), damaged);
        }
    }

    @Test
    void gzip_of_which_nothing_can_be_unpacked_is_refused() throws IOException {
        Path file = file(Made.cut(gzip(CAPTURE), 12));
        assertEquals(
                file + ": damaged gzip data: Unexpected end of ZLIB input stream; give the file as it was packed",
                refusal(file.toString()));
    }

    @Test
    void two_bytes_of_gzip_are_told() throws IOException {
        Path file = file(new byte[] {0x1f, (byte) 0x8b});
        String line = refusal(file.toString());
        assertTrue(line.startsWith(file + ": damaged gzip data: "), line);
    }

    @Test
    void a_dash_is_standard_input() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(CAPTURE));
        try {
            assertHolds(CAPTURE, "-");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @Timeout(60)
    void a_fifo_is_read_to_its_end() throws Exception {
        Path fifo = directory.resolve("fifo");
        assumeTrue(madeFifo(fifo), "SKIPPED: no mkfifo here");
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(fifo, CAPTURE));
        assertHolds(CAPTURE, fifo.toString());
        writer.get();
    }

    @Test
    @Timeout(60)
    void a_fifo_may_carry_gzip() throws Exception {
        Path fifo = directory.resolve("fifo");
        assumeTrue(madeFifo(fifo), "SKIPPED: no mkfifo here");
        byte[] packed = gzip(CAPTURE);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(fifo, packed));
        assertHolds(CAPTURE, fifo.toString());
        writer.get();
    }

    @Test
    void no_temporary_file_stays() throws IOException {
        byte[] ofUnusualLength = Made.cut(CAPTURE, 31_417);
        assertHolds(ofUnusualLength, file(gzip(ofUnusualLength)).toString());
        File[] copies = new File(System.getProperty("java.io.tmpdir"))
                .listFiles(file -> file.getName().startsWith("xenscope-") && file.length() == ofUnusualLength.length);
        assertArrayEquals(new File[0], copies);
    }

    /** Memory that stays mapped holds the disk space of unpacked copies, and a process may have 65,530 mappings. */
    @Test
    void nothing_stays_mapped() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        assumeTrue(Files.isReadable(maps), "SKIPPED: no /proc/self/maps here");
        Path file = file(CAPTURE);
        try (ByteSource source = CaptureInput.open(file.toString())) {
            assertEquals(1, mappings(maps, file));
            assertEquals(CAPTURE.length, source.size());
        }
        assertEquals(0, mappings(maps, file));
    }

    private static long mappings(Path maps, Path file) throws IOException {
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.filter(line -> line.endsWith(file.toString())).count();
        }
    }

    /** More than memory is to hold, in a window: bytes beyond 256 MB are read from a temporary file, which is gone afterwards. */
    @Test
    void gzip_that_is_long_when_unpacked_is_kept_in_a_file() throws IOException {
        Path packed = directory.resolve("long.gz");
        byte[] piece = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed), 1 << 16)) {
            out.write(CAPTURE);
            for (int i = 0; i < 257; i++) {
                java.util.Arrays.fill(piece, (byte) i);
                out.write(piece);
            }
        }
        try (ByteSource source = CaptureInput.open(packed.toString())) {
            assertEquals(CAPTURE.length + (257L << 20), source.size());
            assertEquals(new ArraySource("expected", CAPTURE).i32(40), source.i32(40));
            assertEquals(0xFFFFFFFF, source.i32(CAPTURE.length + (255L << 20) + 4));
            assertEquals(0, source.i32(CAPTURE.length + (256L << 20) + 4));
        }
    }

    @Test
    void what_was_unpacked_into_memory_is_read_to_its_last_byte_and_given_back() throws IOException {
        for (int length : new int[] {4097, 1 << 12, CAPTURE.length}) {
            assertHolds(
                    Made.cut(CAPTURE, length),
                    file(gzip(Made.cut(CAPTURE, length))).toString());
        }
    }

    @Test
    void a_missing_file_is_told() {
        String name = directory.resolve("none").toString();
        assertEquals(name + ": no such file; give the path of a capture", refusal(name));
    }

    @Test
    void a_directory_is_told() {
        assertEquals(
                directory + ": is a directory; give the path of a capture inside it", refusal(directory.toString()));
    }

    @Test
    void a_name_that_is_no_path_is_told() {
        assertEquals("a\0b: not a path; give the path of a capture", refusal("a\0b"));
    }

    @Test
    void an_unreadable_file_is_told() throws IOException {
        Path file = file(CAPTURE);
        assumeTrue(file.toFile().setReadable(false, false), "SKIPPED: permissions cannot be taken away here");
        assumeFalse(Files.isReadable(file), "SKIPPED: this user may read everything");
        assertEquals(file + ": permission denied; make the file readable", refusal(file.toString()));
    }

    @Test
    void a_capture_can_be_opened_by_path() throws IOException {
        try (Capture capture = Capture.open(file(gzip(CAPTURE)))) {
            assertEquals(3, capture.windows().count());
            assertTrue(capture.problems().isEmpty());
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("capture"), bytes);
    }

    private static void assertHolds(byte[] expected, String name) {
        try (ByteSource source = CaptureInput.open(name)) {
            assertEquals(name, source.name());
            assertEquals(expected.length, source.size());
            byte[] held = new byte[expected.length & ~3];
            for (int at = 0; at < held.length; at += 4) {
                Made.put(held, at, source.i32(at));
            }
            assertArrayEquals(Made.cut(expected, held.length), held);
            if (expected.length >= 11) {
                assertEquals(new ArraySource("expected", expected).i64(3), source.i64(3), "unaligned");
            }
        }
    }

    private static String refusal(String name) {
        return assertThrows(CaptureException.class, () -> CaptureInput.open(name))
                .line();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static boolean madeFifo(Path fifo) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Path fifo, byte[] bytes) {
        try {
            Files.write(fifo, bytes, java.nio.file.StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
