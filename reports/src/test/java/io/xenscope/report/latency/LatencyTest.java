package io.xenscope.report.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.base.Range;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Printed;
import io.xenscope.report.frame.TwoMicroseconds;
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
                TwoMicroseconds.trace(),
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
        return Printed.study(TwoMicroseconds.trace(), (analysis, scope) -> new LatencyStudy(scope, form), table, range);
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
                TwoMicroseconds.trace(),
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

    private static LatencyPage timed(long every, int heat, HistogramFiles files) {
        return new LatencyPage(Set.of(Level.ALL), false, files, every, heat);
    }

    @Test
    void percentiles_over_time_belong_to_the_interval_in_which_a_duration_begins() {
        assertEquals(
                """
            start_ns,dur_ns,name,level,dom,vcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,max_ns
            0,700,wake-to-run,all,,,,1,100,100,100,100,100,100
            0,700,runnable,all,,,,1,100,100,100,100,100,100
            0,700,run,all,,,,2,1000,1000,1000,1000,1000,1000
            0,700,exit,all,,,EPT_VIOLATION,1,30,30,30,30,30,30
            700,700,blocked,all,,,,1,400,400,400,400,400,400
            1400,600,wake-to-run,all,,,,1,100,100,100,100,100,100
            1400,600,runnable,all,,,,1,100,100,100,100,100,100
            1400,600,run,all,,,,1,500,500,500,500,500,500
            """,
                Printed.study(
                        TwoMicroseconds.trace(),
                        (analysis, scope) -> new LatencyStudy(scope, timed(700, 0, null)),
                        "series"));
    }

    @Test
    void a_heat_map_counts_by_duration_and_interval() {
        assertEquals(
                """
            latency,start_ns,dur_ns,from_ns,to_ns,count
            wake-to-run,0,1000,100,200,1
            wake-to-run,1000,1000,100,200,1
            runnable,0,1000,100,200,1
            runnable,1000,1000,100,200,1
            run,0,1000,1000,2000,2
            run,1000,1000,500,1000,1
            exit.EPT_VIOLATION,0,1000,20,50,1
            blocked,1000,1000,200,500,1
            """.lines().sorted().toList(),
                Printed.study(
                                TwoMicroseconds.trace(),
                                (analysis, scope) -> new LatencyStudy(scope, timed(0, 2, null)),
                                "heat")
                        .lines()
                        .sorted()
                        .toList());
    }

    @Test
    void a_log_of_intervals_is_read_by_start_and_end(@TempDir Path folder) throws IOException {
        HistogramFiles files = new HistogramFiles(null, folder.resolve("all.hlog"));
        Printed.study(
                TwoMicroseconds.trace(),
                (analysis, scope) -> new LatencyStudy(scope, timed(700, 0, files)),
                "latencies");

        List<String> read = new ArrayList<>();
        try (HistogramLogReader log =
                new HistogramLogReader(folder.resolve("all.hlog").toFile())) {
            EncodableHistogram next = log.nextIntervalHistogram(0, 0.0000005);
            while (next != null) {
                read.add(next.getTag() + " " + ((Histogram) next).getTotalCount());
                next = log.nextIntervalHistogram(0, 0.0000005);
            }
        }
        assertEquals(List.of("wake-to-run 1", "runnable 1", "run 2", "exit.EPT_VIOLATION 1"), read.subList(0, 4));
    }

    private static String pair(String from, String to, EventPairs.By by, Level... levels) {
        LatencyPage form = new LatencyPage(Set.of(levels), false, null);
        return Printed.study(
                TwoMicroseconds.trace(),
                (analysis, scope) -> new PairStudy(analysis, scope, form, new PairStudy.Asked(from, to, by)),
                "latencies");
    }

    private static final String PAIR_HEADING =
            "name,level,dom,vcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns\n";

    @Test
    void any_two_events_about_the_same_vcpu_make_a_latency() {
        String name = "*blocked->runnable*->*runnable->running*";
        assertEquals(
                PAIR_HEADING + name + ",all,,,,2,100,100,100,100,100,100,100,100,200\n" + name
                        + ",vcpu,0,0,,1,100,100,100,100,100,100,100,100,100\n" + name
                        + ",vcpu,1,0,,1,100,100,100,100,100,100,100,100,100\n",
                pair("*blocked->runnable*", "*runnable->running*", EventPairs.By.VCPU, Level.ALL, Level.VCPU));
    }

    @Test
    void a_key_that_no_record_names_is_that_of_who_ran() {
        assertEquals(
                PAIR_HEADING + "hvm_vmx_exit*->hvm_vmentry,dom,1,,,1,30,30,30,30,30,30,30,30,30\n",
                pair("hvm_vmx_exit*", "hvm_vmentry", EventPairs.By.DOMAIN, Level.DOM));
    }

    @Test
    void pairs_of_a_pcpu_are_told_by_pcpu() {
        assertEquals(
                PAIR_HEADING.replace("reason", "pcpu,reason")
                        + "hvm_vmx_exit*->hvm_vmentry,pcpu,,,0,,1,30,30,30,30,30,30,30,30,30\n",
                pair("hvm_vmx_exit*", "hvm_vmentry", EventPairs.By.PCPU, Level.PCPU));
    }

    @Test
    void events_that_the_capture_lacks_are_refused() {
        UsageException refused = assertThrows(
                UsageException.class, () -> pair("rtds_tickle", "hvm_vmentry", EventPairs.By.VCPU, Level.ALL));
        assertTrue(refused.getMessage().contains("--from-event rtds_tickle matches nothing"), refused.getMessage());
    }
}
