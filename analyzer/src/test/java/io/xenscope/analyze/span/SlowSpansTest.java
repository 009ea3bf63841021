package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.track.vcpu.BusyGuest;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SlowSpansTest {
    private static final VcpuName A = d(1).v(0);
    private static final int CPUID = 10;
    private static final int HLT = 12;
    private static final int IO = 30;
    private static final int MMU_UPDATE = 1;
    private static final int CONTINUED = 1 << 31;

    private final TraceMaker trace = new TraceMaker();

    private List<String> slowest(SpanKind kind, int most, int spansPerPart) {
        SlowSpans slowest = new SlowSpans(most, reason -> reason == HLT);
        Shown.activations(trace, spansPerPart, 1).forEach(slowest);
        slowest.finish();
        return lines(slowest, kind);
    }

    private static List<String> lines(SlowSpans slowest, SpanKind kind) {
        List<String> lines = new ArrayList<>();
        for (SlowSpan span : slowest.of(kind)) {
            StringBuilder line = new StringBuilder(span.detail() + " at " + span.begin() + ": " + span.ticks() + "/"
                    + span.mostTicks() + " on pcpu " + span.onPcpu());
            span.forEachInside(new SlowSpan.Visitor() {
                @Override
                public void spans(SpanKind what, int detail, long count, long ticks) {
                    line.append(", " + count + " " + what + " " + detail + " " + ticks);
                }

                @Override
                public void records(int event, long count) {
                    line.append(", " + count + " of " + Integer.toHexString(event));
                }
            });
            lines.add(line.toString());
        }
        return lines;
    }

    @Test
    void ranked_by_vcpu_and_added_up_they_are_the_same_as_ranked_together() {
        for (int seed = 1; seed <= 20; seed++) {
            TraceMaker made = new TraceMaker();
            new RandomHost(seed, made, 400, seed % 2 == 0);
            for (int spansPerPart : new int[] {20, 2_000}) {
                SlowSpans together = new SlowSpans(7, reason -> reason == HLT);
                Shown.activations(made, spansPerPart, 1).forEach(together);
                together.finish();
                SlowSpans added = rankedByVcpu(made, 7, spansPerPart, 1 + seed % 3);
                for (SpanKind kind : SpanKind.values()) {
                    assertEquals(lines(together, kind), lines(added, kind), kind + ", seed " + seed);
                }
            }
        }
    }

    /** Once enough calls are known to have lasted, entries of PV guests that cannot be among the longest are counted only. */
    @Test
    void
            a_guest_that_mostly_enters_and_goes_on_has_the_same_longest_spans_whether_all_its_entries_are_followed_or_not() {
        for (int seed = 1; seed <= 30; seed++) {
            TraceMaker made = new TraceMaker();
            BusyGuest.runs(new Random(seed), made);
            for (int spansPerPart : new int[] {20, 50, 2_000}) {
                SlowSpans together = new SlowSpans(2, reason -> reason == HLT);
                Shown.activations(made, spansPerPart, 1).forEach(together);
                together.finish();
                SlowSpans added = rankedByVcpu(made, 2, spansPerPart, 1);
                for (SpanKind kind : SpanKind.values()) {
                    assertEquals(lines(together, kind), lines(added, kind), kind + ", seed " + seed);
                }
            }
        }
    }

    private static SlowSpans rankedByVcpu(TraceMaker made, int most, int spansPerPart, int threads) {
        ActivationLimits limits = new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, spansPerPart);
        Map<Integer, SlowSpans> byVcpu = new ConcurrentHashMap<>();
        try (Capture capture = made.capture();
                Analysis analysis =
                        Analyzer.analyze(capture, threads, TscRate.given(1_000_000_000), Clocks.AS_RECORDED)) {
            Activations.eachByVcpu(
                    capture,
                    analysis,
                    limits,
                    threads,
                    vcpu -> byVcpu.computeIfAbsent(vcpu, key -> new SlowSpans(most, reason -> reason == HLT)));
        }
        SlowSpans all = new SlowSpans(most, reason -> reason == HLT);
        byVcpu.values().forEach(ranked -> {
            ranked.finish();
            all.add(ranked);
        });
        return all;
    }

    /** One activation from 20 to 900, with exits at 100, 300 and 600. */
    @Test
    void of_an_activation_that_goes_on_only_spans_that_overlap_the_range_count() {
        trace.pcpu(0).at(0).runs(idle(0)).at(10).wake(A).at(20).idleTo(A).at(30).vmentry();
        trace.pcpu(0).at(100).vmexit(CPUID, 1).at(140).vmentry();
        trace.pcpu(0).at(300).vmexit(CPUID, 1).at(350).vmentry();
        trace.pcpu(0).at(600).vmexit(CPUID, 1).at(690).vmentry().at(900).blocksToIdle();
        SlowSpans slowest = new SlowSpans(9, reason -> false, 0, 340);
        Shown.activations(trace, 2000, 1).forEach(slowest);
        slowest.finish();

        assertEquals(
                List.of("300 50", "100 40"),
                slowest.of(SpanKind.VMEXIT).stream()
                        .map(span -> span.begin() + " " + span.ticks())
                        .toList());
        assertEquals(1, slowest.of(SpanKind.ACTIVATION).size());
    }

    @Test
    void an_exit_that_waits_for_the_device_model_is_put_together_from_its_parts() {
        trace.pcpu(1).at(0).runs(idle(1));
        trace.pcpu(0).at(0).runs(idle(0)).at(10).wake(A).at(20).idleTo(A).at(25).vmentry();
        trace.pcpu(0).at(30).vmexit(CPUID, 1).at(34).vmentry().at(100).vmexit(IO, 1);
        trace.pcpu(0)
                .at(110)
                .runstate(A, Runstate.RUNNING, Runstate.OFFLINE)
                .runs(idle(0))
                .at(200)
                .unpauses(A);
        trace.pcpu(1)
                .at(220)
                .idleTo(A)
                .ioRead(0x1f0, 1)
                .at(230)
                .vmentry()
                .at(300)
                .vmexit(HLT, 1);
        trace.pcpu(1)
                .at(310)
                .blocksToIdle()
                .at(900)
                .wake(A)
                .at(910)
                .idleTo(A)
                .at(920)
                .vmentry();
        trace.pcpu(1).at(950).blocksToIdle();
        assertEquals(
                List.of("30 at 100: 130/130 on pcpu 20, 1 of 82016", "10 at 30: 4/4 on pcpu 4"),
                slowest(SpanKind.VMEXIT, 5, 2_000));
        assertEquals(List.of("30 at 100: 130/130 on pcpu 20, 1 of 82016"), slowest(SpanKind.VMEXIT, 1, 2_000));
    }

    @Test
    void an_activation_tells_what_was_inside_even_where_it_was_told_in_parts() {
        trace.pcpu(0).at(0).runs(idle(0)).at(10).wake(A).at(20).idleTo(A).at(25).vmentry();
        for (int i = 0; i < 40; i++) {
            trace.pcpu(0).at(100 + 10 * i).vmexit(CPUID, 1).at(103 + 10 * i).vmentry();
        }
        trace.pcpu(0).at(600).blocksToIdle().at(900).continues(idle(0));
        List<String> whole = slowest(SpanKind.ACTIVATION, 5, 2_000);
        assertEquals(List.of("0 at 10: 590/590 on pcpu 580, 1 WAIT 0 10, 1 RUN 0 580, 40 VMEXIT 10 120"), whole);
        List<String> told = slowest(SpanKind.VMEXIT, 100, 2_000);
        assertEquals(40, told.size());
        List<String> parts = slowest(SpanKind.ACTIVATION, 5, 20);
        assertEquals(1, parts.size());
        assertEquals(whole.get(0).replaceAll("\\d+ RUN", "N RUN"), parts.get(0).replaceAll("\\d+ RUN", "N RUN"));
        assertEquals(told, slowest(SpanKind.VMEXIT, 100, 20));
        assertEquals(
                slowest(SpanKind.RUN, 5, 2_000).get(0).substring(0, 20),
                slowest(SpanKind.RUN, 5, 20).get(0).substring(0, 20));
    }

    @Test
    void what_the_capture_cuts_is_left_out() {
        trace.pcpu(0).at(0).runs(A).at(10).vmexit(CPUID, 1).at(50).lost(3, A, 20);
        trace.pcpu(0)
                .at(60)
                .vmentry()
                .at(70)
                .vmexit(CPUID, 1)
                .at(71)
                .vmentry()
                .at(90)
                .blocksToIdle();
        assertEquals(List.of("10 at 70: 1/1 on pcpu 1"), slowest(SpanKind.VMEXIT, 5, 2_000));
        assertEquals(List.of(), slowest(SpanKind.RUN, 5, 2_000));
    }

    @Test
    void a_continued_hypercall_that_the_end_of_the_capture_truncates_is_whole_from_its_begin() {
        trace.pcpu(0).at(0).runs(A).at(110).hypercall(MMU_UPDATE, 500).at(120).switchTo(Runstate.RUNNABLE, idle(0));
        trace.pcpu(1).at(0).runs(idle(1)).at(150).idleTo(A).at(155).hypercall(MMU_UPDATE, CONTINUED | 300);
        trace.pcpu(1).at(200).irqHandled(4, 190, 195);

        // The last record that proves it is the one at 155; an interrupt proves nothing of the call it interrupted.
        assertEquals(List.of("1 at 110: 45/90 on pcpu 10"), slowest(SpanKind.HYPERCALL, 5, 2_000));
    }
}
