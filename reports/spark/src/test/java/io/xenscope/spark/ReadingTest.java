package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rows are read: conditions, files that are elsewhere, the end of a reading. */
final class ReadingTest {
    private static final List<Path> FILE = List.of(Samples.path(Samples.HVM_BOOT));

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events | t_ns between 100000000 and 100500000 | true",
                "events | t_ns = 0 | true",
                "events | t_ns > 999999999999 | false",
                "events | event in ('sched_runstate_change', 'pv_hypercall_v2') and pcpu = 1 | true",
                "events | dom = 0 and vcpu = 1 and t_ns < 50000000 | true",
                "spans | start_ns < 20000000 and kind = 'wait' | true",
                "spans | start_ns >= 1000000000 | true",
                "waits | dom = 0 or vcpu is null | true",
                "exits | not (name = 'HLT') | true",
            })
    void conditions_keep_the_rows_that_they_should(String table, String condition, boolean isAny) {
        // What is not a plain comparison of a column stays with Spark.
        Dataset<Row> rows = LocalSpark.read(table, FILE);
        rows.localCheckpoint(true).createOrReplaceTempView("stored");
        List<String> expected = LocalSpark.lines(LocalSpark.session().sql("select * from stored where " + condition));
        assertEquals(expected, LocalSpark.lines(rows.where(condition)));
        assertEquals(isAny, !expected.isEmpty());
    }

    @Test
    void captures_that_share_a_task_have_each_their_own_rows() throws IOException {
        List<Path> some = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String sample = i % 2 == 0 ? Samples.LOST_RECORDS : Samples.HVM_BOOT;
            some.add(Files.copy(Samples.path(sample), directory.resolve(i + ".xentrace.gz")));
        }
        Dataset<Row> rows = LocalSpark.read("latency", some);
        assertTrue(rows.javaRDD().getNumPartitions() < some.size(), "tasks of several captures");
        List<String> expected = new ArrayList<>();
        for (Path one : some) {
            expected.addAll(LocalSpark.lines(readable(LocalSpark.read("latency", List.of(one)))));
        }
        assertEquals(sorted(expected), sorted(LocalSpark.lines(readable(rows))));
    }

    private static Dataset<Row> readable(Dataset<Row> rows) {
        return rows.withColumn("hist", functions.base64(functions.col("hist")));
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    @Test
    void bytes_are_compared_by_value() {
        Dataset<Row> rows = LocalSpark.read("latency", FILE);
        byte[] hist = rows.select("hist").first().getAs(0);
        assertTrue(
                rows.where("hist = X'" + HexFormat.of().formatHex(hist) + "'").count() > 0);
    }

    @Test
    void explain_shows_what_the_source_uses() {
        String plan = LocalSpark.read("events", FILE)
                .where("t_ns < 1000 and pcpu = 1")
                .queryExecution()
                .toString();
        assertTrue(plan.contains("xentrace events [to 1000 ns, pcpu in [1]]"), plan);
    }

    @Test
    void a_reading_that_nobody_goes_on_with_ends() {
        assertEquals(3, LocalSpark.read("events", FILE).limit(3).collectAsList().size());
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.isAlive() && thread.getName().equals("xentrace-rows"))
                        .toList());
    }

    /** The directory of a capture as another file system, which cannot be mapped. */
    private static String elsewhere() {
        var hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
        hadoop.set(
                "fs.viewfs.mounttable.fleet.link./captures",
                FILE.get(0).getParent().toUri().toString());
        return "viewfs://fleet/captures/" + FILE.get(0).getFileName();
    }

    private Dataset<Row> copied(String table, String most) {
        return LocalSpark.session()
                .read()
                .format("xentrace")
                .option("table", table)
                .option("localDir", directory.toString())
                .option("maxCopyBytes", most)
                .load(elsewhere());
    }

    @Test
    void a_file_that_cannot_be_mapped_is_copied_and_the_copy_removed() throws IOException {
        assertEquals(
                LocalSpark.read("waits", FILE).count(),
                copied("waits", "1000000000").count());
        assertEquals(List.of(), left());
    }

    @Test
    void a_copy_beyond_the_limit_is_refused() throws IOException {
        Exception fault =
                assertThrows(Exception.class, () -> copied("waits", "1000").count());
        String said = fault.getMessage()
                + (fault.getCause() == null ? "" : fault.getCause().getMessage());
        assertTrue(said.contains("option maxCopyBytes allows 1000"), said);
        assertEquals(List.of(), left());
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
