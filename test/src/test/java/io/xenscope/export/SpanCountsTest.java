package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.ExitReasons;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.SampleCounts;
import io.xenscope.samples.Samples;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Spans against the numbers that an independent program counted in the samples. */
class SpanCountsTest {
    private static final long HVM_ENTRIES_AND_EXITS = 0x81;
    private static final long HVM_EMULATION = 0x84;
    private static final long HYPERCALL = 0x20100d;
    private static final long SUBCALL = 0x20200e;

    /** Written by Xen's own work on an idle pcpu: part of no vcpu's activation. Counted by hand. */
    private static final Map<Long, Long> WHILE_IDLE_IN_HVM_BOOT = Map.of(0x10f004L, 2L, 0x10f010L, 1L, 0x10f011L, 1L);

    /** Spans by name, parts counted once; logs by event; ticks on pcpus by vcpu, and in how many runs. */
    private final Map<String, Long> spans = new TreeMap<>();

    private final Map<String, Long> logs = new TreeMap<>();
    private final Map<String, Double> ticks = new TreeMap<>();
    private final Map<String, Long> runs = new TreeMap<>();

    static Iterable<String> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRecordIsTold(String sample) {
        SampleCounts counts = Samples.counts(sample);
        read(sample);

        assertEquals(numbered(counts, "hypercall", "hypercall ", 10), told("hypercall "));
        assertEquals(numbered(counts, "exit_reason", "vmexit ", 16), told("vmexit "));
        assertEquals(counts.table("event").getOrDefault("0x020200e", 0L), sum(told("subcall ")) + strayMembers());
        logs.remove("TRC_PV_HYPERCALL_SUBCALL");
        logs.remove("TRC_PV_HYPERCALL_V2");
        assertEquals(events(counts, sample.equals(Samples.HVM_BOOT) ? WHILE_IDLE_IN_HVM_BOOT : Map.of()), logs);
    }

    /** Members whose multicall was lost: told as events. */
    private long strayMembers() {
        return logs.getOrDefault("TRC_PV_HYPERCALL_SUBCALL", 0L);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsAddUpToTheTimeOnPcpus(String sample) {
        Map<String, Long> expected = Samples.counts(sample).table("running_ticks");
        read(sample);

        expected.forEach((vcpu, running) -> {
            if (!vcpu.startsWith("d32767")) {
                // A nanosecond of rounding at each end of a run, 2.6 ticks each.
                assertEquals(running, ticks.get(vcpu), 6.0 * runs.get(vcpu) + running * 1e-6, vcpu);
            }
        });
    }

    private void read(String sample) {
        InProcess answer =
                InProcess.run("export", "jaeger", Samples.path(sample).toString(), "--max-spans", "0");
        Traces.each(answer.out(), trace -> {
            double hz = Traces.value(trace.get("processes").get("p1").get("tags"), "xen.tsc_hz")
                    .asDouble();
            trace.get("spans").forEach(span -> count(span, hz));
        });
    }

    private void count(JsonNode span, double hz) {
        String name = Traces.name(span);
        JsonNode again = Traces.tag(span, "xen.continuations");
        spans.merge(name, (Traces.beginsHere(span) ? 1L : 0L) + (again == null ? 0L : again.asLong()), Long::sum);
        if (name.equals("run") && !Traces.text(span, "xen.certainty").equals("cut")) {
            String vcpu = Traces.text(span, "xen.vcpu");
            ticks.merge(vcpu, Traces.nanos(span) * hz / 1e9, Double::sum);
            runs.merge(vcpu, 1L, Long::sum);
        }
        for (JsonNode log : span.get("logs")) {
            logs.merge(Traces.value(log.get("fields"), "event").asString(), 1L, Long::sum);
        }
    }

    private Map<String, Long> told(String prefix) {
        Map<String, Long> told = new TreeMap<>(spans);
        told.keySet().removeIf(name -> !name.startsWith(prefix));
        return told;
    }

    private static Map<String, Long> numbered(SampleCounts counts, String table, String prefix, int radix) {
        Map<String, Long> expected = new TreeMap<>();
        counts.table(table).forEach((key, count) -> {
            int number = Integer.parseInt(key.replaceFirst("^0x", ""), radix);
            String name = radix == 10 ? Hypercalls.name(number) : ExitReasons.svm(number);
            expected.merge(prefix + name, count, Long::sum);
        });
        return expected;
    }

    /** What is told as an event: HVM's handlers, PV's entries that are no span, what calls do to domains and memory. */
    private static Map<String, Long> events(SampleCounts counts, Map<Long, Long> whileIdle) {
        Map<String, Long> expected = new TreeMap<>();
        counts.table("event").forEach((key, count) -> {
            long id = Long.decode(key);
            long eventClass = id >> 16;
            boolean other =
                    id >> 12 == HVM_ENTRIES_AND_EXITS || id >> 12 == HVM_EMULATION || id == HYPERCALL || id == SUBCALL;
            boolean told = eventClass == 0x08 || eventClass == 0x20 || eventClass == 0x04 || eventClass == 0x10;
            if (told && !other || id == 0x28001 || id == 0x28002) {
                expected.merge(
                        EventCatalogue.standard().name((int) id), count - whileIdle.getOrDefault(id, 0L), Long::sum);
            }
        });
        return expected;
    }

    private static long sum(Map<String, Long> counts) {
        assertTrue(counts.values().stream().allMatch(count -> count > 0));
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
