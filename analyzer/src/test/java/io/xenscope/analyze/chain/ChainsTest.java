package io.xenscope.analyze.chain;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One story: an interrupt on idle pcpu 2 wakes d0v0, which sends an event to d1v0, which has to wait for pcpu 1, where
 * d2v0 runs. Then d2v0, preempted by d1v0, waits for the pcpu in its turn.
 */
class ChainsTest {
    private static final int EVENT_CHANNEL_OP = 32;
    private static final int XEN_VERSION = 17;
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D2V0 = d(2).v(0);

    private final TraceMaker trace = new TraceMaker();

    @BeforeEach
    void tell() {
        trace.pcpu(2)
                .at(50)
                .runs(idle(2))
                .at(105)
                .wake(D0V0)
                .at(110)
                .irqHandled(30, 100, 108)
                .at(900)
                .continues();
        trace.pcpu(0)
                .at(50)
                .runs(idle(0))
                .at(120)
                .idleTo(D0V0)
                .at(130)
                .hypercall(EVENT_CHANNEL_OP)
                .at(140);
        trace.pcpu(0).wake(D1V0).at(150).hypercall(XEN_VERSION).at(160).blocksToIdle();
        trace.pcpu(1).at(50).runs(idle(1)).at(60).idleTo(D2V0).at(400).switchTo(Runstate.RUNNABLE, D1V0);
        trace.pcpu(1).at(450).switchTo(Runstate.BLOCKED, D2V0).at(500).blocksToIdle();
    }

    private List<String> told(ActivationLimits limits, long least, int most, int steps) {
        List<String> lines = new ArrayList<>();
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1_000_000_000), Clocks.AS_RECORDED)) {
            Chains.Asked asked = new Chains.Asked(limits, least, most, steps);
            Chains.longest(capture, analysis, asked, 2).forEach(chain -> tell(chain, lines));
        }
        return lines;
    }

    private static void tell(Chain chain, List<String> lines) {
        lines.add(VcpuKey.text(chain.vcpu()) + " " + chain.cause().key() + " " + chain.begin() + ".." + chain.end()
                + " for p" + chain.pcpu());
        for (Chain.Step step : chain.steps()) {
            String by = step.wokenBy() == null ? "-" : step.wokenBy().kind().key();
            lines.add("  " + VcpuKey.text(step.vcpu()) + " p" + step.pcpu() + " " + by + " at " + step.woken() + " ran "
                    + step.firstRun() + ".." + step.passedOn());
        }
        chain.occupants().forEach(ran -> lines.add("  " + VcpuKey.text(ran.vcpu()) + " occupied " + ran.ticks()));
    }

    private static ActivationLimits all() {
        return new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 1);
    }

    @Test
    void longestWaitComesFirstAndGoesBackToTheInterrupt() {
        assertEquals(
                List.of(
                        "d1v0 wake 140..400 for p1",
                        "  d32767v2 p2 - at 100 ran 100..105",
                        "  d0v0 p0 irq at 105 ran 120..140",
                        "  d1v0 p1 wake at 140 ran 400..400",
                        "  d2v0 occupied 260",
                        "d2v0 preempt 400..450 for p1",
                        "  d2v0 p1 - at 60 ran 60..450",
                        "  d1v0 occupied 50"),
                told(all(), 0, 2, 8));
    }

    @Test
    void numberOfWaitsAndStepsIsLimited() {
        assertEquals(
                List.of("d1v0 wake 140..400 for p1", "  d1v0 p1 wake at 140 ran 400..400", "  d2v0 occupied 260"),
                told(all(), 0, 1, 1));
    }

    @Test
    void waitsAreChosenByVcpuTimeAndDurationNotTheStepsToThem() {
        ActivationLimits limits = new ActivationLimits(vcpu -> vcpu != VcpuKey.of(2, 0), 106, 500, 1);

        assertEquals(
                List.of(
                        "d1v0 wake 140..400 for p1",
                        "  d32767v2 p2 - at 100 ran 100..105",
                        "  d0v0 p0 irq at 105 ran 120..140",
                        "  d1v0 p1 wake at 140 ran 400..400",
                        "  d2v0 occupied 260"),
                told(limits, 0, 10, 8));
        assertEquals(List.of(), told(limits, 261, 10, 8));
    }
}
