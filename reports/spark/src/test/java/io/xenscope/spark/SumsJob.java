package io.xenscope.spark;

import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.io.IOException;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A job for a cluster: {@code SumsJob CAPTURE SLICE_BYTES} prints what tables add up to; last how many executors read slices. */
public final class SumsJob {
    /** Those that are cut in slices, and two that are not. */
    static final List<RowTable<?>> TABLES = Tables.ALL.stream()
            .filter(table -> table.isSliced() || table == Tables.STATES || table == Tables.LATENCY)
            .toList();

    private SumsJob() {}

    public static void main(String[] words) throws IOException {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            for (RowTable<?> table : TABLES) {
                System.out.println(table.name() + " " + Sums.of(table, rows(spark, table, words)));
            }
            long executors = rows(spark, Tables.EVENTS, words)
                    .javaRDD()
                    .mapPartitions(rows -> List.of(SparkEnv.get().executorId()).iterator())
                    .distinct()
                    .count();
            System.out.println("executors " + executors);
        }
    }

    private static Dataset<Row> rows(SparkSession spark, RowTable<?> table, String... words) {
        return spark.read()
                .format("xentrace")
                .option("table", table.name())
                .option("sliceBytes", words[1])
                .load(words[0]);
    }
}
