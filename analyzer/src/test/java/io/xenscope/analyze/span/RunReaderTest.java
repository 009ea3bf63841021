package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records belong to a run, and when they were written. */
class RunReaderTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D2V0 = d(2).v(0);
    private static final byte[] HEADER_OF_A_LONG_RECORD = {0x02, 0x10, 0x02, (byte) 0xf0};

    private final TraceMaker trace = new TraceMaker();

    @Test
    void runGoesOnThroughTheWindowsOfItsPcpu() {
        trace.pcpu(0).at(100).runs(D1V0).at(110).hypercall(1).window();
        trace.pcpu(1).at(105).runs(D2V0).at(111).hypercall(2).window();
        trace.pcpu(0)
                .emptyWindow()
                .at(120)
                .hypercall(3)
                .window()
                .at(130)
                .hypercall(4)
                .at(140)
                .blocksToIdle();
        trace.pcpu(1).at(121).hypercall(5).window().at(150).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..140 cut",
                        "  run p0 100..140",
                        "    hypercall 1 110..110/120 end_inferred",
                        "    hypercall 3 120..120/130 end_inferred",
                        "    hypercall 4 130..140 end_inferred",
                        "d2v0 105..150 cut",
                        "  run p1 105..150",
                        "    hypercall 2 111..111/121 end_inferred",
                        "    hypercall 5 121..150 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void runMayBeginInAnotherWindowThanItsSwitchIn() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .at(110)
                .idleTo(D1V0)
                .window()
                .at(120)
                .hypercall(3)
                .window();
        trace.pcpu(0).at(140).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 110..140 cut", //
                        "  run p0 110..140",
                        "    hypercall 3 120..140 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void tornRecordEndsTheRunItsWindowIsIn() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .hypercall(1)
                .raw(HEADER_OF_A_LONG_RECORD)
                .window();
        trace.pcpu(0).at(120).hypercall(3).at(140).blocks(D1V0).runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..110 cut",
                        "  run p0 100..110 cut",
                        "    hypercall 1 110..110 cut",
                        "d1v0 120..140 cut",
                        "  run p0 120..140 cut",
                        "    hypercall 3 120..140 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void tscThatIsNotOfTheRunIsNotBelieved() {
        trace.pcpu(0).at(100).runs(D1V0).at(110).vmexit(30, 0).at(120).vmentry();
        trace.pcpu(0)
                .at(1L << 60)
                .vmexit(48, 0)
                .steppingBack()
                .at(130)
                .vmentry()
                .at(140)
                .vmexit(30, 0);
        trace.pcpu(0).at(150).vmentry().at(160).blocks(D1V0).runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..160 cut",
                        "  run p0 100..160",
                        "    vmexit 30 110..120",
                        "    vmexit 48 120..130",
                        "    vmexit 30 140..150"),
                Shown.of(trace));
    }

    @Test
    void clockThatIsSetAnewMovesTheTimesOfTheRunsBehindIt() {
        long late = 1L << 40;
        trace.pcpu(0)
                .at(late)
                .runs(D1V0)
                .at(late + 10)
                .hypercall(1)
                .at(late + 20)
                .blocksToIdle();
        trace.pcpu(0)
                .steppingBack()
                .at(100)
                .continues()
                .at(110)
                .continues()
                .at(120)
                .wake(D1V0);
        trace.pcpu(0).at(130).idleTo(D1V0).at(140).hypercall(2).at(150).blocksToIdle();

        assertEquals(
                List.of("run", "hypercall", "run", "hypercall"),
                Shown.of(trace).stream()
                        .map(String::strip)
                        .filter(line -> !line.startsWith("d1") && !line.startsWith("wait"))
                        .map(line -> line.split(" ")[0])
                        .toList());
        List<Activation> all = Shown.activations(trace, 100, 1);
        Activation second = all.get(1);
        assertEquals(10, second.begin(3) - second.begin(2));
        assertEquals(10, second.end(3) - second.begin(3));
    }

    @Test
    void loneZeroWordIsPassedOver() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .hypercall(1)
                .raw(new byte[4])
                .at(120)
                .hypercall(2)
                .at(140);
        trace.pcpu(0).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..140 cut",
                        "  run p0 100..140",
                        "    hypercall 1 110..110/120 end_inferred",
                        "    hypercall 2 120..140 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void holeOfZerosEndsTheRun() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .hypercall(1)
                .raw(new byte[256])
                .at(120)
                .hypercall(2);
        trace.pcpu(0).at(140).switchTo(Runstate.BLOCKED, idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..110 cut",
                        "  run p0 100..110 cut",
                        "    hypercall 1 110..110 cut",
                        "d1v0 120..140 cut",
                        "  run p0 120..140 cut",
                        "    hypercall 2 120..140 end_inferred"),
                Shown.of(trace));
    }
}
