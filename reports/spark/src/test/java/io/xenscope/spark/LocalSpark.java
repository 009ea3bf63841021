package io.xenscope.spark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The session of all tests: two tasks at a time in this process. */
final class LocalSpark {
    private static final SparkSession SESSION = SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config(
                    "spark.sql.warehouse.dir",
                    Path.of("target", "warehouse").toAbsolutePath().toString())
            .config("spark.sql.catalog.xen", Functions.class.getName())
            .getOrCreate();

    private LocalSpark() {}

    static SparkSession session() {
        return SESSION;
    }

    /** A table of captures; {@code options} are names and values in turn. */
    static Dataset<Row> read(String table, List<Path> captures, String... options) {
        var reader = SESSION.read().format("xentrace").option("table", table);
        for (int i = 0; i < options.length; i += 2) {
            reader = reader.option(options[i], options[i + 1]);
        }
        return reader.load(captures.stream().map(Path::toString).toArray(String[]::new));
    }

    /** Rows as text, cells joined by commas. */
    static List<String> lines(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(LocalSpark::line).toList();
    }

    private static String line(Row row) {
        Object[] cells = new Object[row.size()];
        Arrays.setAll(cells, row::get);
        return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(","));
    }
}
