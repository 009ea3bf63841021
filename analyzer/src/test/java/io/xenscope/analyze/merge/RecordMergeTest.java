package io.xenscope.analyze.merge;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordMergeTest {
    static final List<String> SAMPLES = Samples.ALL;

    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D2V1 = d(2).v(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_order_is_that_of_a_plain_sort_wherever_it_is_cut(long seed) {
        Random random = new Random(seed);
        try (Capture capture = randomTrace(random).capture()) {
            assertSortedHoweverCut(capture, random);
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void so_it_is_in_real_captures(String sample) {
        try (Capture capture = Capture.open(Samples.path(sample))) {
            assertSortedHoweverCut(capture, new Random(1));
        }
    }

    private static void assertSortedHoweverCut(Capture capture, Random random) {
        for (Clocks clocks : List.of(Clocks.AS_RECORDED, Clocks.ALIGNED)) {
            assertSortedHoweverCut(capture, random, clocks);
        }
    }

    private static void assertSortedHoweverCut(Capture capture, Random random, Clocks clocks) {
        try (Overview overview = Analyzer.overview(capture, 2, TscRate.given(1e9), clocks)) {
            List<Sorted.Seen> expected = Sorted.all(capture, overview.alignment());
            Timeline timeline = new Timeline(capture, overview);
            assertEquals(expected, Merged.records(timeline, Long.MIN_VALUE, Long.MAX_VALUE));
            assertEquals(expected, Merged.records(timeline, timeline.slices(Long.MIN_VALUE, Long.MAX_VALUE)));
            assertEquals(expected, Merged.records(timeline, someBorders(expected, random)));
            assertEquals(expected, Merged.runs(timeline, Long.MIN_VALUE, Long.MAX_VALUE));
            assertEquals(expected, Merged.runs(timeline, someBorders(expected, random)));
        }
    }

    private static long[] someBorders(List<Sorted.Seen> records, Random random) {
        LongStream within = random.longs(40, 0, records.size())
                .map(i -> records.get((int) i).time() + random.nextInt(2));
        return LongStream.concat(LongStream.of(Long.MIN_VALUE, Long.MAX_VALUE), within)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Several windows of several pcpus with many equal times, records without TSC, and losses. */
    private static TraceMaker randomTrace(Random random) {
        TraceMaker trace = new TraceMaker();
        for (int step = 0; step < 600; step++) {
            PcpuTrace pcpu = trace.pcpu(random.nextInt(5)).after(random.nextInt(3));
            switch (random.nextInt(8)) {
                case 0 -> pcpu.wake(D2V1);
                case 1 -> pcpu.mmioRead(0x1000, step);
                case 2 -> pcpu.hlt(false);
                case 3 -> pcpu.runstate(D1V0, Runstate.RUNNABLE, Runstate.RUNNING);
                case 4 -> pcpu.runstate(D1V0, Runstate.RUNNING, Runstate.BLOCKED);
                case 5 -> pcpu.after(4).lost(step, D1V0, pcpu.now() - random.nextInt(5));
                case 6 -> pcpu.window();
                default -> pcpu.hypercall(32);
            }
        }
        return trace;
    }

    @Test
    void each_record_finds_who_runs_before_it() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).hypercall(1).at(200).blocks(D1V0).runs(idle(0));
        trace.pcpu(1).at(150).runs(D2V1).at(300).hypercall(2);

        assertEquals(
                List.of(
                        "100 p0 d1v0 | d1v0 d?v?",
                        "150 p1 d?v? | d1v0 d?v?",
                        "200 p0 d1v0 | d1v0 d2v1",
                        "200 p0 d?v? | d?v? d2v1",
                        "300 p1 d2v1 | d32767v0 d2v1"),
                Merged.states(trace, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Test
    void a_slice_in_the_middle_knows_who_runs() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(D1V0).at(200).hypercall(1).at(400).hypercall(2);
        trace.pcpu(1).at(100).runs(D2V1).at(150).blocks(D2V1).runs(idle(1));
        trace.sweep();
        trace.pcpu(0).at(500).hypercall(3);
        trace.pcpu(1).at(600).wakes(D2V1);

        assertEquals(List.of("400 p0 d1v0 | d1v0 d32767v1"), Merged.states(trace, 300, 500));
        assertEquals(
                List.of("500 p0 d1v0 | d1v0 d32767v1", "600 p1 d32767v1 | d1v0 d32767v1"),
                Merged.states(trace, 450, Long.MAX_VALUE));
    }

    @Test
    void a_loss_is_shown_from_its_first_tsc_to_its_record() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(D1V0).at(500).lost(7, D2V1, 200).hypercall(1);
        trace.pcpu(1).at(300).runs(idle(1));

        assertEquals(
                List.of(
                        "100 p0 d?v? | d?v? d?v?",
                        "200 p0 d1v0 | d1v0 d?v?",
                        "300 p1 d?v? | lost d?v?",
                        "500 p0 d?v? | lost d32767v1",
                        "500 p0 d2v1 | d2v1 d32767v1"),
                Merged.states(trace, Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(
                List.of("300 p1 d?v? | lost d?v?"), Merged.states(trace, 250, 400), "also where a slice begins in it");
    }

    @Test
    void times_never_run_back_however_tscs_do() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(300)
                .hypercall(1)
                .steppingBack()
                .at(250)
                .hypercall(2);
        trace.pcpu(0).at(400).hypercall(3);

        assertEquals(
                List.of("100", "300", "300", "400"),
                Merged.states(trace, Long.MIN_VALUE, Long.MAX_VALUE).stream()
                        .map(line -> line.split(" ")[0])
                        .toList());
    }

    @Test
    void slices_cover_the_range_asked_for() {
        try (Capture capture = Capture.open(Samples.path(Samples.PV_DOMAIN_CREATE));
                Overview overview = Analyzer.overview(capture, 1, null, Clocks.ALIGNED)) {
            long begin = overview.extent().beginTicks();
            long[] borders = new Timeline(capture, overview).slices(begin + 1_000_000, begin + 100_000_000);
            assertEquals(begin + 1_000_000, borders[0]);
            assertEquals(begin + 100_000_000, borders[borders.length - 1]);
            assertEquals(borders.length, Arrays.stream(borders).distinct().count());
        }
    }
}
