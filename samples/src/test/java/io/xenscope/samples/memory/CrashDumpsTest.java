package io.xenscope.samples.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.TraceWriter;
import io.xenscope.format.vmcore.DumpOptions;
import io.xenscope.format.vmcore.RingFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the memory of a host to a capture: what must come out is what the made rings say that they hold. */
class CrashDumpsTest {
    private static final int HYPERCALL = 0x0020_100d;
    private static final long ABOVE_4_GIB = 0x1f_fc61;

    @TempDir
    private Path directory;

    private final MadeRing wrapped = filled(2, 1, 900);
    private final MadeRing full = filled(2, 2, 0);
    private final MadeRing fresh =
            new MadeRing(2).record(HYPERCALL, 5_000, 16, 23).record(HYPERCALL, 5_010, 16, 24);

    /** A ring through which so many records went, one to seven words each; the last 60 were not fetched. */
    private static MadeRing filled(int frames, long seed, int fetched) {
        MadeRing ring = new MadeRing(frames);
        Random random = new Random(seed);
        long tsc = 1_000_000 * seed;
        for (int i = 0; i < fetched; i++) {
            ring.record(HYPERCALL, tsc += 100 + random.nextInt(50), words(random))
                    .fetched();
        }
        for (int i = 0; i < (fetched == 0 ? 1000 : 60); i++) {
            ring.record(HYPERCALL, tsc += 100 + random.nextInt(50), words(random));
        }
        return ring;
    }

    private static int[] words(Random random) {
        int[] words = new int[1 + random.nextInt(6)];
        Arrays.setAll(words, i -> random.nextInt(100));
        return words;
    }

    private MadeHost host() {
        return new MadeHost(2, 256).ring(0, wrapped).ring(1, full).ring(3, fresh);
    }

    private static byte[] windows(Object... pcpusAndRecords) {
        TraceWriter file = new TraceWriter();
        for (int i = 0; i < pcpusAndRecords.length; i += 2) {
            file.window((int) pcpusAndRecords[i], (byte[]) pcpusAndRecords[i + 1]);
        }
        return file.bytes();
    }

    private byte[] expected() {
        return windows(0, wrapped.records(), 1, full.records(), 3, fresh.records());
    }

