package io.xenscope.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on made captures of two domains; in the second one, wakes of d1 wait three times as long. */
final class CompareTest {
    private static final String HZ = "--cpu-hz=1G";

    @TempDir
    static Path directory;

    private static Path before;
    private static Path after;

    @BeforeAll
    static void make() {
        before = MadeLoad.file(directory, "before", MadeLoad.trace(1, 1, 50_000, 2, 50_000));
        after = MadeLoad.file(directory, "after", MadeLoad.trace(2, 1, 150_000, 2, 50_000));
    }

    static InProcess run(Object... words) {
        return InProcess.run(Stream.concat(Stream.of("compare", HZ), Stream.of(words))
                .map(Object::toString)
                .toArray(String[]::new));
    }

    /** The table of rows, by column. */
    static List<Map<String, String>> rows(Object... words) {
        List<Object> all = new ArrayList<>(List.of("--csv", "--table", "rows"));
        all.addAll(List.of(words));
        InProcess answer = run(all.toArray());
        assertEquals(0, answer.exit(), answer.err());
        List<String> lines = answer.out().lines().toList();
        String[] names = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> matter(List<Map<String, String>> rows) {
        return rows.stream()
                .filter(row -> row.get("matters").equals("true"))
                .map(CompareTest::name)
                .sorted()
                .toList();
    }

    private static String name(Map<String, String> row) {
        return row.get("quantity") + "." + row.get("statistic") + " " + row.get("key_a");
    }

    @Test
    void the_change_that_was_made_is_what_is_found() {
        assertEquals(
                List.of(
                        "waiting_share.mean d1",
                        "wake_to_run.p50 d1",
                        "wake_to_run.p90 d1",
                        "wake_to_run.p99 d1",
                        "wasted_at_least.mean all",
                        "wasted_at_least.mean p0",
                        "wasted_at_most.mean all",
                        "wasted_at_most.mean p0",
                        "wasted_at_most.mean p1"),
                matter(rows(before, after)));
        String text = run(before, after).out();
        String first =
                text.lines().filter(line -> line.startsWith("d1")).findFirst().orElseThrow();
        assertTrue(
                first.matches("d1: wakes ran later, p99: 2[0-9]{2} µs → [67][0-9]{2} µs \\(at least x2.* more; sure"
                        + " within these two captures\\) → xenscope latency --dom 1"),
                first);
    }

    @Test
    void a_capture_equals_itself_and_its_copy() throws IOException {
        Path copy = directory.resolve("copy");
        assertEquals(
                0,
                InProcess.into(copy, "cut", before.toString(), "--from", "0s").exit());
        for (Path other : List.of(before, copy)) {
            for (Map<String, String> row : rows(before, other)) {
                assertEquals("0.0000", row.get("diff").replace("-", ""), row.toString());
                assertEquals("false", row.get("sure"), row.toString());
            }
        }
        assertTrue(run(before, before).out().contains("! both sides have the same capture\n"));
    }

    @Test
    void the_other_way_round_ratios_are_inverted_and_the_same_is_sure() {
        Map<String, Map<String, String>> there = new TreeMap<>();
        rows(before, after).forEach(row -> there.put(name(row), row));
        for (Map<String, String> row : rows(after, before)) {
            Map<String, String> other = there.remove(name(row));
            assertEquals(other.get("a") + other.get("b"), row.get("b") + row.get("a"));
            assertEquals(other.get("sure"), row.get("sure"), row.toString());
            assertEquals(other.get("p"), row.get("p"), row.toString());
            if (!row.get("ratio_low").isEmpty()) {
                double product = Double.parseDouble(row.get("ratio_low")) * Double.parseDouble(other.get("ratio_high"));
                assertEquals(1, product, 1e-4, row.toString());
            }
        }
        assertEquals(Map.of(), there);
    }

    @Test
    void the_same_call_and_any_number_of_threads_give_the_same_bytes() {
        InProcess once = run("--json", "--threads", 1, before, after);
        assertEquals(once, run("--json", "--threads", 1, before, after));
        assertEquals(once, run("--json", "--threads", 5, before, after));
    }

    @Test
    void domains_that_are_mapped_swap_their_rows() {
        Path swapped = MadeLoad.file(directory, "swapped", MadeLoad.trace(1, 2, 50_000, 1, 50_000));
        for (Map<String, String> row : rows("--map", "1=2,d2=d1", before, swapped)) {
            boolean isOfDomain = row.get("key_a").startsWith("d");
            assertEquals("0.0000", row.get("diff").replace("-", ""), row.toString());
            assertTrue(!isOfDomain || !row.get("key_a").equals(row.get("key_b")), row.toString());
        }
        InProcess none = run("--map", "7=1", before, swapped);
        assertEquals(2, none.exit());
        assertEquals("xenscope: --map: side A has no domain 7, only d1, d2\n", none.err());
        assertEquals(2, run("--map", "web=web2", before, swapped).exit());
        assertEquals(2, run("--map", "1=2,2=2", before, swapped).exit());
    }

    @Test
    void domains_on_one_side_are_lines_of_the_matching_not_rows_of_a_comparison() {
        Path other = MadeLoad.file(directory, "other", MadeLoad.trace(3, 1, 50_000, 5, 50_000));
        String matching = run("--csv", "--table", "matching", before, other).out();
        assertEquals("""
                key_a,key_b,in,vcpus_a,vcpus_b,kind_a,kind_b,doubt
                d1,d1,both,1,1,PV,PV,
                d2,,A only,1,,PV,,
                ,d5,B only,,1,,PV,
                """, matching);
        for (Map<String, String> row : rows(before, other)) {
            boolean isPaired = !row.get("key_a").isEmpty() && !row.get("key_b").isEmpty();
            assertEquals(isPaired, !List.of("only_in_a", "only_in_b").contains(row.get("why_not")), row.toString());
        }
        assertTrue(run(before, other).out().lines().noneMatch(line -> line.contains("only in")));
    }

    @Test
    void three_captures_a_side_are_compared_between_runs() {
        List<Object> words = new ArrayList<>();
        for (int seed = 10; seed < 16; seed++) {
            TraceMaker trace = MadeLoad.trace(seed, 1, seed < 13 ? 50_000 : 150_000, 2, 50_000);
            words.add(seed == 13 ? "--against" : "--json");
            words.add(MadeLoad.file(directory, "run" + seed, trace));
        }
        InProcess answer = run(words.toArray());
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().contains("\"unit\":\"capture\""), answer.out());
        assertTrue(answer.out().contains("sure between runs"), answer.out());
        words.remove(words.size() - 1);
        words.removeIf("--json"::equals);
        assertTrue(run(words.toArray()).out().contains("sure within these captures"));
    }

