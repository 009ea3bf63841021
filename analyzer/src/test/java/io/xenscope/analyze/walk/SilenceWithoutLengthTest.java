package io.xenscope.analyze.walk;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.sched.LossKind;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.Silence;
import io.xenscope.analyze.sched.Silences;
import io.xenscope.format.Capture;
import io.xenscope.format.event.MemEvents;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By clocks that cannot be right a silence has no length on some pcpus: time runs on there all the same. */
class SilenceWithoutLengthTest {
    private static final VcpuName A = d(1).v(0);
    private static final long JUMP = 1L << 30;

    @Test
    void a_tsc_that_falls_behind_it_is_a_clock_that_was_set_again() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .record(MemEvents.PAGE_GRANT_MAP, 0, 0)
                .at(JUMP)
                .continues(A)
                .steppingBack()
                .at(100)
                .record(MemEvents.PAGE_GRANT_MAP, 0, 0)
                .at(200)
                .record(MemEvents.PAGE_GRANT_MAP, 0, 0)
                .at(300)
                .blocks(A);
        Silences silences =
                new Silences(List.of(), Map.of(0, List.of(new Silence(JUMP, JUMP, LossKind.UNRECORDED))), true, 0);
        try (Capture capture = trace.capture()) {
            Walker walker = new Walker(capture, WalkPlan.FIRST.with(silences));
            walker.walk(pcpu -> true);
            RunLog runs = walker.pcpus()[0].schedule().runs();
            List<String> seen = new ArrayList<>();
            for (long run = 0; run < runs.count(); run++) {
                seen.add(runs.beginTsc(run) + ".." + runs.endTsc(run));
            }
            assertEquals(List.of("0.." + JUMP, JUMP + ".." + JUMP, JUMP + 1 + ".." + (JUMP + 201)), seen);
            walker.pcpus()[0].schedule().close();
        }
    }
}
