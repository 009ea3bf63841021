package io.xenscope.analyze.track;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.Run;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VcpuReadingTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final Readings.Slices ONE = new Readings.Slices(1 << 20, 1 << 30);
    private static final int IRET = 23;
    private static final int SCHED_OP = 29;

    /** Writes down all that it hears of one vcpu. */
    private static final class Diary implements VcpuTracker {
        final List<String> lines = new ArrayList<>();

        void hypercall(Moment now) {
            lines.add(now.time() + " p" + now.pcpu() + " call " + now.record().word(0));
        }

        @Override
        public void runBegins(Run run) {
            lines.add(run.begin() + " p" + run.pcpu() + " runs");
        }

        @Override
        public void runEnds(Run run) {
            lines.add(run.end() + " p" + run.pcpu() + " ends");
        }

        @Override
        public void breaks(long time) {
            lines.add(time + " breaks");
        }

        @Override
        public void finish(long end) {
            lines.add(end + " finished");
        }
    }

    private final TraceMaker trace = new TraceMaker();

    private List<String> diary(VcpuName vcpu, Readings.Slices size) {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            int key = VcpuKey.of(vcpu.domain(), vcpu.vcpu());
            return diaries(capture, analysis, size, key).get(0);
        }
    }

    private static List<List<String>> diaries(Capture capture, Analysis analysis, Readings.Slices size, int only) {
        Readings readings = new Readings(capture, analysis);
        List<Diary> diaries = new ArrayList<>();
        VcpuTrackers<Diary> trackers = readings.vcpus()
                .follow(
                        (vcpu, mates) -> only != VcpuKey.UNKNOWN && vcpu != only ? null : new Diary(),
                        events -> events.onSubclass(PvEvents.ENTRY, Diary::hypercall));
        try (Workers workers = new Workers(2)) {
            readings.run(workers, size, until -> {});
        }
        trackers.forEach((vcpu, diary) -> diaries.add(diary));
        return diaries.stream().map(diary -> diary.lines).toList();
    }

    @Test
    void a_tracker_follows_its_vcpu_from_pcpu_to_pcpu() {
        trace.pcpu(0).at(0).runs(D1V0).at(10).hypercall(IRET).at(50).blocksToIdle();
        trace.pcpu(1).at(0).runs(idle(1)).at(60).wake(D1V0).at(70).idleTo(D1V0);
        trace.pcpu(1).at(80).hypercall(SCHED_OP).at(100).blocksToIdle();
        assertEquals(
                List.of(
                        "0 p0 runs",
                        "10 p0 call 23",
                        "50 p0 ends",
                        "70 p1 runs",
                        "80 p1 call 29",
                        "100 p1 ends",
                        "100 finished"),
                diary(D1V0, ONE));
    }

    @Test
    void a_run_that_is_longer_than_a_slice_is_read_on_in_the_next_one() {
        trace.pcpu(0).at(0).runs(D1V0);
        List<String> expected = new ArrayList<>(List.of("0 p0 runs"));
        for (int i = 1; i <= 40; i++) {
            trace.pcpu(0).at(10L * i).hypercall(i);
            expected.add(10 * i + " p0 call " + i);
        }
        trace.pcpu(0).at(500).blocksToIdle();
        expected.addAll(List.of("500 p0 ends", "500 finished"));
        assertEquals(expected, diary(D1V0, new Readings.Slices(1 << 20, 64)));
    }

    @Test
    void runs_of_one_vcpu_that_overlap_are_read_one_after_the_other() {
        trace.pcpu(0).at(0).runs(D1V0);
        trace.pcpu(1)
                .at(0)
                .runs(idle(1))
                .at(100)
                .idleTo(D1V0)
                .at(110)
                .hypercall(SCHED_OP)
                .at(400)
                .blocksToIdle();
        for (int i = 1; i <= 20; i++) {
            trace.pcpu(0).at(20L * i).hypercall(i);
        }
        trace.pcpu(0).at(500).blocksToIdle();
        List<String> small = diary(D1V0, new Readings.Slices(1 << 20, 64));
        assertEquals(diary(D1V0, ONE), small);
        assertEquals(21, small.stream().filter(line -> line.contains("call")).count());
    }

    @Test
    void records_between_runs_are_those_of_the_unknown_vcpu() {
        trace.pcpu(0).at(0).runs(D1V0).at(10).lost(3, D1V0, 5);
        trace.pcpu(0).at(20).hypercall(IRET).at(30).runstate(D1V0, Runstate.RUNNING, Runstate.BLOCKED);
        trace.pcpu(0).at(40).hypercall(SCHED_OP).at(50).idleTo(D1V0);
        assertEquals(
                List.of("40 p0 call 29"),
                unknown().stream().filter(line -> line.contains("call")).toList());
    }

    private List<String> unknown() {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            Readings readings = new Readings(capture, analysis);
            List<String> lines = new ArrayList<>();
            VcpuTrackers<Diary> trackers = readings.vcpus()
                    .follow(
                            (vcpu, mates) -> vcpu == VcpuKey.UNKNOWN ? new Diary() : null,
                            events -> events.onSubclass(PvEvents.ENTRY, Diary::hypercall));
            readings.run(1);
            trackers.forEach((vcpu, diary) -> lines.addAll(diary.lines));
            return lines;
        }
    }

    @Test
    void slices_of_any_size_give_the_same() {
        String sample = Samples.PV_DOMAIN_CREATE;
        List<List<List<String>>> all = new ArrayList<>();
        for (long bytes : new long[] {1 << 30, 100_000, 5_000}) {
            try (Capture capture = Capture.of(new ArraySource(sample, Samples.bytes(sample)));
                    Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
                all.add(diaries(capture, analysis, new Readings.Slices(1 << 30, bytes), VcpuKey.UNKNOWN));
            }
        }
        assertTrue(all.get(0).stream().mapToInt(List::size).sum() > 100_000);
        assertEquals(all.get(0), all.get(1));
        assertEquals(all.get(0), all.get(2));
    }
}
