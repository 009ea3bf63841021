package io.xenscope.analyze.host;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.Survey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostWalkTest {
    private static final VcpuName D1V0 = d(1).v(0);

    /** Writes down all that it is told. */
    private static final class Diary implements Activity {
        final List<String> lines = new ArrayList<>();

        @Override
        public void register(HostTable events) {
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
    void activities_see_all_pcpus_in_the_order_of_time() {
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
                diary(trace, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Test
    void of_a_stretch_they_see_nothing_before_and_behind() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).wake(D1V0).at(200).wake(D1V0).at(300).wake(D1V0);
        assertEquals(List.of("200 p0 d?v? runstate", "200 p0 d?v? wake", "300 finished"), diary(trace, 150, 300));
    }

    private static List<String> diary(TraceMaker trace, long from, long to) {
        try (Capture capture = trace.capture();
                Survey survey = Analyzer.survey(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            HostWalk walk = new HostWalk(capture, survey);
            Diary diary = walk.add(new Diary());
            walk.run(from, to);
            return diary.lines;
        }
    }
}
