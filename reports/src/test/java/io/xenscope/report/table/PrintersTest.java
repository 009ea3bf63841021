package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class PrintersTest {
    private static final Columns<Integer> PCPUS = Columns.<Integer>group().count("pcpus", number -> number);

    private static final String STATES_CSV = """
            dom,vcpu,state,count,total_ns,min_ns,share_pct
            1,0,running,3109,4012345678,980,98.77
            32767,12,blocked,7,12500000,,0.00
            ,3,runnable,0,0,,
            """;

    @Test
    void textThatASpreadsheetWouldTakeForAFormulaIsATextAndNumbersAreNotTouched() {
        assertEquals("\"'=1+1\"", CsvField.quoted("=1+1"));
        assertEquals("\"'+a\"", CsvField.quoted("+a"));
        assertEquals("\"'-a\"", CsvField.quoted("-a"));
        assertEquals("\"'@a \"\"b\"\"\"", CsvField.quoted("@a \"b\""));
        assertEquals("-", CsvField.quoted("-"));
        assertEquals("a=b", CsvField.quoted("a=b"));
    }

    @Test
    void people_read_one_unit_a_column_and_a_dash_for_what_is_not_known() throws IOException {
        assertEquals("""
                file bööt.xen   span 4.062 s   pcpus 4
                ! TSC rate assumed: 2400 MHz

                Time of each vcpu by state
                   dom  vcpu  state     count  total ms  min ns  of span %
                  ────  ────  ────────  ─────  ────────  ──────  ─────────
                     1     0  running    3109  4012.346     980      98.77
                  idle    12  blocked       7    12.500       -       0.00
                     -     3  runnable      0     0.000       -          -
                  of span: share of the time from the first record to the last

                Odd cells
                          id  name        inferred     fast by ppm   TSC MHz          at s
                  ──────────  ──────────  ────────  ──────────────  ────────  ────────────
                  0x00021001  a,"b"\\x0ac       yes           0.000  2800.123   1.500000017
                  0xffffffff                    no  1000000000.000         -  -0.000000001

                Nothing here
                  this capture holds no such records

                See also: xenscope help sched
                """, Sheet.print(Sheet.page(), Format.TEXT));
    }

    @Test
    void one_table_asked_for_is_bare_csv() throws IOException {
        assertEquals(STATES_CSV, Sheet.print(Sheet.page().only("vcpu_states"), Format.CSV));
    }

    @Test
    void a_page_of_one_table_is_bare_csv() throws IOException {
        Page page = new Page("x/1").facts(PCPUS, Sheet.NANOS, 4).note("n").table(Sheet.states());
        assertEquals(STATES_CSV, Sheet.print(page, Format.CSV));
    }

    @Test
    void several_tables_are_blocks_of_csv() throws IOException {
        assertEquals("""
                # capture
                file,span_ns,pcpus,bytes_skipped
                bööt.xen,4062000000,4,0

                # vcpu_states
                """ + STATES_CSV + """

                # odd
                id,name,inferred,rate_ppm,tsc_hz,at_ns,unread
                0x00021001,"a,""b""
                c",true,0.000,2800123456,1500000017,"a,""b""
                c"
                0xffffffff,"",false,1000000000.000,,-1,""

                # none
                count
                """, Sheet.print(Sheet.page(), Format.CSV));
    }

    @Test
    void json_is_one_document_with_a_row_a_line() throws IOException {
        assertEquals("""
                {"schema":"xenscope.sched/1",
                "capture":{"file":"bööt.xen","span_ns":4062000000,"pcpus":4,"bytes_skipped":0},
                "warnings":[
                "TSC rate assumed: 2400 MHz"],
                "notes":[
                "See also: xenscope help sched"],
                "tables":{"vcpu_states":[
                {"dom":1,"vcpu":0,"state":"running","count":3109,"total_ns":4012345678,"min_ns":980,"share_pct":98.77},
                {"dom":32767,"vcpu":12,"state":"blocked","count":7,"total_ns":12500000,"min_ns":null,"share_pct":0.00},
                {"dom":null,"vcpu":3,"state":"runnable","count":0,"total_ns":0,"min_ns":null,"share_pct":null}],
                "odd":[
                {"id":"0x00021001","name":"a,\\"b\\"\\nc","inferred":true,"rate_ppm":0.000,"tsc_hz":2800123456,\
                "at_ns":1500000017,"unread":"a,\\"b\\"\\nc"},
                {"id":"0xffffffff","name":"","inferred":false,"rate_ppm":1000000000.000,"tsc_hz":null,"at_ns":-1,"unread":""}],
                "none":[]}}
                """, Sheet.print(Sheet.page(), Format.JSON));
    }

    @Test
    void ndjson_is_a_row_a_line_and_the_capture_first() throws IOException {
        Page page = new Page("xenscope.odd/1")
                .facts(PCPUS, Sheet.NANOS, 4)
                .table(Columns.<Integer>of("a", "A")
                        .count("n", number -> number == 1 ? number : null)
                        .table(Sheet.NANOS, List.of(1, 2)));
        String rows = "{\"table\":\"a\",\"n\":1}\n{\"table\":\"a\",\"n\":null}\n";
        assertEquals(
                "{\"table\":\"capture\",\"schema\":\"xenscope.odd/1\",\"pcpus\":4}\n" + rows,
                Sheet.print(page, Format.NDJSON));
        assertEquals(rows, Sheet.print(page.only("a"), Format.NDJSON));
    }

    @Test
    void every_line_of_ndjson_and_the_whole_of_json_parse() throws IOException {
        assertEquals(55, tokens(Sheet.print(Sheet.page(), Format.JSON)));
        for (String line : Sheet.print(Sheet.page(), Format.NDJSON).split("\n")) {
            assertEquals(1, (int) line.chars().filter(c -> c == '{').count());
            tokens(line);
        }
    }

    private static int tokens(String json) throws IOException {
        int values = 0;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                values += parser.currentToken().isScalarValue()
                                || parser.currentToken().isStructStart()
                        ? 1
                        : 0;
            }
        }
        return values;
    }

    @Test
    void no_locale_changes_a_byte() throws IOException {
        Locale before = Locale.getDefault();
        for (Format format : Format.values()) {
            String expected = Sheet.print(Sheet.page(), format);
            try {
                for (String tag : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    assertEquals(expected, Sheet.print(Sheet.page(), format), tag);
                }
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Test
    void the_facts_can_be_asked_for_as_a_table() throws IOException {
        assertEquals(
                "file,span_ns,pcpus,bytes_skipped\nbööt.xen,4062000000,4,0\n",
                Sheet.print(Sheet.page().only("capture"), Format.CSV));
        assertNull(Sheet.page().only("no_such"));
        assertEquals(
                List.of("vcpu_states", "odd", "none", "capture"), Sheet.page().tableNames());
    }

    @Test
    void a_long_list_of_facts_is_wrapped() throws IOException {
        Page page = new Page("x/1");
        for (int i = 0; i < 9; i++) {
            page.facts(Columns.<Integer>group().count("a_number_of_things_" + i, number -> number), Sheet.NANOS, i);
        }
        for (String line : Sheet.print(page, Format.TEXT).split("\n")) {
            assertEquals(line.strip(), line);
            assertEquals(true, line.length() <= 100, line);
        }
    }
}
