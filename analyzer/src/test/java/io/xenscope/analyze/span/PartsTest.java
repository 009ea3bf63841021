package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Activations with more spans than are told in one: nothing is left out, the parts say that they are parts. */
class PartsTest {
    private static final int MOST = 12;
    private static final VcpuName D1V0 = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void callsBeyondTheLimitGoOnInAnotherPart() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(idle(0)).wake(D1V0).idleTo(D1V0);
        for (int call = 0; call < 5; call++) {
            pcpu.at(110 + 10 * call).hypercall(call);
        }
        pcpu.at(200).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..120 ends_later woken on 0",
                        "  wait wake 100..100",
                        "  run p0 100..120 ends_later",
                        "    hypercall 0 110..110/120 end_inferred",
                        "d1v0 120..140 middle",
                        "  run p0 120..140 middle",
                        "    hypercall 1 120..120/130 end_inferred",
                        "    hypercall 2 130..130/140 end_inferred",
                        "d1v0 140..200 begins_earlier",
                        "  run p0 140..200 begins_earlier",
                        "    hypercall 3 140..140/150 end_inferred",
                        "    hypercall 4 150..200 end_inferred"),
                told());
    }

    @Test
    void multicallWithMoreMembersThanTheLimitIsToldInParts() {
        PcpuTrace pcpu = trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .idleTo(D1V0)
                .at(105)
                .hypercall(13, 6);
        for (int member = 0; member < 6; member++) {
            pcpu.at(110 + 10 * member).subcall(member);
        }
        pcpu.at(200).hypercall(17).at(210).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..110 ends_later woken on 0",
                        "  wait wake 100..100",
                        "  run p0 100..110 ends_later",
                        "    hypercall 13 105..110 ends_later",
                        "d1v0 110..120 middle",
                        "  run p0 110..120 middle",
                        "    hypercall 13 110..120 middle",
                        "      subcall 0 110..120",
                        "d1v0 120..130 middle",
                        "  run p0 120..130 middle",
                        "    hypercall 13 120..130 middle",
                        "      subcall 1 120..130",
                        "d1v0 130..140 middle",
                        "  run p0 130..140 middle",
                        "    hypercall 13 130..140 middle",
                        "      subcall 2 130..140",
                        "d1v0 140..150 middle",
                        "  run p0 140..150 middle",
                        "    hypercall 13 140..150 middle",
                        "      subcall 3 140..150",
                        "d1v0 150..160 middle",
                        "  run p0 150..160 middle",
                        "    hypercall 13 150..160 middle",
                        "      subcall 4 150..160",
                        "d1v0 160..200 middle",
                        "  run p0 160..200 middle",
                        "    hypercall 13 160..160/200 begins_earlier",
                        "      subcall 5 160..160/200 end_inferred",
                        "d1v0 200..210 begins_earlier",
                        "  run p0 200..210 begins_earlier",
                        "    hypercall 17 200..210 end_inferred"),
                told());
    }

    @Test
    void runsWithoutAnyRecordInsideArePartedToo() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(idle(0)).wake(D1V0).idleTo(D1V0);
        for (int turn = 0; turn < 4; turn++) {
            pcpu.after(5).switchTo(Runstate.RUNNABLE, idle(0)).after(5).idleTo(D1V0);
        }
        pcpu.after(5).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..110 ends_later woken on 0",
                        "  wait wake 100..100",
                        "  run p0 100..105",
                        "  wait preempt 105..110",
                        "d1v0 110..130 middle",
                        "  run p0 110..115",
                        "  wait preempt 115..120",
                        "  run p0 120..125",
                        "  wait preempt 125..130",
                        "d1v0 130..145 begins_earlier",
                        "  run p0 130..135",
                        "  wait preempt 135..140",
                        "  run p0 140..145"),
                told());
    }

    @Test
    void exitsThatAreNeverAnsweredArePartedToo() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(idle(0)).wake(D1V0).idleTo(D1V0);
        for (int exit = 0; exit < 50; exit++) {
            pcpu.after(10).vmexit(30, 0);
        }
        pcpu.after(10).blocksToIdle();

        List<Activation> parts = Shown.activations(trace, MOST, 1);

        assertEquals(0, parts.stream().mapToLong(Activation::leftOut).sum());
        assertEquals(50, parts.stream().mapToLong(PartsTest::exitsThatBeginIn).sum());
    }

    @Test
    void eventsBeyondTheLimitGoOnInAnotherPart() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(idle(0)).wake(D1V0).idleTo(D1V0);
        for (int trap = 0; trap < 500; trap++) {
            pcpu.after(10).trap(14, 0);
        }
        pcpu.after(10).blocksToIdle();

        List<String> told = told();

        assertEquals(500, told.stream().filter(line -> line.contains("note")).count());
    }

    private static long exitsThatBeginIn(Activation part) {
        return IntStream.range(0, part.spans())
                .filter(span -> part.kind(span) == SpanKind.VMEXIT && Shown.beginsHere(part, span))
                .count();
    }

    private List<String> told() {
        List<Activation> parts = Shown.activations(trace, MOST, 1);
        assertEquals(0, parts.stream().mapToLong(Activation::leftOut).sum());
        return Shown.lines(parts);
    }
}
