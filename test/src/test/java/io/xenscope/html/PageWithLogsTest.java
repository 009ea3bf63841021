package io.xenscope.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs beside a capture on its page: what reports with companions print, and nothing else of the page changes. */
final class PageWithLogsTest {
    private static final String CAPTURE = Samples.path(Samples.PV_DOMAIN_CREATE).toString();
    private static final String LOGS =
            "../analyzer/src/test/resources/io/xenscope/analyze/companion/e2e-pv-domain-create.";
    private static final String[] ALL = {
        "--with",
        LOGS + "strace.txt",
        "--with",
        LOGS + "oxenstored.log",
        "--with",
        "ftrace,dom=1,clock=tsc:" + LOGS + "guest-ftrace.txt"
    };

    @TempDir
    Path directory;

    /** A span as the page has it, in ns. */
    private record Span(String lane, String name, String text, long begin, long duration, long bound, long line) {}

    /** The spans of one log, in the order of the lanes. */
    private static List<Span> spans(PageFile page, int log) {
        long[] begins = page.column("LB");
        long[] durations = page.column("LD");
        long[] names = page.column("LN");
        long[] texts = page.column("LT");
        long[] bounds = page.column("LE");
        long[] lines = page.column("LL");
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (JsonNode lane : page.data.get("logLanes")) {
            long begin = page.data.get("begin").asLong();
            long line = 0;
            long free = Long.MIN_VALUE;
            for (int i = 0; i < lane.get(2).asInt(); i++, at++) {
                begin += signed(begins[at]);
                line += signed(lines[at]);
                assertTrue(free <= begin, "spans of one lane lie side by side");
                free = begin + durations[at];
                if (lane.get(0).asInt() == log) {
                    spans.add(new Span(
                            lane.get(1).asString(),
                            page.data.get("logNames").get((int) names[at] >> 2).asString(),
                            page.data.get("logTexts").get((int) texts[at]).asString(),
                            page.nanos(begin),
                            page.nanos(durations[at]),
                            bounds[at],
                            line));
                }
            }
        }
        return spans;
    }

    private static long signed(long word) {
        return word % 2 == 0 ? word / 2 : -(word + 1) / 2;
    }

    private static JsonNode tables(String... args) {
        return JsonMapper.shared().readTree(InProcess.run(args).out()).get("tables");
    }

    @Test
    void requests_are_those_of_xenstore() {
        List<Span> requests = spans(PageFile.of(CAPTURE, "--with", ALL[3]), 0).stream()
                .filter(span -> !span.name.equals("xenstore transaction"))
                .sorted(Comparator.comparingLong(Span::line))
                .toList();
        JsonNode printed = tables("xenstore", "-q", "--json", "--all", "--with", ALL[3], CAPTURE)
                .get("requests");
        assertEquals(5, printed.size());
        assertEquals(printed.size(), requests.size());
        for (int i = 0; i < requests.size(); i++) {
            JsonNode row = printed.get(i);
            Span span = requests.get(i);
            assertEquals(row.get("line").asLong(), span.line);
            assertEquals(
                    "d" + row.get("dom").asInt() + " xenstored "
                            + row.get("conn").asString(),
                    span.lane.replaceFirst("(?<= A\\d) \\d+$", ""));
            assertEquals("xenstore " + row.get("op").asString(), span.name);
            assertEquals(row.get("path").isNull() ? "" : row.get("path").asString(), span.text);
            assertEquals(row.get("bound_ns").asLong(), span.bound);
            // Logs are placed in ns, the page has ticks.
            assertEquals(row.get("t_ns").asLong(), span.begin, 1);
        }
    }

    @Test
    void each_log_has_its_spans_and_calls_last_as_long_as_the_log_says() throws IOException {
        PageFile page = PageFile.of(CAPTURE, ALL);
        TreeMap<Long, Long> logged = new TreeMap<>();
        List<String> lines = Files.readAllLines(Path.of(ALL[1]));
        for (int i = 0; i < lines.size(); i++) {
            var seconds = Pattern.compile("<(\\d+)\\.(\\d{6})>$").matcher(lines.get(i));
            if (seconds.find()) {
                logged.put(
                        i + 1L,
                        1000 * (1_000_000 * Long.parseLong(seconds.group(1)) + Long.parseLong(seconds.group(2))));
            }
        }
        TreeMap<Long, Long> drawn = new TreeMap<>();
        spans(page, 0).forEach(span -> drawn.put(span.line, span.duration));
        assertFalse(drawn.isEmpty());
        assertEquals(logged.keySet(), drawn.keySet());
        drawn.forEach((line, nanos) -> assertEquals(logged.get(line), nanos, 2, "line " + line));
        assertTrue(spans(page, 2).stream().allMatch(span -> span.lane.startsWith("d1 guest v")));
        assertEquals(
                "[[\"e2e-pv-domain-create.strace.txt\",\"strace\",\"proved\",\"--with e2e-pv-domain-create.strace.txt\"],"
                        + "[\"e2e-pv-domain-create.oxenstored.log\",\"oxenstored\",\"proved\","
                        + "\"--with e2e-pv-domain-create.oxenstored.log\"],[\"e2e-pv-domain-create.guest-ftrace.txt\","
                        + "\"ftrace\",\"proved\",\"--with ftrace,dom=1,clock=tsc:e2e-pv-domain-create.guest-ftrace.txt\"]]",
                page.data.get("logs").toString());
    }

