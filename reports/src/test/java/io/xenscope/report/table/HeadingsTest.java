package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeadingsTest {
    private static String heading(String schema, String table, String name, Kind kind) {
        return Headings.of(schema, table, Column.of(name, kind, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "irq_to_run_p50_ns, NANOS, irq to run p50",
        "busy_pct, PERCENT, busy",
        "first_ns, MOMENT, first",
        "switches, COUNT, switches",
        "begin_ns, COUNT, begin ns"
    })
    void a_heading_is_the_machine_name_made_readable(String name, Kind kind, String heading) {
        assertEquals(heading, heading("xenscope.x/1", "x", name, kind));
    }

    @Test
    void an_exception_holds_for_a_column_for_a_table_or_for_a_table_of_one_report() {
        assertEquals("boosted", heading("xenscope.x/1", "x", "boosts", Kind.COUNT));
        assertEquals("count", heading("xenscope.x/1", "x", "count", Kind.COUNT));
        assertEquals("runs", heading("xenscope.x/1", "affinity", "count", Kind.COUNT));
        assertEquals("busy time", heading("xenscope.summary/1", "pcpus", "busy_ns", Kind.NANOS));
        assertEquals("busy", heading("xenscope.pcpus/1", "pcpus", "busy_ns", Kind.NANOS));
    }

    @Test
    void no_exception_says_what_the_name_says_already() {
        Headings.exceptions().forEach((place, heading) -> {
            String name = place.substring(place.lastIndexOf('.') + 1);
            boolean isGeneral = !place.contains(".");
            String bare = name.replaceAll("_(ns|pct|hz)$", "").replace('_', ' ');
            assertEquals(false, isGeneral && heading.equals(bare), place);
        });
    }
}
