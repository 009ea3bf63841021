package io.xenscope.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.html.PageFile.Slice;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in a page is what reports print, to the nanosecond. */
final class PageTest {
    private static final String[] STATES = {
        "running", "runnable", "runnable", "blocked", "offline", "lost", "unknown", "runnable"
    };
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&</script><script>";

    private static JsonNode report(String... args) {
        return JsonMapper.shared().readTree(InProcess.run(args).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.HVM_BOOT, Samples.LOST_RECORDS, Samples.PV_DOMAIN_CREATE})
    void times_by_state_are_those_of_sched_to_the_nanosecond(String sample) {
        String capture = Samples.path(sample).toString();
        PageFile page = PageFile.of(capture);
        TreeMap<String, Long> ticks = new TreeMap<>();
        TreeMap<String, Long> runs = new TreeMap<>();
        for (Slice slice : page.slices()) {
            String name = page.vcpu(slice.vcpu());
            ticks.merge(name + " " + STATES[slice.state()], slice.end() - slice.begin(), Long::sum);
            runs.merge(name, slice.state() == PageFile.RUNNING && !slice.truncated() ? 1L : 0, Long::sum);
        }
        TreeMap<String, Long> printed = new TreeMap<>();
        for (JsonNode row :
                report("sched", "-q", "--json", capture).get("tables").get("vcpu_states")) {
            String name = "d" + row.get("dom").asInt() + "v" + row.get("vcpu").asInt();
            String state = row.get("state").asString();
            printed.put(name + " " + state, row.get("total_ns").asLong());
            if (state.equals("running")) {
                assertEquals(row.get("count").asLong(), runs.get(name), name);
            }
        }
        TreeMap<String, Long> drawn = new TreeMap<>();
        ticks.forEach((key, sum) -> drawn.put(key, page.nanos(sum)));
        drawn.values().removeIf(nanos -> nanos == 0);
        printed.values().removeIf(nanos -> nanos == 0);
        assertEquals(printed, drawn);
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.HVM_BOOT, Samples.LOST_RECORDS, Samples.PV_DOMAIN_CREATE})
    void the_longest_waits_are_those_of_chain(String sample) {
        String capture = Samples.path(sample).toString();
        PageFile page = PageFile.of(capture);
        List<Slice> slices = page.slices();
        List<Slice> waits = new ArrayList<>();
        for (int i = 0; i + 1 < slices.size(); i++) {
            Slice next = slices.get(i + 1);
            if (slices.get(i).isWait()
                    && !slices.get(i).truncated()
                    && next.vcpu() == slices.get(i).vcpu()
                    && next.state() == PageFile.RUNNING) {
                waits.add(slices.get(i));
            }
        }
        waits.sort(Comparator.comparingLong((Slice wait) -> wait.begin() - wait.end())
                .thenComparingLong(Slice::begin)
                .thenComparingInt(Slice::vcpu));
        List<String> printed = new ArrayList<>();
        for (JsonNode row : report("chain", "-q", "--top", "20", "--json", capture)
                .get("tables")
                .get("waits")) {
            printed.add("d" + row.get("dom").asInt() + "v" + row.get("vcpu").asInt() + " "
                    + row.get("begin_ns").asLong() + " " + row.get("wait_ns").asLong());
        }
        List<String> drawn = waits.stream()
                .limit(20)
                .map(wait -> page.vcpu(wait.vcpu()) + " " + page.nanos(wait.begin()) + " "
                        + page.nanos(wait.end() - wait.begin()))
                .toList();
        assertEquals(printed, drawn);
    }

    @Test
    void vm_exits_are_as_many_as_summary_counts() {
        String capture = Samples.path(Samples.HVM_BOOT).toString();
        long exits = 0;
        for (JsonNode lane : PageFile.of(capture).data.get("events")) {
            exits += lane.get(0).asInt() == 0 ? lane.get(3).asLong() : 0;
        }
        assertEquals(
                sum(report("summary", "-q", "--json", capture).get("tables").get("exits")), exits);
    }

    @Test
    void hypercalls_are_those_of_calls_continuations_counted_with_what_they_continue() {
        String capture = Samples.path(Samples.HVM_BOOT).toString();
        long calls = 0;
        for (JsonNode lane : PageFile.of(capture).data.get("events")) {
            calls += lane.get(0).asInt() == 1 ? lane.get(3).asLong() : 0;
        }
        long entered = 0;
        for (JsonNode row :
                report("calls", "-q", "--json", capture).get("tables").get("hypercalls")) {
            entered += row.get("count").asLong()
                    - row.get("continued").asLong()
                    - row.get("likely_continued").asLong();
        }
        assertEquals(entered, calls);
    }

    private static long sum(JsonNode table) {
        long sum = 0;
        for (JsonNode row : table) {
            sum += row.get("count").asLong();
        }
        return sum;
    }

    @Test
    void a_page_is_the_same_on_each_run_with_any_number_of_threads() {
        String capture = Samples.path(Samples.LOST_RECORDS).toString();
        assertEquals(PageFile.of(capture, "--threads", "1").text, PageFile.of(capture, "--threads", "3").text);
    }

    @Test
    void a_page_loads_nothing_and_forbids_it() {
        String text = PageFile.of(Samples.path(Samples.HVM_BOOT).toString()).text;
        assertTrue(text.indexOf("Content-Security-Policy") < text.indexOf("<style>"));
        assertTrue(text.contains("default-src 'none'"));
        assertFalse(Pattern.compile("<(?:link|img|iframe|object|embed|base)\\b|\\bsrc=|@import|url\\(")
                .matcher(text)
                .find());
        assertFalse(Pattern.compile("href=\"(?!#)").matcher(text).find());
    }

    @Test
    void a_title_can_neither_end_an_element_nor_begin_one() {
        String text = PageFile.of(Samples.path(Samples.LOST_RECORDS).toString(), "--title", HOSTILE).text;
        assertFalse(text.contains("<img"));
        assertTrue(text.contains(
                "<h1>&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/script&gt;&lt;script&gt;</h1>"));
        Matcher scripts = Pattern.compile("<script").matcher(text);
        assertEquals(
                scripts.results().count(),
                Pattern.compile("</script>").matcher(text).results().count());
    }

    @Test
    void a_range_has_what_lies_inside_and_no_more() {
        String capture = Samples.path(Samples.HVM_BOOT).toString();
        PageFile page = PageFile.of(capture, "--from", "200ms", "--to", "300ms");
        long[] sums = new long[page.data.get("vcpus").size()];
        page.slices().forEach(slice -> sums[slice.vcpu()] += slice.end() - slice.begin());
        for (long sum : sums) {
            assertEquals(page.span(), sum);
        }
        assertEquals(200_000_000, page.nanos(page.data.get("begin").asLong()), 1);
        assertEquals(100_000_000, page.nanos(page.span()), 1);
    }

    @Test
    void what_does_not_fit_is_left_out_and_said() {
        String capture = Samples.path(Samples.PV_DOMAIN_CREATE).toString();
        PageFile small = PageFile.of(capture, "--max-bytes", "600k");
        assertEquals("calls_counted", small.data.get("level").asString());
        assertTrue(small.text.length() < 600_000, () -> "characters: " + small.text.length());
        assertTrue(small.text.contains("are counted by"));
        long calls = 0;
        for (JsonNode lane : small.data.get("events")) {
            calls += lane.get(4).asInt() == 1 ? lane.get(3).asLong() : 0;
        }
        long counted = 0;
        for (long count : small.column("EN")) {
            counted += count;
        }
        assertEquals(calls, counted);
    }
}
