package io.xenscope.samples.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.fault.CaptureException;
import io.xenscope.format.vmcore.DumpOptions;
import io.xenscope.format.vmcore.RingFacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened to a dump, it is read or refused with one line, and every byte of its rings is accounted for. */
class DamagedDumpsTest {
    private static final int MUTANTS = 1000;
    private static final int HYPERCALL = 0x0020_100d;

    @TempDir
    private Path directory;

    private int read;

    @Test
    void a_thousand_damaged_dumps_are_read_or_refused_and_no_byte_is_lost() {
        for (int i = 0; i < MUTANTS; i++) {
            mutant(i);
        }
        assertTrue(read > MUTANTS / 2, read + " were read");
    }

    private void mutant(int number) {
        Random random = new Random(number);
        byte[] dump = container(number / 4 % 4, holes(number % 4 == 3, random));
        switch (number % 4) {
            case 0 -> dump = Arrays.copyOf(dump, random.nextInt(dump.length));
            case 1 -> flip(dump, dump.length, 1 + random.nextInt(200), random);
            case 2 -> flip(dump, 16384, 1 + random.nextInt(20), random);
            default -> {
                // Its holes are damage enough.
            }
        }
        try {
            Opened opened = Opened.of(Opened.file(dump, directory), DumpOptions.NONE);
            if (opened == null) {
                return;
            }
            read++;
            for (RingFacts ring : opened.facts().rings()) {
                assertAccounted(number, ring);
            }
        } catch (CaptureException refused) {
            assertTrue(refused.line().length() > 20, refused.line());
        }
    }

    private static void assertAccounted(int number, RingFacts ring) {
        String what = number + ": " + ring;
        assertEquals(ring.bytes(), ring.recordBytes() + ring.skippedBytes() + ring.emptyBytes(), what);
        assertTrue(
                ring.fetchedBytes() == null || ring.fetchedBytes() + ring.unfetchedBytes() == ring.recordBytes(), what);
    }

    private static SortedMap<Long, byte[]> holes(boolean any, Random random) {
        SortedMap<Long, byte[]> memory = host(random).memory();
        Iterator<Long> frames = memory.keySet().iterator();
        while (any && frames.hasNext()) {
            frames.next();
            if (random.nextInt(4) == 0) {
                frames.remove();
            }
        }
        return memory;
    }

    private static MadeHost host(Random random) {
        MadeHost host = new MadeHost(3, 64);
        for (int pcpu = 0; pcpu < 5; pcpu++) {
            MadeRing ring = new MadeRing(3);
            long tsc = 1_000_000 + random.nextInt(1_000_000);
            int records = random.nextInt(3000);
            for (int i = 0; i < records; i++) {
                ring.record(HYPERCALL, tsc += 1 + random.nextInt(1000), new int[random.nextInt(8)]);
                if (i % 100 == 0) {
                    ring.fetched();
                }
            }
            host.ring(pcpu, ring);
        }
        return host;
    }

    private static byte[] container(int kind, SortedMap<Long, byte[]> memory) {
        return switch (kind) {
            case 0 -> MadeDump.elf64(memory);
            case 1 -> MadeDump.kdump(memory, true);
            case 2 -> MadeDump.flattened(MadeDump.kdump(memory, false), 1);
            default -> MadeDump.elf32(memory);
        };
    }

    private static void flip(byte[] bytes, int among, int bits, Random random) {
        for (int i = 0; i < bits; i++) {
            bytes[random.nextInt(Math.min(among, bytes.length))] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
