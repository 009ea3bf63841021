package io.xenscope.analyze.creation;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.toolstack.DomainMakings;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.MemEvents;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The account of a creation, of a domain that dom0 makes step by step. Ticks are nanoseconds. */
class CreationsTest {
    private static final int MMU_UPDATE = 1;
    private static final int MEMORY_OP = 12;
    private static final int XEN_VERSION = 17;
    private static final int GRANT_TABLE_OP = 20;
    private static final int SYSCTL = 35;
    private static final int DOMCTL = 36;
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D7V0 = d(7).v(0);

    private static List<Creation> creations(TraceMaker trace) {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            List<DomainLife> lives =
                    DomainLives.of(analysis).withRuns(Range.whole(0, 8000), 1).all();
            return Creations.of(capture, analysis, DomainMakings.of(capture, analysis, lives, 1), 1);
        }
    }

    private static TraceMaker made() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(D0V0).at(1000).hypercall(SYSCTL).at(1100).hypercall(XEN_VERSION);
        trace.pcpu(0).at(2000).hypercall(DOMCTL).at(2100).domAdd(7).at(2200).hypercall(XEN_VERSION);
        trace.pcpu(0).at(3000).hypercall(MEMORY_OP).at(3100).hypercall(XEN_VERSION);
        trace.pcpu(0).at(3200).hypercall(MEMORY_OP).at(3300).hypercall(MMU_UPDATE, 16);
        trace.pcpu(0).at(3400).hypercall(XEN_VERSION).at(4000).blocksToIdle();
        trace.pcpu(0)
                .at(4510)
                .wake(D0V0)
                .at(4525)
                .irqHandled(30, 4500, 4520)
                .at(4600)
                .idleTo(D0V0);
        trace.pcpu(0)
                .at(5000)
                .hypercall(DOMCTL)
                .at(5010)
                .sleepRecord(D7V0)
                .at(5100)
                .hypercall(XEN_VERSION);
        trace.pcpu(0).at(6000).hypercall(GRANT_TABLE_OP, 0, 1).at(6010).record(MemEvents.PAGE_GRANT_MAP, 7);
        trace.pcpu(0).at(6100).hypercall(XEN_VERSION);
        trace.pcpu(0)
                .at(7000)
                .hypercall(DOMCTL)
                .at(7010)
                .unpauses(D7V0)
                .at(7100)
                .hypercall(XEN_VERSION);
        trace.pcpu(0).at(8000).continues(D0V0);
        trace.pcpu(1).at(0).runs(idle(1)).at(7500).idleTo(D7V0).at(8000).continues(D7V0);
        return trace;
    }

    private static String line(CreationPart part) {
        long[] inXen = Creation.inXen(part);
        return (part.phase() == null ? "between" : part.phase().key())
                + " " + part.begin() + ".." + part.end()
                + " running " + part.ticks(VcpuState.RUNNING)
                + " waiting " + part.ticks(VcpuState.RUNNABLE)
                + " blocked " + part.ticks(VcpuState.BLOCKED)
                + " xen " + inXen[0] + ".." + inXen[1]
                + " calls " + part.managementCalls()
                + " pages " + part.pages();
    }

    @Test
    void time_between_creation_and_first_run_is_told_phase_by_phase() {
        Creation creation = creations(made()).get(0);

        assertEquals(
                List.of(
                        "prepare 1000..2000 running 1000 waiting 0 blocked 0 xen 0..1000 calls 1 pages 0",
                        "create 2000..2200 running 200 waiting 0 blocked 0 xen 100..200 calls 1 pages 0",
                        "between 2200..3000 running 800 waiting 0 blocked 0 xen 0..800 calls 0 pages 0",
                        "memory 3000..3300 running 300 waiting 0 blocked 0 xen 0..300 calls 2 pages 0",
                        "load 3300..3400 running 100 waiting 0 blocked 0 xen 0..100 calls 0 pages 16",
                        "between 3400..5000 running 1000 waiting 90 blocked 510 xen 600..600 calls 0 pages 0",
                        "vcpus 5000..5100 running 100 waiting 0 blocked 0 xen 0..100 calls 1 pages 0",
                        "between 5100..6000 running 900 waiting 0 blocked 0 xen 0..900 calls 0 pages 0",
                        "devices 6000..7000 running 1000 waiting 0 blocked 0 xen 10..1000 calls 0 pages 1",
                        "start 7000..7500 running 500 waiting 0 blocked 0 xen 0..500 calls 1 pages 0"),
                creation.parts().stream().map(CreationsTest::line).toList());
        assertEquals(
                "between 1000..7500 running 5900 waiting 90 blocked 510 xen 710..5500 calls 6 pages 17",
                line(creation.whole()));
    }

    @Test
    void sleeps_are_told_by_what_ended_them_and_gaps_longest_first() {
        Creation creation = creations(made()).get(0);
        WokenBy irq = new WokenBy(Cause.Kind.IRQ, VcpuKey.IDLE_DOMAIN, SpanKind.IRQ, 30);

        Map<WokenBy, SleepSum> sleeps = creation.whole().sleeps();
        assertEquals(List.of(irq), List.copyOf(sleeps.keySet()));
        assertEquals(
                List.of(1L, 510L, 510L, 4000L),
                List.of(
                        sleeps.get(irq).count(),
                        sleeps.get(irq).total(),
                        sleeps.get(irq).longest(),
                        sleeps.get(irq).longestAt()));
        int vcpu = VcpuKey.of(0, 0);
        assertEquals(
                List.of(
                        new Absence(vcpu, VcpuState.BLOCKED, 4000, 4510, irq),
                        new Absence(vcpu, VcpuState.RUNNABLE, 4510, 4600, null)),
                creation.longest(10));
    }

    @Test
    void calls_are_counted_by_kind() {
        Map<String, Long> counts = new TreeMap<>();
        creations(made())
                .get(0)
                .whole()
                .calls()
                .forEach((kind, sum) -> counts.put(kind.span() + " " + kind.number(), sum.count()));

        assertEquals(
                Map.of(
                        "HYPERCALL " + SYSCTL, 1L,
                        "HYPERCALL " + DOMCTL, 3L,
                        "HYPERCALL " + MEMORY_OP, 2L,
                        "HYPERCALL " + MMU_UPDATE, 1L,
                        "HYPERCALL " + GRANT_TABLE_OP, 1L,
                        "HYPERCALL " + XEN_VERSION, 7L),
                counts);
    }

    /** Setting the affinity of its vcpus writes TRC_SCHED_WAKE, too; only leaving offline is an unpausing. */
    @Test
    void a_wake_of_a_domain_that_stays_paused_does_not_start_it() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(0)
                .runs(D0V0)
                .at(2000)
                .hypercall(DOMCTL)
                .at(2100)
                .domAdd(7)
                .at(2200)
                .hypercall(XEN_VERSION);
        trace.pcpu(0)
                .at(3000)
                .hypercall(DOMCTL)
                .at(3010)
                .wakeRecord(D7V0)
                .at(3100)
                .hypercall(XEN_VERSION);
        trace.pcpu(0)
                .at(7000)
                .hypercall(DOMCTL)
                .at(7010)
                .unpauses(D7V0)
                .at(7100)
                .hypercall(XEN_VERSION);
        trace.pcpu(0).at(8000).continues(D0V0);
        trace.pcpu(1).at(0).runs(idle(1)).at(7500).idleTo(D7V0).at(8000).continues(D7V0);

        List<String> parts = new ArrayList<>();
        creations(trace).get(0).parts().forEach(part -> parts.add(line(part).split(" running")[0]));
        assertEquals(List.of("create 2000..2200", "between 2200..7000", "start 7000..7500"), parts);
    }

    @Test
    void a_domain_that_never_runs_is_in_the_making_until_it_is_gone() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(0)
                .runs(D0V0)
                .at(2000)
                .hypercall(DOMCTL)
                .at(2100)
                .domAdd(7)
                .at(2200)
                .hypercall(XEN_VERSION);
        trace.pcpu(0).at(5000).hypercall(DOMCTL).at(5100).domRem(7).at(8000).continues(D0V0);

        List<String> parts = new ArrayList<>();
        creations(trace).get(0).parts().forEach(part -> parts.add(line(part).split(" running")[0]));
        assertEquals(List.of("create 2000..2200", "between 2200..5100"), parts);
    }

    @Test
    void without_a_creation_there_is_no_account() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(D0V0).at(2000).hypercall(DOMCTL).at(8000).continues(D0V0);

        assertEquals(List.of(), creations(trace));
    }
}
