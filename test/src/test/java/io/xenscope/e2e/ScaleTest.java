package io.xenscope.e2e;

import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.bench.Enlarge;
import io.xenscope.bench.ManySubjects;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large hosts in little heap. Large files are the business of {@code test/bench}. */
final class ScaleTest {
    private static final String HEAP = "-Xmx64m";
    private static final int PCPUS = 512;
    private static final int VCPUS = 5000;
    private static final int VCPUS_PER_DOMAIN = 4;
    private static final int ROUNDS = 6;

    /** Seconds that a busy machine takes for what takes ten otherwise. */
    private static final long LONG = 300;

    @TempDir
    private Path directory;

    /** As many threads as a large host would start: each has tables of its own. */
    @Test
    void each_of_5000_vcpus_on_512_pcpus_has_the_time_it_was_given() throws IOException {
        Path host = Files.write(directory.resolve("host.xentrace"), host());

        assertEquals(
                vcpusExpected(),
                columns("summary", host, "vcpus", "dom", "vcpu", "wakes", "wake_p50_ns", "wake_max_ns"));
        assertEquals(pcpusExpected(), columns("summary", host, "pcpus", "pcpu", "busy_ns", "switches"));
    }

    /** Every vcpu stays on one pcpu: wakes, waits, runs and blocks there, once a round. A tick is a nanosecond. */
    private static byte[] host() {
        TraceMaker trace = new TraceMaker();
        for (int pcpu = 0; pcpu < PCPUS; pcpu++) {
            trace.pcpu(pcpu).at(1000).runs(idle(pcpu));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int vcpu = 0; vcpu < VCPUS; vcpu++) {
                PcpuTrace pcpu = trace.pcpu(vcpu % PCPUS).after(10).wake(name(vcpu));
                pcpu.after(wait(vcpu)).idleTo(name(vcpu)).after(run(vcpu)).blocksToIdle();
            }
            trace.sweep();
        }
        return trace.bytes();
    }

    private static VcpuName name(int vcpu) {
        return VcpuName.d(1 + vcpu / VCPUS_PER_DOMAIN).v(vcpu % VCPUS_PER_DOMAIN);
    }

    private static int wait(int vcpu) {
        return 5 + vcpu % 7;
    }

    private static int run(int vcpu) {
        return 100 + vcpu;
    }

    private static List<String> vcpusExpected() {
        List<String> rows = new ArrayList<>();
        for (int vcpu = 0; vcpu < VCPUS; vcpu++) {
            rows.add(
                    name(vcpu).domain() + "," + name(vcpu).vcpu() + "," + ROUNDS + "," + wait(vcpu) + "," + wait(vcpu));
        }
        return rows;
    }

    private static List<String> pcpusExpected() {
        List<String> rows = new ArrayList<>();
        for (int pcpu = 0; pcpu < PCPUS; pcpu++) {
            long busy = 0;
            int switches = 0;
            for (int vcpu = pcpu; vcpu < VCPUS; vcpu += PCPUS) {
                busy += (long) ROUNDS * run(vcpu);
                switches += 2 * ROUNDS;
            }
            rows.add(pcpu + "," + busy + "," + switches);
        }
        return rows;
    }

    /** The four pcpus of a sample with many losses, 128 times, copies next to each other: each with the records and losses of its original. */
    @Test
    void each_of_512_copied_pcpus_has_what_was_counted_in_the_sample() throws IOException {
        Path few = Samples.unpacked(Samples.LOST_RECORDS, directory);
        Path many = directory.resolve("many.xentrace");
        List<Long> records = List.copyOf(
                Samples.counts(Samples.LOST_RECORDS).table("pcpu_records").values());
        int copies = PCPUS / records.size();
        String bytes = Long.toString(copies * Files.size(few));
        Enlarge.main(new String[] {few.toString(), many.toString(), bytes, "--pcpus-times", Integer.toString(copies)});

        List<String> expected = new ArrayList<>();
        for (int pcpu = 0; pcpu < PCPUS; pcpu++) {
            expected.add(pcpu + "," + records.get(pcpu / copies));
        }
        assertEquals(expected, columns("info", many, "pcpus", "pcpu", "records"));
        assertEquals(
                List.of(Files.size(many) + ",0," + copies * total("records") + "," + copies * total("records_lost")),
                columns("info", many, "capture", "bytes_read", "bytes_skipped", "records", "lost_records"));
    }

    private static long total(String count) {
        return Samples.counts(Samples.LOST_RECORDS).number(count);
    }

    /**
     * A vcpu goes to and fro between two pcpus at an even pace: offsets that differ by its turns fit as well, and each of its records is
     * near a thousand runs. A tick is a nanosecond.
     */
    @Test
    void clocks_of_300000_moves_are_proved_within_256_mb() throws IOException {
        Path turns = Files.write(directory.resolve("turns.xentrace"), ManySubjects.moves(300_000));

        List<String> lines = lines("clock", "--csv", "--table", "result", "--cpu-hz", "1G", turns.toString());

        assertEquals(
                "as_recorded,0,0",
                String.join(",", List.of(lines.get(1).split(",")).subList(0, 3)));
    }

    /** What is kept of vcpus has a limit; what all of them wrote is read and counted. */
    @Test
    void of_100000_vcpus_the_first_32768_have_accounts_within_256_mb() throws IOException {
        int count = 100_000;
        int kept = 32_768;
        Path many = Files.write(directory.resolve("vcpus.xentrace"), ManySubjects.vcpus(count));

        List<String> named = lines("summary", "--no-align", "--csv", "--table", "vcpus", many.toString()).stream()
                .filter(line -> line.matches("\\d+,\\d+,.*") && !line.startsWith("32767,"))
                .toList();
        assertEquals(kept, named.size());
        assertTrue(named.get(kept - 1).startsWith("33,767,"), named.get(kept - 1));
        // Three changes of its own runstate each.
        String[] problem = lines("info", "--no-align", "--csv", "--table", "problems", many.toString())
                .get(1)
                .split(",");
        assertEquals("too_many_vcpus " + 3L * (count - kept), problem[0] + " " + problem[2]);
        assertEquals(
                kept,
                lines("export", "csv", many.toString()).stream()
                        .filter(line -> line.contains(",activation,"))
                        .count());
    }

    /** What a process with 256 MB of heap printed. */
    private List<String> lines(String... arguments) {
        Xenscope.Answer answer =
                new Xenscope(directory).with("-Xmx256m").patient(LONG).run(arguments);
        assertEquals(0, answer.exit(), answer.err());
        return new String(answer.out(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Some columns of a table that a process with little heap printed. */
    private List<String> columns(String command, Path capture, String table, String... names) {
        // Made pcpus do not keep to the order in which xentrace reads real ones, so clocks are taken as they are.
        Xenscope.Answer answer = new Xenscope(directory)
                .with(HEAP)
                .run(
                        command,
                        "--no-align",
                        "--csv",
                        "--table",
                        table,
                        "--cpu-hz",
                        "1G",
                        "--threads",
                        "64",
                        capture.toString());
        assertEquals(0, answer.exit(), answer.err());
        List<String> lines =
                new String(answer.out(), StandardCharsets.UTF_8).lines().toList();
        List<String> header = List.of(lines.get(0).split(","));
        int[] wanted = Arrays.stream(names).mapToInt(header::indexOf).toArray();
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split(","))
                .map(cells -> Arrays.stream(wanted).mapToObj(i -> cells[i]).collect(Collectors.joining(",")))
                .toList();
    }
}
