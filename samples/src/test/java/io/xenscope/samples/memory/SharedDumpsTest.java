package io.xenscope.samples.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.format.vmcore.DumpOptions;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real dumps of Xen 4.20: what must come out was worked out by others. */
class SharedDumpsTest {
    private static final String DUMPS = "crash-dumps";

    @TempDir
    private Path directory;

    @BeforeEach
    void look() {
        assumeTrue(Files.exists(file("live-quiet.elf.gz")), SharedCaptures.ABSENT);
    }

    private static Path file(String name) {
        return SharedCaptures.file(DUMPS, name);
    }

    private static byte[] unpacked(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "live-quiet.elf, live-quiet",
        "sparse-pcpus.elf, sparse-pcpus",
        "dom0-crash.elf, dom0-crash",
        "nobody-read.elf, nobody-read",
        "panic.elf, panic",
        "panic.kdump, panic",
        "panic.kdump-flat, panic",
        "panic-registers.elf, panic",
        "panic-xen-note.elf, panic"
    })
    void every_dump_gives_its_capture_byte_for_byte(String dump, String expected) throws IOException {
        byte[] capture = unpacked("expected/" + expected + ".xen.gz");

        assertArrayEquals(
                capture, Opened.of(file(dump + ".gz"), DumpOptions.NONE).capture());
        assertArrayEquals(capture, Opened.of(unpacked(dump + ".gz"), directory).capture());
    }

    @ParameterizedTest
    @CsvSource({"panic-registers.elf.gz", "panic-xen-note.elf.gz"})
    void symbols_lead_to_the_same_and_tell_more(String dump) throws IOException {
        Opened opened = Opened.of(
                file(dump),
                new DumpOptions(file("xensyms-4.20.txt"), OptionalLong.empty(), OptionalLong.empty(), false));

        assertArrayEquals(unpacked("expected/panic.xen.gz"), opened.capture());
        assertEquals("symbols", opened.facts().foundBy());
        assertEquals(true, opened.facts().tracing());
        assertEquals(0x0fff_f000L, opened.facts().mask());
        assertEquals(
                List.of(832L, 0L, 0L, 0L),
                opened.facts().rings().stream()
                        .map(ring -> ring.lostUnreported())
                        .toList());
    }

    @Test
    void counts_by_pcpu_are_those_of_the_table_of_expected_ones() throws IOException {
        for (String input : List.of("panic", "live-quiet", "dom0-crash", "nobody-read", "sparse-pcpus")) {
            List<String> found = Opened.of(file(input + ".elf.gz"), DumpOptions.NONE).facts().rings().stream()
                    .map(ring -> input + "\t" + ring.pcpu() + "\t" + ring.fetchedBytes() + "\t" + ring.fetchedRecords()
                            + "\t"
                            + ring.unfetchedBytes() + "\t" + ring.unfetchedRecords() + "\t" + ring.firstTsc() + "\t"
                            + ring.lastTsc() + "\t")
                    .toList();
            try (Stream<String> lines = Files.lines(file("expected/expected.tsv"))) {
                assertEquals(
                        lines.filter(line -> line.startsWith(input + "\t"))
                                .map(line -> line.split("\t"))
                                .map(f -> String.join("\t", List.of(f).subList(0, 8)) + "\t")
                                .toList(),
                        found);
            }
        }
    }

    @Test
    void a_ring_whose_pointers_were_overwritten_gives_all_its_records() throws IOException {
        byte[] dump = unpacked("live-quiet.elf.gz");
        // The first frame of pcpu 3's ring is where its list in the table, the only list that begins so, says.
        int table = find(dump, new byte[] {0x10, 0, (byte) 0x81, 0});
        int list = table + 4 * (0x81 + 3 * 16);
        long frame = (dump[list] & 0xFF) | (dump[list + 1] & 0xFF) << 8 | (dump[list + 2] & 0xFF) << 16;
        int first = offset(dump, frame * 4096);
        for (int i = 0; i < 8; i++) {
            dump[first + i] = (byte) 0xEE;
        }

        Opened opened = Opened.of(dump, directory);

        assertArrayEquals(unpacked("expected/live-quiet.xen.gz"), opened.capture());
        assertEquals(null, opened.facts().rings().get(3).fetchedBytes());
        assertEquals(3477, opened.facts().rings().get(3).records());
    }

    private static int find(byte[] bytes, byte[] begin) {
        for (int at = 0; ; at++) {
            if (java.util.Arrays.equals(bytes, at, at + begin.length, begin, 0, begin.length)
                    && bytes[at + 4] == (byte) 0x91) {
                return at;
            }
        }
    }

    /** Where an address lies in the file, by its program headers. */
    private static int offset(byte[] elf, long address) {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(elf).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 64; ; at += 56) {
            long from = bytes.getLong(at + 24);
            if (bytes.getInt(at) == 1 && from <= address && address < from + bytes.getLong(at + 32)) {
                return (int) (bytes.getLong(at + 8) + address - from);
            }
        }
    }
}
