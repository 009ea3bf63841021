package io.xenscope.report.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.base.Range;
import io.xenscope.report.frame.Made;
import io.xenscope.report.frame.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatencyTest {
    private static String latencies(Level... levels) {
        return Printed.csv(
                Made.trace(),
                (scope, page) -> new LatencyPage(Set.of(levels), false, null).fill(scope, page),
                "latencies");
    }

    @Test
    void adds_up_over_all_vcpus() {
        assertEquals("""
            name,level,dom,vcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns
            wake-to-run,all,,,,2,100,100,100,100,100,100,100,100,200
            runnable,all,,,,2,100,100,100,100,100,100,100,100,200
            blocked,all,,,,1,400,400,400,400,400,400,400,400,400
            run,all,,,,3,500,1000,1000,1000,1000,1000,1000,833,2500
            exit,all,,,EPT_VIOLATION,1,30,30,30,30,30,30,30,30,30
            """, latencies(Level.ALL));
    }

    @Test
    void tells_of_each_domain_and_vcpu() {
        assertEquals("""
            name,level,dom,vcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns
            wake-to-run,dom,0,,,1,100,100,100,100,100,100,100,100,100
            wake-to-run,dom,1,,,1,100,100,100,100,100,100,100,100,100
            wake-to-run,vcpu,0,0,,1,100,100,100,100,100,100,100,100,100
            wake-to-run,vcpu,1,0,,1,100,100,100,100,100,100,100,100,100
            runnable,dom,0,,,1,100,100,100,100,100,100,100,100,100
            runnable,dom,1,,,1,100,100,100,100,100,100,100,100,100
            runnable,vcpu,0,0,,1,100,100,100,100,100,100,100,100,100
            runnable,vcpu,1,0,,1,100,100,100,100,100,100,100,100,100
            blocked,dom,1,,,1,400,400,400,400,400,400,400,400,400
            blocked,vcpu,1,0,,1,400,400,400,400,400,400,400,400,400
            run,dom,0,,,1,1000,1000,1000,1000,1000,1000,1000,1000,1000
            run,dom,1,,,2,500,500,1000,1000,1000,1000,1000,750,1500
            run,vcpu,0,0,,1,1000,1000,1000,1000,1000,1000,1000,1000,1000
            run,vcpu,1,0,,2,500,500,1000,1000,1000,1000,1000,750,1500
            exit,dom,1,,EPT_VIOLATION,1,30,30,30,30,30,30,30,30,30
            exit,vcpu,1,0,EPT_VIOLATION,1,30,30,30,30,30,30,30,30,30
            """, latencies(Level.DOM, Level.VCPU));
    }

    private static String ofStudy(Range range, Level level, boolean histogram, String table) {
        LatencyPage form = new LatencyPage(Set.of(level), histogram, null);
        return Printed.study(Made.trace(), (survey, scope) -> new LatencyStudy(scope, form), table, range);
    }

    @Test
    void tells_where_a_wait_ended_where_a_vcpu_ran_and_where_a_guest_left() {
        assertEquals("""
            name,level,dom,vcpu,pcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns
            wake-to-run,pcpu,,,0,,1,100,100,100,100,100,100,100,100,100
            wake-to-run,pcpu,,,1,,1,100,100,100,100,100,100,100,100,100
            runnable,pcpu,,,0,,1,100,100,100,100,100,100,100,100,100
            runnable,pcpu,,,1,,1,100,100,100,100,100,100,100,100,100
            run,pcpu,,,0,,2,500,500,1000,1000,1000,1000,1000,750,1500
            run,pcpu,,,1,,1,1000,1000,1000,1000,1000,1000,1000,1000,1000
            exit,pcpu,,,0,EPT_VIOLATION,1,30,30,30,30,30,30,30,30,30
            """, ofStudy(null, Level.PCPU, false, "latencies"));
    }

    @Test
    void of_a_stretch_counts_what_lies_within_it() {
        assertEquals("""
            name,level,dom,vcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns
            wake-to-run,all,,,,1,100,100,100,100,100,100,100,100,100
            runnable,all,,,,1,100,100,100,100,100,100,100,100,100
            blocked,all,,,,1,400,400,400,400,400,400,400,400,400
            run,all,,,,1,500,500,500,500,500,500,500,500,500
            """, ofStudy(new Range(700, 2000), Level.ALL, false, "latencies"));
    }

    @Test
    void counts_by_duration_between_borders_of_1_2_5_and_10() {
        assertEquals("""
            name,level,dom,vcpu,reason,from_ns,to_ns,count,share_pct,up_to_pct
            wake-to-run,all,,,,100,200,2,100.00,100.00
            runnable,all,,,,100,200,2,100.00,100.00
            blocked,all,,,,200,500,1,100.00,100.00
            run,all,,,,500,1000,1,33.33,33.33
            run,all,,,,1000,2000,2,66.67,100.00
            exit,all,,,EPT_VIOLATION,20,50,1,100.00,100.00
            """, ofStudy(null, Level.ALL, true, "histogram"));
    }

    @Test
    void files_of_HdrHistogram_are_read_by_its_own_reader(@TempDir Path folder) throws IOException {
        HistogramFiles files = new HistogramFiles(folder.resolve("spectra"), folder.resolve("all.hlog"));
        Printed.csv(
                Made.trace(),
                (scope, page) -> new LatencyPage(Set.of(Level.DOM), false, files).fill(scope, page),
                "latencies");

        List<String> read = new ArrayList<>();
        try (HistogramLogReader log =
                new HistogramLogReader(folder.resolve("all.hlog").toFile())) {
            while (log.hasNext()) {
                EncodableHistogram next = log.nextIntervalHistogram();
                Histogram histogram = (Histogram) next;
                read.add(next.getTag() + " " + histogram.getTotalCount() + " " + histogram.getMaxValue());
            }
        }
        assertEquals(
                List.of(
                        "wake-to-run.d0 1 100",
                        "wake-to-run.d1 1 100",
                        "runnable.d0 1 100",
                        "runnable.d1 1 100",
                        "blocked.d1 1 400",
                        "run.d0 1 1000",
                        "run.d1 2 1000",
                        "exit.EPT_VIOLATION.d1 1 30"),
                read);
        assertEquals(
                """
                       Value     Percentile TotalCount 1/(1-Percentile)

                      0.5000 0.000000000000          1           2.00
                """.lines().limit(2).toList(),
                firstLines(folder.resolve("spectra").resolve("run.d1.hgrm")));
    }

    private static List<String> firstLines(Path file) throws IOException {
        return Files.readAllLines(file).subList(0, 2);
    }
}
