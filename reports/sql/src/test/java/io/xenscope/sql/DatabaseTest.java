package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowSink;
import io.xenscope.report.rows.RowSinks;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import io.xenscope.samples.Samples;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    @TempDir
    Path directory;

    private static final String MADE = "select table_name from duckdb_tables() order by 1";

    private SampleDatabase of(String... samples) throws SQLException {
        return new SampleDatabase(
                directory, Arrays.stream(samples).map(Samples::path).toArray(Path[]::new));
    }

    /** The number of rows, and the sums of all columns of numbers. */
    private static final class Sums implements RowSink {
        private final RowTable<?> table;
        private final BigInteger[] sums;
        private final long[] known;
        private long rows;

        Sums(RowTable<?> table) {
            this.table = table;
            this.sums = new BigInteger[table.columns().size()];
            this.known = new long[sums.length];
            Arrays.fill(sums, BigInteger.ZERO);
        }

        @Override
        public void number(int column, long value) {
            known[column]++;
            sums[column] = sums[column].add(BigInteger.valueOf(value));
        }

        @Override
        public void text(int column, String value) {
            known[column]++;
        }

        @Override
        public void bytes(int column, byte[] value) {}

        @Override
        public void end() {
            rows++;
        }

        /** As the statement that {@link #sql} makes answers. */
        String text() {
            StringJoiner text = new StringJoiner(",", "", "\n").add(Long.toString(rows));
            for (int i = 0; i < sums.length; i++) {
                text.add(Long.toString(known[i]));
                if (isSummed(table.columns().get(i))) {
                    text.add(known[i] == 0 ? "" : sums[i].toString());
                }
            }
            return text.toString();
        }

        String sql() {
            return sql(table.columns().stream().map(RowColumn::name).toList());
        }

        /** The same where only some columns are there: the others are of nulls. */
        String sql(List<String> there) {
            StringJoiner cells = new StringJoiner(", ").add("count(*)");
            for (RowColumn column : table.columns()) {
                String name = there.contains(column.name()) ? "\"" + column.name() + "\"" : "null";
                cells.add("count(" + name + ")");
                if (isSummed(column)) {
                    cells.add("sum(" + name + "::hugeint)");
                }
            }
            return "select " + cells + " from " + table.name();
        }

        private static boolean isSummed(RowColumn column) {
            return switch (column.type()) {
                case SMALLINT, INTEGER, BIGINT -> true;
                default -> false;
            };
        }
    }

    @Test
    void every_table_holds_the_rows_of_the_capture() throws SQLException {
        try (SampleDatabase database = of(Samples.HVM_BOOT)) {
            for (RowTable<?> table : Database.stored()) {
                Sums sums = new Sums(table);
                database.shelf().source(0).read(RowSinks.of(table, sums));
                assertEquals(sums.text(), database.ask(sums.sql()), table.name());
            }
        }
    }

    @Test
    void tables_columns_and_comments_are_those_of_the_schema() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
            for (RowTable<?> table : Database.stored()) {
                StringBuilder expected = new StringBuilder("capture,\n");
                for (RowColumn column : table.columns()) {
                    expected.append(column.name())
                            .append(',')
                            .append(io.xenscope.report.table.CsvField.quoted(column.fullComment()))
                            .append('\n');
                }
                database.ask("select count(*) from " + table.name());
                database.ask("select 1 from " + table.name() + " a, " + table.name() + " b limit 0");
                assertEquals(
                        expected.toString(),
                        database.ask("select column_name, comment from duckdb_columns() where table_name = '"
                                + table.name() + "' order by column_index"));
            }
        }
    }

    @Test
    void only_what_a_statement_names_is_made() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
            database.ask("with spans as (select 1 as a) select * from spans");
            assertEquals("", database.ask(MADE));
            database.ask("select count(*) from events");
            assertEquals("", database.ask(MADE), "read from the capture");
            database.ask("show tables");
            assertEquals("", database.ask(MADE));
            database.ask("explain select count(*) from exits");
            assertEquals("exits\n", database.ask(MADE));
            database.ask("select count(*) from moves where capture in (select capture from captures)");
            assertEquals("captures\nexits\nstates\n", database.ask(MADE));
            database.ask("select count(*) from idle_waits(0)");
            assertEquals("captures\nexits\nstates\nwaits\n", database.ask(MADE));
            database.ask("select count(*) from events a, events b where a.\"offset\" = b.\"offset\"");
            assertEquals("captures\nevents\nexits\nstates\nwaits\n", database.ask(MADE));
        }
    }

    /** What rows of events say is compared with dump where they are made. */
    @Test
    void views_of_events_have_the_fields_of_each_record() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS, Samples.HVM_BOOT)) {
            database.ask("select count(*) from ev.sched_wake");
            String views = database.ask("select view_name from duckdb_views() where schema_name = 'ev' order by 1");
            assertTrue(views.lines().count() > 50, views);
            for (String event : views.lines().toList()) {
                RowTable<?> table = Tables.ofEvent(event);
                Sums both = new Sums(table);
                database.shelf().source(0).read(RowSinks.of(table, both));
                database.shelf().source(1).read(RowSinks.of(table, both));
                assertEquals(both.text(), database.ask(both.sql(columns(database, event))), event);
            }
        }
    }

    private static List<String> columns(SampleDatabase database, String event) throws SQLException {
        return database.ask("select column_name from duckdb_columns() where schema_name = 'ev' and table_name = '"
                        + event + "'")
                .lines()
                .toList();
    }

    @Test
    void the_twenty_questions_are_answered_for_every_sample_and_for_none() throws SQLException {
        try (SampleDatabase all = of(Samples.LOST_RECORDS, Samples.HVM_BOOT)) {
            for (Examples.Example one : Examples.read().all()) {
                assertTrue(!all.ask(one.sql()).isEmpty() || one.number() != 20, one.title());
            }
        }
        assertEquals(20, Examples.read().all().size());
    }

    @Test
    void the_answers_to_questions_are_those_of_tables() throws SQLException {
        try (SampleDatabase database = of(Samples.HVM_BOOT)) {
            String sum = "select sum(busy_pct) > 0 and abs(sum(busy_pct) - (select sum(running_ns) / 1e6 from vcpus"
                    + " where dom <> 32767)) < 1 from ("
                    + Examples.read().all().get(6).sql() + ")";
            assertEquals("true\n", database.ask(sum), "busy time in slices is the running time of vcpus");
            String share = "select bool_and(abs(pct - 100) < 0.01) from (select dom, sum(dur_ns) * 100.0"
                    + " / any_value(span_ns) as pct from busy_vcpus join capture using (capture) where dom = 0"
                    + " group by dom)";
            assertTrue(database.ask(share).matches("true\n|false\n"));
            assertEquals(
                    database.ask("select count(*) from waits where ran_on is not null and dur_ns > 0"),
                    database.ask("select count(distinct wait) from delays where wait_ns > 0"));
        }
    }

    @Test
    void a_statement_that_cannot_be_answered_is_refused_and_the_next_one_is_not() throws SQLException {
        try (SampleDatabase database = of(Samples.LOST_RECORDS)) {
            for (String refused : List.of(
                    "select * from nosuch",
                    "select * from read_csv('/etc/hostname')",
                    "select * from read_text('pom.xml')",
                    "select * from 'pom.xml'",
                    "copy (select 1) to 'x.csv'",
                    "export database 'x'",
                    "attach 'other.duckdb'",
                    "install httpfs",
                    "load httpfs",
                    "set memory_limit = '100GB'",
                    "set enable_external_access = true")) {
                assertThrows(SQLException.class, () -> database.ask(refused), refused);
            }
            assertEquals("1\n", database.ask("select 1"));
        }
    }

    /** Cancels as soon as rows of a table are on their way into the database. */
    private static Thread cancelWhenLoading(Database database, String table) {
        Thread canceller = new Thread(() -> {
            while (Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("xenscope-" + table))) {
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    return;
                }
            }
            database.cancel();
        });
        canceller.start();
        return canceller;
    }

    @Test
    void a_load_that_is_cancelled_leaves_no_half_table() throws Exception {
        String[] twelve = new String[12];
        Arrays.fill(twelve, Samples.LOST_RECORDS);
        try (SampleDatabase database = of(twelve)) {
            Thread canceller = cancelWhenLoading(database.database(), "losses");
            SQLException cancelled =
                    assertThrows(SQLException.class, () -> database.ask("select count(*) from losses"));
            canceller.join();
            assertEquals("cancelled", Faults.line(cancelled));
            assertThrows(SQLException.class, () -> database.ask("select 1"), "what comes next is not wanted either");
            database.database().resume();
            assertEquals("", database.ask(MADE));
            assertEquals("888\n", database.ask("select count(*) from losses"));
        }
    }
}