    static Stream<Named<Function<SortedMap<Long, byte[]>, byte[]>>> containers() {
        return Stream.of(
                Named.of("ELF core, 64-bit", MadeDump::elf64),
                Named.of("ELF core, 32-bit", MadeDump::elf32),
                Named.of("KDUMP with zlib", memory -> MadeDump.kdump(memory, true)),
                Named.of("KDUMP, plain", memory -> MadeDump.kdump(memory, false)),
                Named.of("flattened KDUMP", memory -> MadeDump.flattened(MadeDump.kdump(memory, true), 1)),
                Named.of("flattened ELF", memory -> MadeDump.flattened(MadeDump.elf64(memory), 2)),
                Named.of("gzip of an ELF core", memory -> gzip(MadeDump.elf64(memory))),
                Named.of(
                        "gzip of a flattened KDUMP",
                        memory -> gzip(MadeDump.flattened(MadeDump.kdump(memory, true), 3))));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void all_whole_records_come_out_of_every_container(Function<SortedMap<Long, byte[]>, byte[]> container) {
        Opened opened = Opened.of(container.apply(host().memory()), directory);

        assertArrayEquals(expected(), opened.capture());
        assertTrue(opened.midway());
    }

    @Test
    void what_was_found_where_is_known() {
        Opened opened = Opened.of(MadeDump.elf64(host().memory()), directory);

        assertEquals("ELF core, 64-bit", opened.facts().container());
        assertEquals(host().table(), opened.facts().traceInfo());
        assertEquals("search", opened.facts().foundBy());
        RingFacts ring = opened.facts().rings().get(0);
        assertEquals(8184, ring.bytes());
        assertEquals(wrapped.unfetchedBytes(), ring.unfetchedBytes());
        assertEquals(wrapped.records().length - wrapped.unfetchedBytes(), ring.fetchedBytes());
        assertEquals(8184 - wrapped.records().length, ring.skippedBytes());
        RingFacts last = opened.facts().rings().get(2);
        assertEquals(8184 - 2 * 20, last.emptyBytes());
        assertEquals(List.of(5_000L, 5_010L), List.of(last.firstTsc(), last.lastTsc()));
    }

    @Test
    void a_table_of_lists_without_gaps_is_read_as_well() {
        byte[] dump = MadeDump.elf64(host().packed().memory());

        assertArrayEquals(expected(), Opened.of(dump, directory).capture());
    }

    @Test
    void a_table_of_several_frames_is_read_whole() {
        MadeHost host = new MadeHost(300, 256).ring(0, filled(300, 5, 0)).ring(2, filled(300, 6, 0));

        Opened opened = Opened.of(MadeDump.elf64(host.memory()), directory);

        assertEquals(2, opened.facts().rings().size());
        assertArrayEquals(
                windows(0, filled(300, 5, 0).records(), 2, filled(300, 6, 0).records()), opened.capture());
    }

    @Test
    void buffers_above_4_gib_are_found_there() {
        byte[] dump = MadeDump.elf64(
                host().tableAt(ABOVE_4_GIB).ringsAt(ABOVE_4_GIB + 100).memory());

        Opened opened = Opened.of(dump, directory);

        assertArrayEquals(expected(), opened.capture());
        assertEquals(0x1ffc61000L, opened.facts().traceInfo());
    }

    @Test
    void only_what_nobody_had_fetched_comes_out_if_asked_for() {
        DumpOptions unfetched = new DumpOptions(null, OptionalLong.empty(), OptionalLong.empty(), true);

        Opened opened = Opened.of(MadeDump.elf64(host().memory()), directory, unfetched);

        assertArrayEquals(windows(0, wrapped.unfetched(), 1, full.records(), 3, fresh.records()), opened.capture());
    }

    @Test
    void the_address_of_the_table_may_be_given() {
        byte[] dump = MadeDump.elf64(host().memory());

        assertEquals(
                "address",
                Opened.of(dump, directory, at(host().table())).facts().foundBy());
        assertEquals(
                "vmcore: no table of trace buffers at 0x5000, where --t-info says; expected frames of a ring, then where the list"
                        + " of each pcpu begins; leave the option out: then the buffers are searched for",
                Opened.refused(dump, directory, at(0x5000)));
    }

    private static DumpOptions at(long address) {
        return new DumpOptions(null, OptionalLong.empty(), OptionalLong.of(address), false);
    }

    @Test
    void of_several_tables_the_one_with_the_latest_records_is_read() {
        MadeHost earlier = new MadeHost(2, 256)
                .tableAt(0x300)
                .ringsAt(0x400)
                .ring(0, fresh)
                .ring(1, filled(2, 1, 300))
                .ring(3, filled(2, 1, 300));
        SortedMap<Long, byte[]> memory = host().memory();
        memory.putAll(earlier.memory());

        Opened opened = Opened.of(MadeDump.elf64(memory), directory);

        assertArrayEquals(expected(), opened.capture());
        assertEquals(
                "several tables of trace buffers (an earlier boot?): 0x300000, 0x1000000; 0x1000000 is read; give --t-info ADDRESS"
                        + " for another",
                opened.warnings().get(0));
    }

    @Test
    void a_ring_without_its_pointers_gives_all_its_records_and_says_so() {
        SortedMap<Long, byte[]> memory = host().memory();
        ByteBuffer.wrap(memory.get(host().ringFrame(0, 0))).putLong(0, -1);

        Opened opened = Opened.of(MadeDump.elf64(memory), directory);

        assertArrayEquals(expected(), opened.capture());
        assertEquals(null, opened.facts().rings().get(0).fetchedBytes());
        assertTrue(
                opened.warnings().stream().anyMatch(text -> text.startsWith("pcpu 0: ") && text.contains("fetched")));
    }

    @Test
    void a_frame_that_was_not_dumped_leaves_the_rest_of_its_ring() {
        SortedMap<Long, byte[]> memory = host().memory();
        memory.remove(host().ringFrame(1, 1));

        Opened opened = Opened.of(MadeDump.elf64(memory), directory);

        RingFacts ring = opened.facts().rings().get(1);
        assertEquals(4096, ring.missingBytes());
        assertTrue(ring.recordBytes() > 4000 && ring.recordBytes() <= 4088, ring.toString());
        assertEquals(ring.bytes(), ring.recordBytes() + ring.skippedBytes() + ring.emptyBytes());
        assertTrue(opened.warnings().contains("pcpu 1: 4096 bytes of its trace buffer are not in the dump"));
    }

    @Test
    void a_file_that_was_cut_gives_what_it_still_has() {
        byte[] dump = MadeDump.elf64(host().tableAt(0x100).memory());

        Opened opened = Opened.of(Arrays.copyOf(dump, dump.length - 10_000), directory);

        assertEquals(
                "the dump was cut: 10000 bytes of memory are missing from its end on",
                opened.warnings().get(0));
        assertEquals(10_000, opened.facts().cutBytes());
        byte[] first = windows(0, wrapped.records());
        assertArrayEquals(first, Arrays.copyOf(opened.capture(), first.length));
    }

    @Test
    void half_of_the_rings_destroyed_leaves_the_others_whole() {
        SortedMap<Long, byte[]> memory = host().memory();
        Random random = new Random(7);
        for (int i = 0; i < 2; i++) {
            random.nextBytes(memory.get(host().ringFrame(0, i)));
        }
        random.nextBytes(memory.get(host().ringFrame(3, 0)));

        Opened opened = Opened.of(MadeDump.elf64(memory), directory);

        assertArrayEquals(windows(1, full.records()), opened.capture());
        assertEquals(8184, opened.facts().rings().get(0).skippedBytes());
    }

    @Test
    void rings_that_nobody_read_are_said_to_have_the_first_records() {
        Opened opened = Opened.of(MadeDump.elf64(host().memory()), directory);

        assertTrue(full.lost() > 0);
        assertEquals(
                "nobody had read the full trace buffers: these are the first records since boot, not the last; for those, a reader"
                        + " must run before the crash (xentrace -D -e all /dev/null)",
                opened.warnings().get(0));
    }

    @Test
    void memory_without_trace_buffers_is_refused() {
        SortedMap<Long, byte[]> memory =
                new MadeHost(2, 256).ring(0, new MadeRing(2)).memory();

        assertEquals(
                "vmcore: no trace buffers in 3 frames of memory, 1 candidates refused; expected the table t_info of Xen 4.0 or"
                        + " later, and records in its buffers; if tracing was on, dump with Xen's heap (makedumpfile -X), or give"
                        + " --t-info ADDRESS",
                Opened.refused(MadeDump.elf64(memory), directory, DumpOptions.NONE));
    }

    @Test
    void other_containers_are_refused_by_name_with_the_way_out() {
        assertRefused(magic("DISKDUMP"), "a dump in diskdump's old form", "convert it: makedumpfile -c OLD NEW");
        assertRefused(magic("PAGEDU64"), "a dump in the form of Windows", "dump as ELF");
        assertRefused(
                ByteBuffer.allocate(4096)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(0xA819_0173_618F_23EDL)
                        .array(),
                "a dump in LKCD's form",
                "convert it to an ELF core");
        byte[] domain = MadeDump.elf64(host().memory());
        ByteBuffer header = ByteBuffer.wrap(domain).order(ByteOrder.LITTLE_ENDIAN);
        assertRefused(withSections(domain), "a dump of one domain, with no Xen in it", "the whole host");
        header.putShort(16, (short) 2);
        assertRefused(domain, "an ELF file that is no core", "give the dump of the host's memory");
    }

    @Test
    void kdump_files_of_other_kinds_are_refused_with_the_way_out() {
        for (Object[] packing : new Object[][] {{2, "lzo"}, {4, "snappy"}, {0x20, "zstd"}}) {
            byte[] dump = MadeDump.kdump(host().memory(), true);
            ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN).putInt(424, (int) packing[0]);
            assertRefused(dump, "packed with " + packing[1], "with zlib (makedumpfile -c)");
        }
        byte[] part = MadeDump.kdump(host().memory(), true);
        ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN).putInt(4096 + 12, 1);
        assertRefused(part, "a part of a KDUMP file that was split", "makedumpfile --reassemble");
    }

    private void assertRefused(byte[] dump, String what, String advice) {
        String line = Opened.refused(dump, directory, DumpOptions.NONE);
        assertTrue(line.startsWith("vmcore: offset 0: ") && line.contains(what) && line.contains(advice), line);
    }

    private static byte[] magic(String text) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 4096);
    }

    /** A dump of a domain: its memory in sections, the first of which has the names. */
    private static byte[] withSections(byte[] core) {
        byte[] names = "\0.shstrtab\0.xen_prstatus\0.xen_pages\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(core.length + 64 + names.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(core).putLong(40, core.length).putShort(58, (short) 64).putShort(60, (short) 1);
        file.putLong(core.length + 24, core.length + 64).putLong(core.length + 32, names.length);
        return file.put(core.length + 64, names).array();
    }
}
