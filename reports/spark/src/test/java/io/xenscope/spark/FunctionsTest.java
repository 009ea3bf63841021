package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Functions for histograms, against HdrHistogram itself. */
final class FunctionsTest {
    private static List<String> sql(String query) {
        return LocalSpark.lines(LocalSpark.session().sql(query));
    }

    @Test
    void histograms_of_captures_add_up_over_a_shuffle() {
        var rows = LocalSpark.read(
                "latency", List.of(Samples.path(Samples.HVM_BOOT), Samples.path(Samples.PV_DOMAIN_CREATE)));
        rows.createOrReplaceTempView("latency");
        Histogram sum = EncodedHistogram.empty();
        for (Row row : rows.where("name = 'runnable'").select("hist").collectAsList()) {
            sum.add(EncodedHistogram.decoded("test", row.getAs(0)));
        }
        List<String> answer = sql("select xen.hdr_count(h), xen.hdr_max(h), xen.hdr_quantile(h, 0.5D),"
                + " xen.hdr_quantile(h, 0.99D), n from (select name, xen.hdr_merge(hist) h, sum(count) n"
                + " from latency group by name) where name = 'runnable'");
        assertEquals(
                List.of(sum.getTotalCount() + "," + sum.getMaxValue() + "," + sum.getValueAtPercentile(50) + ","
                        + sum.getValueAtPercentile(99) + "," + sum.getTotalCount()),
                answer);
        assertTrue(sum.getTotalCount() > 1000, answer::toString);
    }

    @Test
    void hdr_of_makes_the_histogram_of_values() {
        Histogram expected = EncodedHistogram.empty();
        List<String> values = new ArrayList<>();
        for (long i = 0; i < 500; i++) {
            expected.recordValue(i * i * i);
            values.add("(" + i * i * i + "L)");
        }
        List<String> answer = sql("select xen.hdr_count(h), xen.hdr_max(h), xen.hdr_quantile(h, 0.9D) from"
                + " (select xen.hdr_of(v) h from (select /*+ repartition(2) */ * from values "
                + String.join(", ", values)
                + ", (null) t(v)))");
        assertEquals(List.of("500," + expected.getMaxValue() + "," + expected.getValueAtPercentile(90)), answer);
    }

    @Test
    void of_nothing_there_is_no_histogram() {
        assertEquals(
                List.of("null,null,null"),
                sql("select xen.hdr_of(v), xen.hdr_merge(b), xen.hdr_quantile(xen.hdr_merge(b), 0.5D)"
                        + " from (select 1L v, cast('' as binary) b) where v > 1"));
    }

    @Test
    void bytes_that_are_no_histogram_are_named_so() {
        Exception fault = assertThrows(Exception.class, () -> sql("select xen.hdr_max(cast('many' as binary))"));
        String said = fault.getMessage()
                + (fault.getCause() == null ? "" : fault.getCause().getMessage());
        assertTrue(said.contains("hdr_max: 4 bytes that are no histogram; expected column hist"), said);
    }
}
