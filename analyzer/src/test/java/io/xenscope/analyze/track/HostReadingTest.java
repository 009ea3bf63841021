package io.xenscope.analyze.track;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostReadingTest {
    private static final VcpuName D1V0 = d(1).v(0);

    /** Writes down all that it hears. */
    private static final class Diary implements HostTracker {
        final List<String> lines = new ArrayList<>();

        @Override
        public void register(HostEvents events) {
            events.onSubclass(0x21000, now -> note("runstate", now)).on(0x21211, now -> note("wake", now));
        }

        @Override
        public void lossBegins(Moment now) {
            note("loss", now);
        }

        @Override
        public void lossEnds(Moment now) {
            note("end of loss", now);
        }

        @Override
        public void finish(long ticks) {
            lines.add(ticks + " finished");
        }

        private void note(String what, Moment now) {
            lines.add(now.time() + " p" + now.pcpu() + " " + VcpuKey.text(now.vcpu()) + " " + what);
        }
    }

    @Test
    void host_trackers_see_all_pcpus_in_the_order_of_time() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(1).at(100).runstate(D1V0, Runstate.RUNNABLE, Runstate.RUNNING);
        trace.pcpu(0).at(150).wake(D1V0);
        trace.pcpu(1).at(200).wake(D1V0).at(500).lost(7, D1V0, 300);
        trace.pcpu(0).at(600).wake(D1V0);
        trace.pcpu(1).at(700).runstate(D1V0, Runstate.RUNNING, Runstate.BLOCKED);
        assertEquals(
                List.of(
                        "100 p1 d?v? runstate",
                        "150 p0 d?v? runstate",
                        "150 p0 d?v? wake",
                        "200 p1 d1v0 runstate",
                        "200 p1 d1v0 wake",
                        "300 p1 d1v0 loss",
                        "500 p1 d?v? end of loss",
                        "600 p0 d?v? runstate",
                        "600 p0 d?v? wake",
                        "700 p1 d1v0 runstate",
                        "700 finished"),
                diary(trace));
    }

    @Test
    void slices_of_any_size_give_the_same() {
        String sample = Samples.HVM_BOOT;
        List<List<String>> diaries = new ArrayList<>();
        for (long bytes : new long[] {1 << 30, 100_000, 3_000}) {
            try (Capture capture = Capture.of(new ArraySource(sample, Samples.bytes(sample)));
                    Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
                diaries.add(diary(capture, analysis, new Readings.Slices(1 << 30, bytes)));
            }
        }
        assertTrue(diaries.get(0).size() > 10_000);
        assertEquals(diaries.get(0), diaries.get(1));
        assertEquals(diaries.get(0), diaries.get(2));
    }

    private static List<String> diary(TraceMaker trace) {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            return diary(capture, analysis, new Readings.Slices(1 << 20, 1 << 20));
        }
    }

    private static List<String> diary(Capture capture, Analysis analysis, Readings.Slices size) {
        Readings readings = new Readings(capture, analysis);
        Diary diary = readings.host().follow(new Diary());
        try (Workers workers = new Workers(2)) {
            readings.run(workers, size, until -> {});
        }
        return diary.lines;
    }
}
