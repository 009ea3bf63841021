package io.xenscope.analyze.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.track.pcpu.PvTrack;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.TraceWriter;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is passed over in the quick loop is counted as if each record had been looked at. */
class QuietRecordsTest {
    private static final int HYPERCALL = 0x20100d;
    private static final int RUNNABLE_TO_RUNNING = 0x21101;
    private static final int RUNNING_TO_BLOCKED = 0x21021;

    private final TraceWriter records = new TraceWriter();
    private long tsc = 1000;

    private Walker walked() {
        byte[] file = new TraceWriter().window(0, records.bytes()).bytes();
        try (Capture capture = Capture.of(new ArraySource("made", file))) {
            Walker walker = new Walker(capture);
            pv = walker.add(new PvTrack());
            walker.walk(pcpu -> true);
            for (PcpuWalk pcpu : walker.pcpus()) {
                pcpu.schedule().close();
            }
            return walker;
        }
    }

    private PvTrack pv;

    private static String counts(EventCounts counts) {
        StringBuilder text = new StringBuilder();
        counts.forEach((id, count, bytes) -> text.append(String.format("%x:%d:%d ", id, count, bytes)));
        return text.toString();
    }

    @Test
    void more_kinds_of_headers_than_there_are_places_are_all_counted() {
        Random random = new Random(3);
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int i = 0; i < 30_000; i++) {
            int event = 0x22000 | random.nextInt(1 << 12);
            records.record(event, ++tsc, new int[random.nextInt(8)]);
            expected.merge(event, 1, Integer::sum);
        }
        Walker walker = walked();
        Map<Integer, Integer> counted = new TreeMap<>();
        walker.counts().forEach((id, count, bytes) -> counted.put(id, (int) count));
        counted.remove(0x1f003);
        assertEquals(expected, counted);
        assertEquals(30_000, walker.pcpus()[0].records());
        assertEquals(tsc, walker.pcpus()[0].now());
    }

    @Test
    void records_with_and_without_time_and_of_any_length_are_kept_apart() {
        for (int round = 0; round < 3; round++) {
            records.record(0x22001, ++tsc).recordWithoutTsc(0x22001).record(0x22001, ++tsc, 1, 2);
            records.recordWithoutTsc(0x22001, 1, 2, 3, 4, 5, 6, 7);
        }
        assertEquals("1f003:1:12 22001:12:204 ", counts(walked().counts()));
    }

    @Test
    void zeros_are_never_quiet() {
        records.record(0x201000, ++tsc, 0).record(0x201000, ++tsc, 0);
        records.raw(new byte[5 * 4]).record(0x201000, ++tsc, 0);
        Walker walker = walked();
        assertEquals("1f003:1:12 201000:3:48 ", counts(walker.counts()));
        assertEquals(5, walker.counts().implausible());
    }

    @Test
    void hypercalls_go_to_the_vcpu_that_runs() {
        int[] vcpus = {VcpuKey.of(1, 0), VcpuKey.of(1, 1), VcpuKey.of(2, 0)};
        long[][] expected = new long[vcpus.length][256];
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            int vcpu = random.nextInt(vcpus.length);
            records.record(RUNNABLE_TO_RUNNING, ++tsc, vcpus[vcpu]);
            for (int call = random.nextInt(20); call > 0; call--) {
                int number = random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(8);
                records.record(HYPERCALL, ++tsc, number, 0);
                expected[vcpu][Math.min(255, number)]++;
            }
            records.record(RUNNING_TO_BLOCKED, ++tsc, vcpus[vcpu]);
        }
        Walker walker = walked();
        StringBuilder told = new StringBuilder();
        pv.accounts().forEach((slot, account) -> told.append(line(walker.slots().key(slot), account)));
        StringBuilder wanted = new StringBuilder();
        for (int slot = 1; slot < walker.slots().count(); slot++) {
            int key = walker.slots().key(slot);
            if (key == VcpuKey.UNKNOWN) {
                continue;
            }
            int vcpu = key == vcpus[0] ? 0 : key == vcpus[1] ? 1 : 2;
            wanted.append(VcpuKey.text(key));
            for (int number = 0; number < 256; number++) {
                wanted.append(expected[vcpu][number] > 0 ? " " + number + ":" + expected[vcpu][number] : "");
            }
            wanted.append('\n');
        }
        assertEquals(wanted.toString(), told.toString());
    }

    private static String line(int key, PvAccount account) {
        StringBuilder line = new StringBuilder(VcpuKey.text(key));
        account.hypercalls().forEach((number, count) -> line.append(" " + number + ":" + count));
        return line.append('\n').toString();
    }
}
