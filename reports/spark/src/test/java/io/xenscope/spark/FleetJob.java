package io.xenscope.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A job for a cluster that is measured: {@code FleetJob latency CAPTURE...} prints how many durations there are of each name and their
 * 99th percentile; {@code FleetJob TABLE CAPTURE...} makes all rows and columns of a table, and prints how many; {@code FleetJob empty}
 * asks what {@code latency} does of two rows that Spark makes: executors, a shuffle, functions, the classes that Spark needs for such a
 * statement, and no capture.
 */
public final class FleetJob {
    static final String EMPTY = "empty";
    static final String LATENCY = "latency";
    private static final String OF_LATENCY =
            "select name, sum(count), xen.hdr_quantile(xen.hdr_merge(hist), 0.99D) from latency group by 1";

    private FleetJob() {}

    public static void main(String[] words) throws Exception {
        String table = words[0];
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            if (table.equals(EMPTY)) {
                spark.range(0, 2, 1, 2)
                        .selectExpr("cast(id as string) as name", "id as count", "cast(null as binary) as hist")
                        .createOrReplaceTempView(LATENCY);
                print(spark, OF_LATENCY);
                return;
            }
            Dataset<Row> rows = spark.read()
                    .format("xentrace")
                    .option("table", table)
                    .load(Arrays.copyOfRange(words, 1, words.length));
            if (table.equals(LATENCY)) {
                rows.createOrReplaceTempView(LATENCY);
                print(spark, OF_LATENCY);
            } else {
                Observation counted = new Observation();
                rows.observe(counted, functions.count(functions.lit(1)).as("rows"))
                        .write()
                        .format("noop")
                        .mode("overwrite")
                        .save();
                System.out.println(counted.getAsJava().get("rows"));
            }
        }
    }

    private static void print(SparkSession spark, String sql) {
        List<Row> rows = spark.sql(sql + " order by 1").collectAsList();
        rows.forEach(row -> System.out.println(row.mkString(" ")));
    }
}