    @Test
    void the_rest_of_the_page_is_the_same_and_without_logs_nothing_of_them_is_there() {
        PageFile with = PageFile.of(CAPTURE, ALL);
        PageFile without = PageFile.of(CAPTURE);
        assertTrue(with.text.contains("<section id=\"comp\""));
        assertFalse(without.text.contains("id=\"comp\""));
        assertFalse(without.text.contains("const Logs"));
        assertFalse(without.data.has("logs"));
        assertEquals(section(without, "find"), section(with, "find"));
        assertEquals(section(without, "time"), section(with, "time"));
        assertEquals(section(without, "clk"), section(with, "clk"));
        without.data.properties().forEach(field -> assertEquals(field.getValue(), with.data.get(field.getKey())));
    }

    private static String section(PageFile page, String id) {
        int begin = page.text.indexOf("<section id=\"" + id + "\"");
        return page.text.substring(begin, page.text.indexOf("</section>", begin));
    }

    @Test
    void a_page_with_logs_is_the_same_with_any_number_of_threads() {
        List<String> words = new ArrayList<>(List.of(ALL));
        words.addAll(List.of("--threads", "1"));
        String one = PageFile.of(CAPTURE, words.toArray(String[]::new)).text;
        words.set(words.size() - 1, "5");
        assertEquals(one, PageFile.of(CAPTURE, words.toArray(String[]::new)).text);
    }

    @Test
    void paths_that_are_markup_stay_text() throws IOException {
        String hostile = "</script><svg/onload=alert(1)>";
        Path log = directory.resolve("a'b\"<&.log");
        String lines = Files.readString(Path.of(ALL[3])).replace("/local/domain/1/name", "/local/domain/1/" + hostile);
        assertTrue(lines.contains(hostile));
        Files.writeString(log, lines);
        PageFile page = PageFile.of(CAPTURE, "--with", log.toString());
        assertFalse(page.text.contains("<svg/"));
        assertFalse(page.text.contains("b\"<&"));
        assertTrue(spans(page, 0).stream().anyMatch(span -> span.text.contains(hostile)));
        assertTrue(page.text.contains("--with &#39;a&#39;\\&#39;&#39;b&quot;&lt;&amp;.log&#39;"));
    }

    @Test
    void what_there_is_no_room_for_is_left_out_the_shortest_first_and_said() throws IOException {
        StringBuilder lines = new StringBuilder(Files.readString(Path.of(ALL[3])));
        String write = lines.toString()
                .lines()
                .filter(line -> line.contains("write"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 5000; i++) {
            lines.append(write.replaceFirst("/local/domain/1/\\S+", "/local/domain/1/data/" + i))
                    .append('\n');
        }
        Path log = Files.writeString(directory.resolve("long.log"), lines);
        PageFile page = PageFile.of(CAPTURE, "--with", log.toString(), "--max-bytes", "200k");
        List<Span> drawn = spans(page, 0);
        var said = Pattern.compile(
                        "(\\d+) spans of the logs are not in the time line: the page has the longest (\\d+)\\.")
                .matcher(page.text);
        assertTrue(said.find());
        assertEquals(drawn.size(), Integer.parseInt(said.group(2)));
        assertEquals(
                tables("xenstore", "-q", "--json", "--with", log.toString(), CAPTURE)
                        .get("transactions")
                        .size(),
                drawn.stream()
                        .filter(span -> span.name.equals("xenstore transaction"))
                        .count());
    }

    @Test
    void a_log_that_cannot_be_placed_is_named_and_one_that_is_none_is_refused() throws IOException {
        Path log = Files.writeString(directory.resolve("snoop.txt"), """
                DOM  PID      TX     OP
                7    0        0      XS_READ: data/a -> 1
                7    0        0      XS_READ: data/b -> 2
                7    0        0      XS_READ: data/c -> 3
                """);
        Path page = directory.resolve("page.html");
        InProcess run = InProcess.into(page, "html", "--with", log.toString(), CAPTURE);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.err().startsWith("xenscope: warning: " + log + ": "), run.err());
        assertTrue(Files.readString(page).contains("snoop.txt is not on the time line: "));
        assertEquals(
                1,
                InProcess.into(page, "html", "--strict", "--with", log.toString(), CAPTURE)
                        .exit());
        Path none = Files.writeString(directory.resolve("none.txt"), "nothing of the kind\nat all\n");
        assertEquals(
                3,
                InProcess.into(page, "html", "--with", none.toString(), CAPTURE).exit());
        assertEquals(
                3,
                InProcess.into(
                                page,
                                "html",
                                "--with",
                                directory.resolve("absent").toString(),
                                CAPTURE)
                        .exit());
        assertEquals(
                2,
                InProcess.into(page, "html", "--with", "dom=x:" + log, CAPTURE).exit());
    }
}
