package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.report.rows.Tables;
import io.xenscope.samples.Samples;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large tables that a statement names once or twice are read from the capture, with the answers of stored ones. */
final class StraightReadingTest {
    private static final String MADE = "select table_name from duckdb_tables() order by 1";
    private static final String TYPES = "describe spans";
    private static final String ALL = "select * from spans";
    private static final String READER = "xenscope-rows";

    @TempDir
    Path directory;

    private SampleDatabase of(String... samples) throws SQLException {
        return new SampleDatabase(
                directory, Arrays.stream(samples).map(Samples::path).toArray(Path[]::new));
    }

    private static SampleDatabase storing(SampleDatabase database) throws SQLException {
        database.database().make(java.util.Set.of(Tables.SPANS.name()));
        assertEquals("spans\n", database.ask(MADE));
        return database;
    }

    @Test
    void rows_order_and_types_are_those_of_stored_spans() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS, Samples.HVM_BOOT)) {
            String straight = database.ask(ALL);
            assertEquals("", database.ask(MADE), "read from the capture");
            assertEquals(straight, database.ask(ALL));
            assertEquals("spans\n", database.ask(MADE), "asked for twice, they are stored");
        }
    }

    @Test
    void calls_are_read_as_spans_are() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS, Samples.HVM_BOOT)) {
            String straight = database.ask("select * from calls");
            assertEquals("", database.ask(MADE), "read from the capture");
            assertEquals(straight, database.ask("select * from calls"));
            assertEquals("calls\n", database.ask(MADE), "asked for twice, they are stored");
        }
    }

    @Test
    void spans_and_calls_of_one_statement_are_read_side_by_side_but_not_three_times() throws SQLException {
        String both = "select s.capture, count(*), sum(c.dur_ns), sum(s.dur_ns) from spans s"
                + " join calls c on s.capture = c.capture and s.span = c.span group by all order by all";
        String stored;
        try (SampleDatabase database = of(Samples.LOST_RECORDS, Samples.HVM_BOOT)) {
            String straight = database.ask(both);
            assertEquals("", database.ask(MADE));
            stored = database.ask(both);
            assertEquals(stored, straight);
            assertEquals("calls\nspans\n", database.ask(MADE));
        }
        directory = directory.resolve("next");
        directory.toFile().mkdir();
        try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
            database.ask("select count(*) from spans a, spans b, calls c where a.span = b.span and b.span = c.span");
            assertEquals("calls\nspans\n", database.ask(MADE));
        }
    }

    @Test
    void columns_and_types_are_those_of_stored_spans() throws SQLException {
        String straight;
        try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
            straight = database.ask(TYPES);
            assertEquals("", database.ask(MADE));
        }
        directory = directory.resolve("stored");
        directory.toFile().mkdir();
        try (SampleDatabase database = storing(of(Samples.LOST_RECORDS))) {
            assertEquals(database.ask(TYPES), straight);
        }
    }

    @Test
    void each_column_alone_is_the_same() throws SQLException {
        try (SampleDatabase database = of(Samples.HVM_BOOT)) {
            String columns = "select * from (select count(capture) as capture"
                    + Tables.SPANS.columns().stream()
                            .map(column -> ", count(\"%1$s\") || ' ' || hash(list(\"%1$s\"))".formatted(column.name()))
                            .reduce("", String::concat)
                    + " from spans)";
            String straight = database.ask(columns);
            assertEquals("", database.ask(MADE));
            storing(database);
            assertEquals(database.ask(columns), straight);
        }
    }

    @Test
    void a_join_of_spans_with_spans_and_with_another_table_reads_them_side_by_side() throws SQLException {
        // More captures than are kept surveyed.
        try (SampleDatabase database = of(
                Samples.LOST_RECORDS,
                Samples.HVM_BOOT,
                Samples.LOST_RECORDS,
                Samples.LOST_RECORDS,
                Samples.LOST_RECORDS,
                Samples.HVM_BOOT)) {
            String sql = "select a.capture, a.kind, b.kind, count(*), sum(b.dur_ns), count(w.span) from spans a"
                    + " join spans b on a.capture = b.capture and a.span = b.parent"
                    + " left join waits w on w.capture = b.capture and w.span = b.span group by all order by all";
            String straight = database.ask(sql);
            assertEquals("waits\n", database.ask(MADE));
            assertEquals(straight, database.ask(sql));
            assertEquals("spans\nwaits\n", database.ask(MADE));
        }
    }

    @Test
    void what_reads_spans_again_and_again_or_asks_for_row_numbers_stores_them() throws SQLException {
        for (String sql : List.of(
                "with recursive up(x) as (select 1 union all select parent from spans join up on span = x) from up",
                "with s as (from spans) select count(*) from s a, s b where a.span = b.parent",
                "select count(*) from spans a, spans b, spans c where a.span = b.span and b.span = c.span",
                "select max(rowid) from spans")) {
            directory = directory.resolve("next");
            directory.toFile().mkdir();
            try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
                database.ask(sql);
                assertEquals("spans\n", database.ask(MADE), sql);
            }
        }
    }

    @Test
    void statements_that_come_together_and_name_spans_twice_store_them_at_once() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
            NamedTables asked = database.database().names("select count(*) from spans");
            database.database().expect(List.of(asked, database.database().names("select 1"), asked));
            database.ask("select count(*) from spans");
            assertEquals("spans\n", database.ask(MADE));
        }
    }

    @Test
    void a_plan_reads_nothing() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
            String plan = database.ask("explain select kind, count(*) from spans where dur_ns > 5 group by 1");
            assertEquals(true, plan.contains("XENSCOPE_ROWS"), plan);
            assertEquals("", database.ask(MADE));
        }
    }

    @Test
    void what_nobody_wants_is_not_read() throws Exception {
        String[] eight = new String[8];
        Arrays.fill(eight, Samples.HVM_BOOT);
        try (SampleDatabase database = of(eight)) {
            assertEquals("0\n0\n", database.ask("select capture from spans limit 2"));
            assertEquals(false, isReading());
        }
    }

    private static boolean isReading() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(READER));
    }

    @Test
    void a_reading_that_is_cancelled_ends_and_the_next_is_whole() throws Exception {
        String[] twelve = new String[12];
        Arrays.fill(twelve, Samples.LOST_RECORDS);
        try (SampleDatabase database = of(twelve)) {
            Thread canceller = new Thread(() -> {
                while (!isReading()) {
                    Thread.onSpinWait();
                }
                database.database().cancel();
            });
            canceller.start();
            SQLException cancelled =
                    assertThrows(SQLException.class, () -> database.ask("select count(*), sum(span) from spans"));
            canceller.join();
            assertEquals("cancelled", Faults.line(cancelled));
            assertEquals(false, isReading());
            database.database().resume();
            String one = database.ask("select distinct count(*) from spans group by capture");
            assertEquals(1, one.lines().count(), one);
        }
    }
}
