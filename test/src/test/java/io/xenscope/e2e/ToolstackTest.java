package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code toolstack} says of the sample in which dom0 makes a domain, against its dump and against {@code domains}. */
class ToolstackTest {
    private static final String CAPTURE = Samples.path(Samples.PV_DOMAIN_CREATE).toString();
    private static final List<String> CREATION =
            List.of("creation", "creation_calls", "creation_blocked", "creation_gaps");
    private static final Pattern TOOL_CALL = Pattern.compile(
            "(\\d+)\\.(\\d{9}) +\\S+ +p\\d+ +d0v\\d+ +pv_hypercall_(?:v2|subcall) op=(sysctl|domctl|xsm_op|memory_op)\\b.*");

    private static JsonNode tables(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--json", "--quiet", CAPTURE));
        InProcess answer = InProcess.run(all.toArray(String[]::new));
        assertEquals("", answer.err());
        return JsonMapper.shared().readTree(answer.out()).get("tables");
    }

    @Test
    void domains_says_the_same_of_a_creation() {
        JsonNode toolstack = tables("toolstack", "--dom", "1");
        JsonNode domains = tables("domains", "--dom", "1");

        for (String table : CREATION) {
            assertTrue(toolstack.get(table).size() > 0, table);
            assertEquals(toolstack.get(table), domains.get(table), table);
        }
    }

    @Test
    void parts_of_a_creation_add_up_to_it_and_states_to_each_part() {
        JsonNode rows = tables("domains", "--dom", "1").get("creation");
        JsonNode whole = rows.get(0);
        for (String column : List.of("running_ns", "waiting_ns", "blocked_ns", "other_ns", "dur_ns")) {
            long sum = 0;
            for (int i = 1; i < rows.size(); i++) {
                sum += rows.get(i).get(column).asLong();
            }
            assertEquals(whole.get(column).asLong(), sum, rows.size(), column);
        }
        for (JsonNode row : rows) {
            long states = row.get("running_ns").asLong()
                    + row.get("waiting_ns").asLong()
                    + row.get("blocked_ns").asLong()
                    + row.get("other_ns").asLong();
            assertEquals(row.get("dur_ns").asLong(), states, 4, row.toString());
        }
        // DOM_ADD and the first run, as the sample's README gives them.
        assertEquals(8_603_096_385L, end(whole), 1);
        assertEquals("  create", rows.get(2).get("part").asString());
        assertTrue(rows.get(2).get("begin_ns").asLong() < 21_072_115L && end(rows.get(2)) > 23_030_464L);
    }

    @Test
    void a_range_has_calls_that_begin_in_it_and_creations_that_overlap_it_as_a_whole() {
        JsonNode whole = tables("toolstack");
        JsonNode end = tables("toolstack", "--from", "8.6s");
        JsonNode after = tables("toolstack", "--from", "8.7s");

        List<Long> late =
                begins(whole).stream().filter(t -> t >= 8_600_000_000L).toList();
        assertTrue(!late.isEmpty() && late.size() < begins(whole).size(), late.toString());
        assertEquals(late, begins(end));
        for (String table : CREATION) {
            assertEquals(whole.get(table), end.get(table), table);
            assertTrue(after.get(table) == null || after.get(table).isEmpty(), table);
        }
    }

    private static List<Long> begins(JsonNode tables) {
        List<Long> begins = new ArrayList<>();
        tables.get("calls").forEach(call -> begins.add(call.get("t_ns").asLong()));
        return begins;
    }

    private static long end(JsonNode row) {
        return row.get("begin_ns").asLong() + row.get("dur_ns").asLong();
    }

    @Test
    void calls_are_those_of_the_dump() {
        List<String> expected = InProcess.run("dump", "--quiet", CAPTURE)
                .out()
                .lines()
                .map(TOOL_CALL::matcher)
                .filter(Matcher::matches)
                .map(line -> Long.parseLong(line.group(1) + line.group(2)) + " " + line.group(3))
                .toList();
        List<String> told = new ArrayList<>();
        for (JsonNode row : tables("toolstack").get("calls")) {
            String op = row.get("op").asString().replace(" (multicall)", "");
            if (!op.equals("grant_table_op")) {
                told.add(row.get("t_ns").asLong() + " " + op);
            }
        }
        assertEquals(expected, told);
    }
}
