package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is lost silently: the sums that come out even on every capture. */
final class IdentitiesTest {
    private static final List<String> STATES =
            List.of("running_ns", "runnable_ns", "blocked_ns", "offline_ns", "lost_ns", "unknown_ns");

    static List<Path> captures() {
        return Captures.all();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void accounts_of_pcpus_and_vcpus_add_up_to_the_span(Path path) {
        try (Capture capture = Capture.open(path);
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9))) {
            AccountLaws.assertAddUp(analysis);
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void info_says_so_and_prints_numbers_that_do(Path path) {
        CsvPage info = CsvPage.of("info", path, "--cpu-hz", "1G");

        assertEquals(info.number("file_bytes"), info.number("bytes_read") + info.number("bytes_skipped"));
        assertEquals(
                List.of("true", "true", "true"),
                info.table("identities").stream().map(row -> row.get("holds")).toList());
        for (Map<String, String> domain : info.table("domains")) {
            long states = STATES.stream()
                    .mapToLong(state -> Long.parseLong(domain.get(state)))
                    .sum();
            assertEquals(Long.parseLong(domain.get("vcpus")) * info.number("span_ns"), states, domain.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void sched_tells_where_all_time_of_vcpus_and_domains_went(Path path) {
        CsvPage sched = CsvPage.of("sched", path, "--cpu-hz", "1G");
        Set<Long> span = Set.of(sched.number("span_ns"));

        assertEquals(span, sums(sched, "vcpu_states", row -> row.get("dom") + " " + row.get("vcpu")));
        assertEquals(span, sums(sched, "domain_states", row -> row.get("dom")));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void pcpus_tells_where_all_time_of_pcpus_went(Path path) {
        CsvPage pcpus = CsvPage.of("pcpus", path, "--cpu-hz", "1G");

        assertEquals(Set.of(pcpus.number("span_ns")), sums(pcpus, "pcpu_states", row -> row.get("pcpu")));
        CsvPage summary = CsvPage.of("summary", path, "--cpu-hz", "1G");
        assertEquals(column(summary, "pcpus", "busy_ns"), column(pcpus, "pcpus", "busy_ns"));
        assertEquals(column(summary, "pcpus", "lost_records"), column(pcpus, "pcpus", "lost_records"));
    }

    private static List<String> column(CsvPage page, String table, String column) {
        return page.table(table).stream().map(row -> row.get(column)).toList();
    }

    private static Set<Long> sums(CsvPage page, String table, Function<Map<String, String>, String> key) {
        Map<String, Long> sums = new TreeMap<>();
        for (Map<String, String> row : page.table(table)) {
            sums.merge(key.apply(row), Long.parseLong(row.get("total_ns")), Long::sum);
        }
        return Set.copyOf(sums.values());
    }

    /** What is counted in the file is found again in the accounts of somebody, if only of whoever is unknown. */
    @ParameterizedTest
    @MethodSource("captures")
    void every_exit_and_every_hypercall_is_in_some_account(Path path) {
        CsvPage info = CsvPage.of("info", path);
        CsvPage summary = CsvPage.of("summary", path);

        assertEquals(records(info, "TRC_HVM_(VMX|SVM)_EXIT.*"), sum(summary, "exits", "count"));
        assertEquals(records(info, "TRC_PV_HYPERCALL_V2.*"), sum(summary, "hypercalls", "count"));
        assertEquals(records(info, "TRC_PV_HYPERCALL_SUBCALL.*"), sum(summary, "hypercalls", "subcalls"));
        assertEquals(records(info, "TRC_HVM_INJ_VIRQ.*"), sum(summary, "injections", "count"));
        assertEquals(records(info, "TRC_HW_IRQ_HANDLED.*"), sum(summary, "irqs", "count"));
    }

    private static long records(CsvPage info, String name) {
        return info.table("events").stream()
                .filter(event -> event.get("name").matches(name))
                .mapToLong(event -> Long.parseLong(event.get("count")))
                .sum();
    }

    private static long sum(CsvPage page, String table, String column) {
        return page.table(table).stream()
                .mapToLong(row -> Long.parseLong(row.get(column)))
                .sum();
    }

    /**
     * Who runs, runs somewhere: domains and pcpus tell the same story from two sides. Pcpus are also busy for the moments
     * of a switch, and at the ends of the capture with a vcpu that another pcpu tells was elsewhere.
     */
    @ParameterizedTest
    @MethodSource("captures")
    void running_time_of_vcpus_is_busy_and_idle_time_of_pcpus(Path path) {
        try (Capture capture = Capture.open(path);
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9))) {
            long silent = 0;
            long pcpus = 0;
            for (PcpuFacts pcpu : analysis.pcpus()) {
                silent += pcpu.firstTicks() + analysis.extent().spanTicks() - pcpu.lastTicks();
                pcpus += pcpu.busy() + pcpu.idle();
            }
            long vcpus = analysis.vcpus().stream()
                    .filter(vcpu -> !vcpu.isUnknown())
                    .mapToLong(vcpu -> vcpu.time().of(VcpuState.RUNNING).total())
                    .sum();

            long switching = vcpus / 500;
            assertTrue(vcpus <= pcpus && pcpus <= vcpus + silent + switching, vcpus + " " + pcpus + " " + silent);
        }
    }
}
