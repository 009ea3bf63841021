package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.Capture;
import io.xenscope.report.rows.RowSinks;
import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import io.xenscope.samples.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Spark counts is what the capture's own rows are. */
final class SparkTablesTest {
    static Stream<String> samples() {
        return Stream.concat(Samples.ALL.stream(), Stream.of(Samples.TOOLSTACK_CONTEXT));
    }

    /** By table what its own rows add up to. */
    static Map<String, String> own(Path file) {
        Map<RowTable<?>, Sums> sums = new LinkedHashMap<>();
        RowSinks sinks = new RowSinks();
        for (RowTable<?> table : Tables.ALL) {
            sums.put(table, new Sums(table));
            sinks.add(table, sums.get(table));
        }
        try (Capture capture = Capture.open(file);
                RowSource source = new RowSource(capture, new RowSource.Options(1))) {
            source.read(sinks);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sums.forEach((table, sum) -> texts.put(table.name(), sum.toString()));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void counts_and_sums_of_every_table_are_those_of_the_capture(String sample) {
        Path file = Samples.path(sample);
        Map<String, String> inSpark = new LinkedHashMap<>();
        for (RowTable<?> table : Tables.ALL) {
            inSpark.put(table.name(), Sums.of(table, LocalSpark.read(table.name(), List.of(file))));
        }
        assertEquals(own(file), inSpark);
    }

    @Test
    void tables_that_are_cut_in_slices_have_the_same_rows() {
        Path file = Samples.path(Samples.HVM_BOOT);
        String quarter = Long.toString((file.toFile().length() + 3) / 4);
        Map<String, String> whole = own(file);
        for (RowTable<?> table : Tables.ALL) {
            Dataset<Row> cut = LocalSpark.read(table.name(), List.of(file), "sliceBytes", quarter);
            assertEquals(table.isSliced() ? 4 : 1, cut.javaRDD().getNumPartitions(), table.name());
            if (table.isSliced()) {
                assertEquals(whole.get(table.name()), Sums.of(table, cut), table.name());
            }
        }
    }

    /** What they say is compared with dump where their rows are made. */
    @Test
    void events_by_name_have_their_fields_whole_and_in_slices() {
        Path file = Samples.path(Samples.HVM_BOOT);
        String quarter = Long.toString((file.toFile().length() + 3) / 4);
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> whole = new LinkedHashMap<>();
        Map<String, String> cut = new LinkedHashMap<>();
        for (String event : List.of("sched_runstate_change", "sched_switch_infnext", "hvm_npf", "hvm_ioport_read")) {
            RowTable<?> table = Tables.ofEvent(event);
            Sums sums = new Sums(table);
            try (Capture capture = Capture.open(file);
                    RowSource source = new RowSource(capture, new RowSource.Options(1))) {
                source.read(RowSinks.of(table, sums));
            }
            expected.put(event, sums.toString());
            whole.put(event, Sums.of(table, LocalSpark.read("events", List.of(file), "event", event)));
            cut.put(
                    event,
                    Sums.of(table, LocalSpark.read("events", List.of(file), "event", event, "sliceBytes", quarter)));
        }
        assertEquals(expected, whole);
        assertEquals(expected, cut);
    }

    @Test
    void a_view_of_an_event_needs_no_table_and_its_conditions_are_those_of_events() {
        LocalSpark.session()
                .sql("create or replace temporary view wakes_of using xentrace options (path '"
                        + Samples.path(Samples.HVM_BOOT) + "', event 'SCHED_WAKE')");
        String plan = LocalSpark.session()
                .sql("select dom from wakes_of where t_ns < 1000000 and dom = 0")
                .queryExecution()
                .toString();
        assertTrue(plan.contains("xentrace ev.sched_wake [to 1000000 ns, dom in [0]]"), plan);
        assertEquals(
                List.of("4"),
                LocalSpark.lines(LocalSpark.session()
                        .sql("select count(distinct dom, vcpu) from wakes_of where t_ns < 100000000 and dom = 0")));
    }

    @Test
    void columns_types_and_comments_are_those_of_the_schema() {
        for (RowTable<?> table : Tables.ALL) {
            List<String> expected = new ArrayList<>(List.of("capture string the file, as Spark names it"));
            table.columns()
                    .forEach(column -> expected.add(column.name() + " "
                            + switch (column.type()) {
                                case WORD, NAME, TEXT, JSON -> "string";
                                case INTEGER -> "int";
                                default -> column.type().name().toLowerCase(java.util.Locale.ROOT);
                            }
                            + " " + column.fullComment()));
            StructField[] fields = LocalSpark.read(table.name(), List.of(Samples.path(Samples.LOST_RECORDS)))
                    .schema()
                    .fields();
            List<String> declared = Arrays.stream(fields)
                    .map(field -> field.name() + " " + field.dataType().sql().toLowerCase(java.util.Locale.ROOT) + " "
                            + field.getComment().get())
                    .toList();
            assertEquals(expected, declared, table.name());
        }
    }

    @Test
    void a_view_of_sql_reads_several_captures_and_names_each() {
        Path directory = Samples.path(Samples.HVM_BOOT).getParent();
        LocalSpark.session()
                .sql("create or replace temporary view pcpus using xentrace options (path '" + directory
                        + "/*.xentrace.gz', table 'pcpus')");
        List<String> counted = LocalSpark.lines(LocalSpark.session()
                .sql("select regexp_extract(capture, '([^/]*).xentrace.gz$', 1) c, sum(records) from pcpus group by 1"
                        + " order by 1"));
        List<String> expected = samples().sorted().map(SparkTablesTest::records).toList();
        assertEquals(expected, counted);
    }

    private static String records(String sample) {
        long[] sum = {0};
        int records = Tables.PCPUS.column("records");
        try (Capture capture = Capture.open(Samples.path(sample));
                RowSource source = new RowSource(capture, new RowSource.Options(1))) {
            source.read(RowSinks.of(Tables.PCPUS, new io.xenscope.report.rows.RowSink() {
                @Override
                public void number(int column, long value) {
                    sum[0] += column == records ? value : 0;
                }

                @Override
                public void text(int column, String value) {}

                @Override
                public void bytes(int column, byte[] value) {}

                @Override
                public void end() {}
            }));
        }
        assertTrue(sum[0] > 0);
        return sample + "," + sum[0];
    }
}
