package io.xenscope.export;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.Dom0Events;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small captures whose exports were wrong once: every format is sound, and all tell the same. */
class ExportCasesTest {
    private static final VcpuName D0V3 = d(0).v(3);

    private final TraceMaker trace = new TraceMaker();

    @TempDir
    Path directory;

    private int spans(String... options) throws Exception {
        return SoundDocuments.check(Files.write(directory.resolve("case"), trace.bytes()), directory, options);
    }

    @Test
    void hypercallThenVmExitThatNothingEnds() throws Exception {
        trace.pcpu(2).at(1_000).hypercall(3).at(16_000).vmexit(2, 1).at(19_000).blocks(D0V3);

        assertEquals(4, spans());
    }

    @Test
    void vmExitAndInterruptBehindAHypercallOfALaterPart() throws Exception {
        trace.pcpu(0)
                .at(1_000_000)
                .runs(D0V3)
                .at(1_100_000)
                .hypercall(0)
                .at(1_170_000)
                .vmexit(1, 1)
                .at(1_190_000)
                .vmentry()
                .at(1_210_000)
                .irqHandled(155, 1_208_000, 1_209_000)
                .at(1_220_000)
                .blocks(D0V3);

        assertEquals(5, spans("--from", "0ms"));
    }

    @Test
    void hypercallAndInterruptInAVmExit() throws Exception {
        trace.pcpu(1)
                .at(1_000)
                .lost(615, D0V3, 500)
                .at(2_000)
                .vmexit(0, 1)
                .at(3_000)
                .hypercall(36)
                .at(4_000)
                .irqHandled(154, 3_500, 3_600)
                .at(5_000)
                .vmentry()
                .at(6_000)
                .hypercall(13);

        assertEquals(7, spans());
    }

    @Test
    void domainRecordsBeforeAnyTsc() throws Exception {
        trace.pcpu(0).recordWithoutTsc(Dom0Events.DOM_ADD, 6);
        trace.pcpu(1).recordWithoutTsc(Dom0Events.DOM_ADD, 7).at(5_000).runs(idle(1));
        trace.pcpu(2).at(4_000).runs(idle(2));

        assertEquals(4, spans());
    }

    @Test
    void capturesLongerThanNanosecondsCanSay() throws Exception {
        trace.pcpu(0)
                .at(1_000)
                .runs(idle(0))
                .at(2_000)
                .wakes(D0V3)
                .at(1L << 59)
                .runs(D0V3)
                .at((1L << 59) + 1_000)
                .blocks(D0V3);

        // The activation, its wait in two parts around the centuries without a record, which are lost, and the run.
        assertEquals(5, spans("--cpu-hz", "1000000"));
    }

    @Test
    void vmExitsWithoutAnySchedulerRecord() throws Exception {
        trace.pcpu(0)
                .at(1_000)
                .vmexit(30, 0)
                .at(2_000)
                .vmentry()
                .at(3_000)
                .vmexit(30, 0)
                .at(4_000)
                .vmentry();
        trace.pcpu(5).at(1_500).vmexit(12, 0).at(2_500).vmentry();

        assertEquals(5, spans());
        InProcess chrome =
                InProcess.run("export", "chrome", directory.resolve("case").toString());
        assertTrue(chrome.out().contains("\"name\":\"p0 d?v?\"") && chrome.out().contains("\"name\":\"p5 d?v?\""));
    }
}