    @Test
    void sides_need_captures() {
        assertEquals(
                new InProcess(
                        2,
                        "",
                        "xenscope: compare: takes two captures, not 1; for several a side: A1 A2 A3 --against B1 B2 B3\n"),
                run(before));
        String between = "xenscope: compare: --against stands between the captures of side A and those of side B\n";
        assertEquals(new InProcess(2, "", between), run(before, after, "--against"));
        assertEquals(new InProcess(2, "", between), run("--against", before, after));
        assertEquals(3, run(before, directory.resolve("absent")).exit());
    }

    @Test
    void a_part_of_each_capture_can_be_compared() {
        Map<String, String> whole = row(rows(before, after), "wakes_per_s.rate d1");
        Map<String, String> part = row(rows("--skip", "10s", before, after), "wakes_per_s.rate d1");
        assertEquals("5000", whole.get("samples_a"));
        assertEquals("2500", part.get("samples_a"));
        Map<String, String> parts =
                row(rows("--from-a", "5s", "--to-a", "+5s", "--from-b", "15s", before, after), "wakes_per_s.rate d1");
        assertEquals("1250", parts.get("samples_a"));
        assertEquals("1250", parts.get("samples_b"));
        assertEquals(2, run("--skip", "30s", before, after).exit());
        assertEquals(2, run("--skip", "1s", "--from-a", "1s", before, after).exit());
    }

    private static Map<String, String> row(List<Map<String, String>> rows, String name) {
        return rows.stream().filter(row -> name(row).equals(name)).findFirst().orElseThrow();
    }

    @Test
    void vcpus_can_be_compared_one_by_one() {
        assertEquals(
                List.of(
                        "waiting_share.mean d1v0",
                        "wake_to_run.p50 d1v0",
                        "wake_to_run.p90 d1v0",
                        "wake_to_run.p99 d1v0"),
                matter(rows("--by", "vcpu", before, after)).stream()
                        .filter(row -> !row.startsWith("wasted"))
                        .toList());
    }

    @Test
    void percentiles_of_too_few_and_captures_that_are_too_short_are_not_tested() {
        Path few = MadeLoad.file(directory, "few", MadeLoad.brief(1, 20e9, 150));
        Map<String, String> p99 = row(rows(few, before), "wake_to_run.p99 d1");
        assertEquals("too_few", p99.get("why_not"));
        assertEquals("", row(rows(few, before), "wake_to_run.p50 d1").get("why_not"));
        Path brief = MadeLoad.file(directory, "brief", MadeLoad.brief(1, 0.5e9, 2000));
        assertEquals("too_short", row(rows(brief, before), "wake_to_run.p50 d1").get("why_not"));
        Path half = MadeLoad.file(directory, "half", MadeLoad.brief(1, 1.0e9, 2000));
        assertEquals("", row(rows(half, before), "wake_to_run.p50 d1").get("why_not"));
        assertTrue(run("--csv", "--table", "a", half, before).out().contains(",30,0\n"));
    }

    @Test
    void a_capture_without_scheduler_records_says_so_and_an_empty_one_has_nothing() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).vmexit(48, 0x1000).at(100).vmentry();
        Path bare = MadeLoad.file(directory, "bare", trace);
        assertTrue(run(bare, before)
                .out()
                .contains("! " + bare + ": no runstate records: nothing that depends on who ran can be compared\n"));
        Path empty = Files.write(directory.resolve("empty"), new byte[0]);
        InProcess answer = run(empty, before);
        assertTrue(answer.exit() == 0 || answer.exit() == 3, answer.toString());
        assertTrue(matter(rows(bare, before)).isEmpty());
    }

    @Test
    void captures_of_different_machines_say_what_differs() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(0)
                .runs(VcpuName.d(1).v(0))
                .at(2_000_000_000)
                .blocks(VcpuName.d(1).v(0));
        Path one = MadeLoad.file(directory, "one", trace);
        String text = run(before, one).out();
        assertTrue(
                text.contains("! different machines or settings: pcpus 2 in A, 1 in B; pcpus are not compared one by"
                        + " one\n"),
                text);
    }

    @Test
    void samples_are_compared() {
        Path hvm = Samples.path(Samples.HVM_BOOT);
        Path pv = Samples.path(Samples.PV_DOMAIN_CREATE);
        InProcess answer = InProcess.run("compare", hvm.toString(), pv.toString());
        assertEquals(0, answer.exit(), answer.err());
    }
}
