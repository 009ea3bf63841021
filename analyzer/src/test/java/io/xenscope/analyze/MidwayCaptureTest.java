package io.xenscope.analyze;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where earlier records of every pcpu are missing, nothing is claimed of the time before its first one. */
class MidwayCaptureTest {
    private static final VcpuName GUEST = d(1).v(0);

    /** Pcpu 0 from 0 to 1000; pcpu 1 from 600 on, where d1v0 is switched in that was seen to block on pcpu 0 at 200. */
    private static Capture capture() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(GUEST).at(200).blocks(GUEST).runs(idle(0));
        trace.pcpu(1)
                .at(600)
                .preempted(idle(1))
                .runs(GUEST)
                .at(710)
                .blocks(GUEST)
                .runs(idle(1));
        trace.pcpu(0).at(1000).preempted(idle(0)).runs(d(2).v(0));
        return trace.capture();
    }

    private static List<Long> times(Analysis analysis, int pcpu) {
        PcpuFacts facts = analysis.pcpus().get(pcpu);
        return List.of(facts.busy(), facts.idle(), facts.unknown());
    }

    private static List<Long> times(Analysis analysis, VcpuName name) {
        VcpuFacts vcpu = analysis.vcpus().stream()
                .filter(one -> one.domain() == name.domain() && one.vcpu() == name.vcpu())
                .findFirst()
                .orElseThrow();
        return List.of(
                vcpu.time().of(VcpuState.RUNNING).total(),
                vcpu.time().of(VcpuState.BLOCKED).total(),
                vcpu.time().of(VcpuState.UNKNOWN).total());
    }

    @Test
    void a_pcpu_is_unknown_before_its_first_record() {
        try (Capture capture = capture().midway();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            assertEquals(List.of(200L, 800L, 0L), times(analysis, 0));
            assertEquals(List.of(110L, 290L, 600L), times(analysis, 1));
        }
    }

    @Test
    void a_vcpu_that_was_on_an_unseen_pcpu_is_unknown_and_no_transition_was_missed() {
        try (Capture capture = capture().midway();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            assertEquals(0, analysis.problems().count(ProblemKind.MISSED_TRANSITION));
            assertEquals(List.of(310L, 290L, 400L), times(analysis, GUEST));
        }
    }

    @Test
    void captures_that_began_with_empty_buffers_keep_their_rule() {
        try (Capture capture = capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            assertEquals(List.of(110L, 890L, 0L), times(analysis, 1));
            assertEquals(1, analysis.problems().count(ProblemKind.MISSED_TRANSITION));
        }
    }
}
