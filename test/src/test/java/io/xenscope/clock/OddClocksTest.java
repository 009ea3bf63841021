package io.xenscope.clock;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.Runstate;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports say of clocks of which little can be said. A tick is a nanosecond. */
class OddClocksTest {
    private static final VcpuName V = d(1).v(0);
    private static final VcpuName W = d(2).v(0);
    private static final long MS = 1_000_000;
    private static final long HOUR = 3600_000 * MS;

    @TempDir
    private Path directory;

    /** A vcpu that runs on two pcpus by turns, a millisecond each, with a window each round; each pcpu's clock is ahead by so much. */
    private static TraceMaker turns(
            TraceMaker trace, VcpuName vcpu, int one, int other, int rounds, long begin, long... ahead) {
        long now = begin;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < 2; i++) {
                int pcpu = i == 0 ? one : other;
                trace.pcpu(pcpu)
                        .at(now + ahead[i] + 1000)
                        .wake(vcpu)
                        .after(1000)
                        .idleTo(vcpu)
                        .after(MS - 5000)
                        .blocksToIdle();
                now += MS;
            }
            trace.sweep();
        }
        return trace;
    }

    /** As many pcpus, idle, whose clocks are ahead by so much. */
    private static TraceMaker begun(long... ahead) {
        TraceMaker trace = new TraceMaker();
        for (int pcpu = 0; pcpu < ahead.length; pcpu++) {
            trace.pcpu(pcpu).at(1000 * MS + ahead[pcpu]).runs(idle(pcpu));
        }
        return trace;
    }

    /** Some columns of a table of a report, a row each. */
    private List<String> rows(TraceMaker trace, String report, String table, String... columns) throws IOException {
        Path file = Files.write(directory.resolve("capture"), trace.bytes());
        InProcess answer = InProcess.run(report, "-q", "--cpu-hz", "1G", "--csv", "--table", table, file.toString());
        List<String> lines = answer.out().lines().toList();
        List<String> names = List.of(lines.get(0).split(","));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> Stream.of(columns)
                        .map(column -> cells[names.indexOf(column)])
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private String warnings(TraceMaker trace, String report) throws IOException {
        Path file = Files.write(directory.resolve("capture"), trace.bytes());
        return InProcess.run(report, "--cpu-hz", "1G", file.toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("! "))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void ofOnePcpuThereIsNothingToProve() throws IOException {
        TraceMaker one = turns(begun(0), V, 0, 0, 3, 1001 * MS, 0, 0);

        assertEquals(
                List.of("none 0 0"), rows(one, "clock", "result", "mode", "violations_before", "violations_after"));
        assertEquals(List.of(), rows(one, "clock", "pcpus", "pcpu"));
    }

    @Test
    void poolsThatNeverMeetAreKeptTogetherByTheOrderOfWindows() throws IOException {
        TraceMaker pools = begun(0, 5 * MS, 0, -7 * MS);
        turns(pools, V, 0, 1, 30, 1001 * MS, 0, 5 * MS);
        turns(pools, W, 2, 3, 30, 1101 * MS, 0, -7 * MS);

        assertEquals(List.of("lines 0"), rows(pools, "clock", "result", "mode", "violations_after"));
        assertEquals(List.of("0 false", "1 true", "2 true", "3 true"), rows(pools, "clock", "pcpus", "pcpu", "unsafe"));
        // Both bounds of the pool that is far from the first pcpu, added up.
        for (String row : rows(pools, "latency", "latencies", "name", "level", "dom", "clock_bound_ns", "unsafe")) {
            boolean isRun = row.startsWith("run ");
            assertTrue(row.endsWith(isRun ? " 0 false" : " true"), row);
        }
    }

    @Test
    void whereAllTscsWereSetBackNothingIsSafeAcrossPcpus() throws IOException {
        TraceMaker reset = turns(begun(0, 0), V, 0, 1, 30, 1001 * MS, 0, 0);
        reset.pcpu(0).steppingBack();
        reset.pcpu(1).steppingBack();
        turns(reset, V, 0, 1, 30, 5 * MS, 0, 0);

        for (String report : List.of("clock", "latency", "summary")) {
            assertTrue(
                    warnings(reset, report)
                            .contains(
                                    "! the TSC of pcpu 0-1 was set back (reset, or the host was suspended): time goes on"
                                            + " there where it was, and times across pcpus are unsafe from then on"),
                    report);
        }
        assertEquals(
                List.of("blocked vcpu  true", "run vcpu 0 false", "runnable vcpu  true", "wake-to-run vcpu  true"),
                latencies(reset));
    }

    /** Each side is a capture of its own; how long lies between nobody knows. */
    @Test
    void whereAllTscsWereSetBackBoundsHoldOnEitherSide() throws IOException {
        TraceMaker reset = turns(begun(0, 0), V, 0, 1, 30, 1001 * MS, 0, 0);
        reset.pcpu(0).steppingBack();
        reset.pcpu(1).steppingBack();
        turns(reset, V, 0, 1, 30, 5 * MS, 0, 300_000);

        assertEquals(List.of("lines 0"), rows(reset, "clock", "result", "mode", "violations_after"));
        assertEquals(
                List.of("0 0 1 true", "1 0 1 true"),
                rows(reset, "clock", "pcpus", "pcpu", "offset_ns", "steps", "unsafe"));
        assertEquals(List.of("0 ", "1 "), rows(reset, "clock", "steps", "pcpu", "size_ns"));
        assertEquals(
                List.of("0 pause  0", "1 pause  0"),
                rows(reset, "clock", "undecided", "pcpu", "why", "largest_ns", "records").stream()
                        .filter(row -> row.contains("pause"))
                        .toList());
        long bound = Long.parseLong(rows(reset, "clock", "pcpus", "bound_ns").get(1));
        // The vcpu goes round every two milliseconds: what is off by that fits nearly as well.
        assertTrue(bound < 3 * MS, () -> bound + " ns");
        // By turns a millisecond each, on both sides: never on two pcpus at once.
        assertEquals(
                List.of("recorded"),
                rows(reset, "clock", "contradictions", "by").stream().distinct().toList());
    }

    @Test
    void oneTscThatWasSetBackIsAClockOfItsOwnFromThenOn() throws IOException {
        TraceMaker reset = turns(begun(0, 0), V, 0, 1, 30, 1001 * MS, 0, 0);
        reset.pcpu(1).steppingBack();
        turns(reset, V, 0, 1, 30, 1061 * MS, 0, -1060 * MS);

        for (String report : List.of("clock", "latency", "summary")) {
            assertTrue(
                    warnings(reset, report)
                            .contains(
                                    "! the TSC of pcpu 1 was set back (reset, or the host was suspended): it is taken for a"
                                            + " clock of its own from then on, and held against the others"),
                    report);
        }
        assertEquals(List.of("lines 0"), rows(reset, "clock", "result", "mode", "violations_after"));
        String[] step = rows(reset, "clock", "steps", "pcpu", "size_ns", "between")
                .get(0)
                .split(" ");
        long bound = Long.parseLong(rows(reset, "clock", "pcpus", "bound_ns").get(1));
        // The vcpu goes round every two milliseconds: what is off by that fits nearly as well.
        assertTrue(bound < 3 * MS, () -> bound + " ns");
        assertEquals(-1060 * MS, Long.parseLong(step[1]), 2 * bound);
        assertEquals("1 0", step[0] + " " + step[2]);
        assertTrue(latencies(reset).contains("run vcpu 0 false"));
    }

    private List<String> latencies(TraceMaker trace) throws IOException {
        return rows(trace, "latency", "latencies", "name", "level", "clock_bound_ns", "unsafe").stream()
                .filter(row -> row.contains(" vcpu "))
                .sorted()
                .toList();
    }

    @Test
    void aPcpuWithoutEvidenceIsUnsafeAndTheOthersAreAnHourCloser() throws IOException {
        TraceMaker silent = turns(begun(0, HOUR, 0), V, 0, 1, 30, 1001 * MS, 0, HOUR);

        List<String> pcpus = rows(silent, "clock", "pcpus", "pcpu", "offset_ns", "bound_ns");
        String[] far = pcpus.get(1).split(" ");
        assertTrue(Math.abs(Long.parseLong(far[1]) - HOUR) <= Long.parseLong(far[2]), pcpus.get(1));
        assertEquals("2 0 ", pcpus.get(2));
        assertEquals(List.of("0 30", "1 30", "2 0"), rows(silent, "clock", "evidence", "pcpu", "runs_used"));
        assertTrue(warnings(silent, "summary").contains("times across pcpus are unsafe where they involve pcpu 1-2"));
    }

    @Test
    void clocksAnHourApartAreSeenThoughWindowsAreMissing() throws IOException {
        TraceMaker holes = turns(begun(0, HOUR), V, 0, 1, 10, 1001 * MS, 0, HOUR);
        // Who is switched out here was never switched in: a window is missing.
        holes.pcpu(0).after(20 * MS).runstate(W, Runstate.RUNNING, Runstate.BLOCKED);
        turns(holes, V, 0, 1, 10, 1100 * MS, 0, HOUR);

        assertEquals(List.of("lines"), rows(holes, "summary", "capture", "alignment"));
    }

    @Test
    void withoutTheSchedulerOnlyWindowsTell() throws IOException {
        TraceMaker none = new TraceMaker();
        for (int round = 0; round < 5; round++) {
            for (int pcpu = 0; pcpu < 2; pcpu++) {
                none.pcpu(pcpu)
                        .at((round * 10 + 5) * MS)
                        .record(0x201001, 1)
                        .after(MS)
                        .record(0x201001, 2);
            }
            none.sweep();
        }

        assertEquals(
                List.of(
                        "runs 0 this capture holds no runstate records (xentrace -e 0x21000 records them)",
                        "moments 0 this capture holds no runstate records (xentrace -e 0x21000 records them)",
                        "windows 10 xentrace reads the pcpus in turn"),
                rows(none, "clock", "evidence_kinds", "kind", "used", "verdict").subList(0, 3));
        // A window is read every 10 ms, and tells of what was read two passes before; 120 ppm of 20 ms are 2.4 us each
        // way.
        String[] bound = rows(none, "clock", "pcpus", "bound_ns").get(1).split(" ");
        assertEquals(20 * MS, Long.parseLong(bound[0]), 5000);
    }

    @Test
    void aZeroAmongTscsIsNoTime() throws IOException {
        TraceMaker zero = begun(0, 0);
        zero.pcpu(1).steppingBack().at(0).wake(W);
        turns(zero, V, 0, 1, 30, 1001 * MS, 0, 0);

        assertEquals(List.of("as_recorded 0"), rows(zero, "clock", "result", "mode", "violations_before"));
        assertEquals("! oddities: bad_tsc 1; see 'xenscope info'", warnings(zero, "clock"));
    }

    /** xentrace -M keeps the last records of each pcpu: one window each, whose order tells nothing. */
    @Test
    void ofACaptureFromMemoryOnlyTheScheduleTells() throws IOException {
        TraceMaker memory = fromMemory(300_000);

        assertEquals(List.of("lines 0"), rows(memory, "clock", "result", "mode", "violations_after"));
        assertEquals(
                List.of("recorded run"),
                rows(memory, "clock", "contradictions", "by", "kind").stream()
                        .distinct()
                        .toList());
    }

    /** The vcpu goes round every two milliseconds: clocks that are apart by ten rounds contradict nothing. */
    @Test
    void whereWindowsTellNoOrderItIsSaidThatClocksMayBeApart() throws IOException {
        TraceMaker memory = fromMemory(20 * MS);

        for (String report : List.of("clock", "latency", "summary")) {
            assertTrue(warnings(memory, report).contains("! the windows of this capture tell no order"), report);
        }
        assertEquals(List.of("as_recorded"), rows(memory, "clock", "result", "mode"));
        assertEquals(List.of("0 0 false", "1  true"), rows(memory, "clock", "pcpus", "pcpu", "bound_ns", "unsafe"));
        assertEquals(List.of("1 untied "), rows(memory, "clock", "undecided", "pcpu", "why", "largest_ns"));
        TraceMaker ordered = turns(begun(0, 0), V, 0, 1, 30, 1001 * MS, 0, 0);
        assertEquals("", warnings(ordered, "summary"));
    }

    private static TraceMaker fromMemory(long ahead) {
        TraceMaker memory = begun(0, ahead);
        for (int i = 0; i < 30; i++) {
            for (int pcpu = 0; pcpu < 2; pcpu++) {
                memory.pcpu(pcpu)
                        .at((1001 + 2 * i + pcpu) * MS + pcpu * ahead + 1000)
                        .wake(V)
                        .after(1000)
                        .idleTo(V)
                        .after(MS - 5000)
                        .blocksToIdle();
            }
        }
        return memory;
    }
}
