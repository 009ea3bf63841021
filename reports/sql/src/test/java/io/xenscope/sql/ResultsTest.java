package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.table.Format;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultsTest {
    private static final String SQL =
            "select 1 as a, null as b, 170141183460469231731687303715884105727 as c, [1, 2] as"
                    + " l, {'x': 'y,z'} as s, 1.50::decimal(4, 2) as d, 2.5::double as e, 'p,q' as \"n,m\", 1500 as dur_ns, true"
                    + " as t, 1 as a";

    @TempDir
    Path directory;

    @Test
    void csv_has_empty_fields_for_null_and_json_for_lists() throws SQLException {
        try (SampleDatabase none = new SampleDatabase(directory)) {
            assertEquals(
                    "a,b,c,l,s,d,e,\"n,m\",dur_ns,t,a_2\n"
                            + "1,,170141183460469231731687303715884105727,\"[1,2]\",\"{\"\"x\"\":\"\"y,z\"\"}\",1.50,2.5,"
                            + "\"p,q\",1500,true,1\n",
                    none.answer(SQL, Format.CSV));
        }
    }

    @Test
    void json_is_an_array_of_rows_whose_integers_are_exact() throws SQLException {
        String row =
                "{\"a\":1,\"b\":null,\"c\":170141183460469231731687303715884105727,\"l\":[1,2],\"s\":{\"x\":\"y,z\"},"
                        + "\"d\":1.50,\"e\":2.5,\"n,m\":\"p,q\",\"dur_ns\":1500,\"t\":true,\"a_2\":1}\n";
        try (SampleDatabase none = new SampleDatabase(directory)) {
            assertEquals("[\n" + row + "]\n", none.answer(SQL, Format.JSON));
            assertEquals(row, none.answer(SQL, Format.NDJSON));
        }
    }

    @Test
    void text_is_a_table_as_reports_print_it() throws SQLException {
        try (SampleDatabase none = new SampleDatabase(directory)) {
            assertEquals(
                    """
                2 rows
                  who   lasted µs  share
                  ────  ─────────  ─────
                  d1v0      1.500   0.25
                  d0v0     20.000      -
                """,
                    none.answer(
                            "select * from (values ('d1v0', 1500, 0.25), ('d0v0', 20000, null)) t(who, dur_ns, share)",
                            Format.TEXT));
        }
    }
}
