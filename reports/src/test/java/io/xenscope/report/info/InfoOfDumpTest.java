package io.xenscope.report.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.memory.MadeDump;
import io.xenscope.samples.memory.MadeHost;
import io.xenscope.samples.memory.MadeRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What info says of a crash dump, and what every command says of a bad one. */
class InfoOfDumpTest {
    private static final int HYPERCALL = 0x0020_100d;

    @TempDir
    private Path directory;

    private static SortedMap<Long, byte[]> memory() {
        MadeRing ring = new MadeRing(1);
        for (int i = 0; i < 300; i++) {
            ring.record(HYPERCALL, 1000 + i, 1, 2);
            if (i < 290) {
                ring.fetched();
            }
        }
        return new MadeHost(1, 64)
                .ring(0, ring)
                .ring(2, new MadeRing(1).record(HYPERCALL, 1100, 3))
                .memory();
    }

    private Path dump(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("vmcore"), bytes);
    }

    private InProcess info(Path dump, String... options) {
        String[] words = new String[options.length + 5];
        System.arraycopy(options, 0, words, 4, options.length);
        words[0] = "info";
        words[1] = "--cpu-hz";
        words[2] = "1G";
        words[3] = "--csv";
        words[words.length - 1] = dump.toString();
        return InProcess.run(words);
    }

    @Test
    void where_the_buffers_were_found_and_how() throws IOException {
        InProcess answer = info(dump(MadeDump.elf64(memory())), "--table", "crash_dump");

        assertEquals("""
                container,memory_frames,missing_bytes,t_info,found_by,candidates_refused,pcpus,ring_frames,tracing,mask
                "ELF core, 64-bit",3,0,0x001000000,search,0,2,1,,
                """, answer.out());
    }

    /** 300 records of 20 bytes: 204 and a filler of 8 bytes are a lap of 4088; 108 more are left of that before. */
    @Test
    void what_became_of_every_byte() throws IOException {
        InProcess answer = info(dump(MadeDump.elf64(memory())), "--table", "trace_buffers");

        assertEquals("""
                pcpu,buffer_bytes,unfetched_bytes,unfetched_records,fetched_bytes,fetched_records,record_bytes,records,skipped_bytes,missing_bytes,empty_bytes,lost_unreported,from_ns,to_ns
                0,4088,200,10,3888,195,4088,205,0,0,0,,0,203
                2,4088,16,1,0,0,16,1,0,0,4072,,4,4
                """, answer.out());
    }

    @Test
    void commands_read_or_refuse_damaged_dumps_and_never_fail() throws IOException {
        for (int i = 0; i < 40; i++) {
            Random random = new Random(i);
            byte[] bytes = MadeDump.kdump(memory(), i % 2 == 0);
            for (int bit = 0; bit < 1 + i; bit++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            InProcess answer = info(dump(bytes));
            assertTrue(answer.exit() == 0 || answer.exit() == 3, i + ": " + answer);
        }
    }

    @Test
    void a_dump_without_buffers_is_refused_with_exit_code_3() throws IOException {
        SortedMap<Long, byte[]> empty =
                new MadeHost(1, 64).ring(0, new MadeRing(1)).memory();

        InProcess answer = info(dump(MadeDump.elf64(empty)));

        assertEquals(3, answer.exit());
        assertTrue(answer.err().contains("no trace buffers in 2 frames of memory, 1 candidates refused"), answer.err());
    }

    @Test
    void damaged_buffers_are_problems_for_strict() throws IOException {
        SortedMap<Long, byte[]> memory = memory();
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, memory.get(memory.firstKey()), 1000, noise.length);

        assertEquals(0, info(dump(MadeDump.elf64(memory))).exit());
        assertEquals(1, info(dump(MadeDump.elf64(memory)), "--strict").exit());
    }

    @Test
    void addresses_are_checked_before_anything_is_read() {
        InProcess answer = info(directory.resolve("none"), "--t-info", "here");

        assertEquals(2, answer.exit());
        assertTrue(answer.err().contains("--t-info here: expected a machine address in hexadecimal"), answer.err());
        assertEquals(
                2, info(directory.resolve("none"), "--phys-start", "0x1000").exit());
    }
}
