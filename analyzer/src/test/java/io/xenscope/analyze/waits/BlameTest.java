package io.xenscope.analyze.waits;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BlameTest {
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(2).v(0);
    private static final VcpuName C = d(2).v(1);

    private final TraceMaker trace = new TraceMaker();

    /**
     * A waits from 100 to 600 and then runs on p1, where B runs until 300, C from 310 to 500, nobody until 590. Preempted at
     * 700, it waits behind B until 800.
     */
    private void tell() {
        trace.pcpu(1).at(0).runs(B).at(300).blockRecord(B).runstate(B, Runstate.RUNNING, Runstate.BLOCKED);
        trace.pcpu(0).at(0).runs(A).at(50).blocksToIdle().at(100).wake(A);
        trace.pcpu(0).at(150).wake(C).at(650).wake(B).at(1000).continues(idle(0));
        trace.pcpu(1)
                .at(310)
                .runs(C)
                .at(500)
                .blocksToIdle()
                .at(590)
                .preempted(idle(1))
                .at(600)
                .runs(A)
                .at(700)
                .switchTo(Runstate.RUNNABLE, B);
        trace.pcpu(1)
                .at(800)
                .switchTo(Runstate.BLOCKED, A)
                .at(900)
                .blocksToIdle()
                .at(1000)
                .continues();
    }

    private String told(Function<Analysis, Blame.Asked> asked) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            List<BlamedVcpu> vcpus = Blame.of(analysis, asked.apply(analysis), 2);
            for (BlamedVcpu vcpu : vcpus) {
                lines.add(VcpuKey.text(vcpu.key()) + " waited " + vcpu.waiting() + " in " + vcpu.count() + ", "
                        + vcpu.longest() + " in one");
                vcpu.forEachCause((cause, occupant, by, share) ->
                        lines.add("  " + cause.key() + " behind " + occupant(occupant, by) + text(share)));
            }
            for (BlamedDomain domain : BlamedDomain.of(vcpus)) {
                domain.forEach((occupant, by, share) -> lines.add("d" + domain.domain() + " behind "
                        + (occupant == Occupant.VCPU ? "d" + by : occupant.key())
                        + text(share)));
            }
        }
        return lines.toString();
    }

    private static String occupant(Occupant occupant, int by) {
        return occupant == Occupant.VCPU ? VcpuKey.text(by) : occupant.key();
    }

    private static String text(BlameShare share) {
        return " " + share.total() + " in " + share.count() + ", " + share.longest() + " in one";
    }

    private static Range whole(Analysis analysis) {
        return Range.whole(analysis.extent().beginTicks(), analysis.extent().endTicks());
    }

    @Test
    void waits_are_blamed_on_whoever_had_the_pcpu_that_the_vcpu_got() {
        tell();
        assertEquals("""
                d1v0 waited 600 in 2, 500 in one
                  wake behind d2v0 200 in 1, 200 in one
                  wake behind d2v1 190 in 1, 190 in one
                  preempt behind d2v0 100 in 1, 100 in one
                  wake behind idle 90 in 1, 90 in one
                  wake behind xen 20 in 1, 20 in one
                d2v0 waited 50 in 1, 50 in one
                  wake behind d1v0 50 in 1, 50 in one
                d2v1 waited 160 in 1, 160 in one
                  wake behind d2v0 150 in 1, 150 in one
                  wake behind xen 10 in 1, 10 in one
                d1 behind d2 490 in 2, 390 in one
                d1 behind idle 90 in 1, 90 in one
                d1 behind xen 20 in 1, 20 in one
                d2 behind d1 50 in 1, 50 in one
                d2 behind d2 150 in 1, 150 in one
                d2 behind xen 10 in 1, 10 in one
                """, told(analysis -> Blame.Asked.all(whole(analysis), key -> !VcpuKey.isIdle(key))));
    }

    @Test
    void of_a_range_time_inside_counts_and_waits_that_begin_in_it() {
        tell();
        assertEquals("""
                d1v0 waited 250 in 1, 100 in one
                  wake behind d2v1 50 in 0, 0 in one
                  preempt behind d2v0 100 in 1, 100 in one
                  wake behind idle 90 in 0, 0 in one
                  wake behind xen 10 in 0, 0 in one
                d1 behind d2 150 in 1, 100 in one
                d1 behind idle 90 in 0, 0 in one
                d1 behind xen 10 in 0, 0 in one
                """, told(analysis -> Blame.Asked.all(new Range(450, 900), key -> key == VcpuKey.of(1, 0))));
    }

    @Test
    void short_waits_and_those_for_other_pcpus_are_left_out_where_asked_so() {
        tell();
        assertEquals(
                """
                d1v0 waited 500 in 1, 500 in one
                  wake behind d2v0 200 in 1, 200 in one
                  wake behind d2v1 190 in 1, 190 in one
                  wake behind idle 90 in 1, 90 in one
                  wake behind xen 20 in 1, 20 in one
                d1 behind d2 390 in 1, 390 in one
                d1 behind idle 90 in 1, 90 in one
                d1 behind xen 20 in 1, 20 in one
                """,
                told(analysis -> new Blame.Asked(
                        whole(analysis), key -> key == VcpuKey.of(1, 0), pcpu -> pcpu == 1, false, 101)));
        assertEquals(
                "d1v0 waited 0 in 0, 0 in one\n",
                told(analysis ->
                        new Blame.Asked(whole(analysis), key -> key == VcpuKey.of(1, 0), pcpu -> pcpu == 0, false, 0)));
    }

    /** Between 200 and 300 nothing is known of p1; when C is woken nobody is known to run it after. */
    @Test
    void losses_and_waits_without_a_next_run_are_named() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(50)
                .blocksToIdle()
                .at(100)
                .wake(A)
                .at(900)
                .wake(C)
                .at(1000);
        trace.pcpu(1).at(0).runs(B).at(300).lost(7, B, 200).at(400).switchTo(Runstate.RUNNABLE, A);
        trace.pcpu(1).at(500).switchTo(Runstate.BLOCKED, B).at(1000).continues();
        assertEquals("""
                d1v0 waited 300 in 1, 300 in one
                  wake behind d2v0 200 in 1, 200 in one
                  wake behind lost 100 in 1, 100 in one
                d2v0 waited 100 in 1, 100 in one
                  preempt behind d1v0 100 in 1, 100 in one
                d2v1 waited 100 in 1, 100 in one
                  wake behind unknown 100 in 1, 100 in one
                d1 behind d2 200 in 1, 200 in one
                d1 behind lost 100 in 1, 100 in one
                d2 behind d1 100 in 1, 100 in one
                d2 behind unknown 100 in 1, 100 in one
                """, told(analysis -> Blame.Asked.all(whole(analysis), key -> !VcpuKey.isIdle(key))));
    }
}
