package io.xenscope.report.series;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.Runstate;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points of a capture small enough to be reckoned by hand; a tick is a nanosecond. */
class SeriesTest {
    private static final VcpuName D1V0 = d(1).v(0);

    @TempDir
    private Path folder;

    private InProcess series(String quantities, String... options) throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(1).at(0).runs(idle(1));
        trace.pcpu(0)
                .at(0)
                .runs(idle(0))
                .at(100)
                .wake(D1V0)
                .at(120)
                .idleTo(D1V0)
                .injVirq(0xf3)
                .at(130)
                .vmentry();
        trace.pcpu(0)
                .at(200)
                .vmexit(1, 0xffff_ffff_8000_0010L)
                .interrupted(0xfa)
                .at(205)
                .vmentry();
        trace.pcpu(0)
                .at(300)
                .vmexit(30, 0x20)
                .at(310)
                .runstate(D1V0, Runstate.RUNNING, Runstate.OFFLINE)
                .runs(idle(0));
        trace.pcpu(0).at(400).unpauses(D1V0);
        trace.pcpu(1)
                .at(420)
                .idleTo(D1V0)
                .ioRead(0x1f0, 7)
                .at(425)
                .vmentry()
                .at(500)
                .vmexit(12, 0x30)
                .hlt(false);
        trace.pcpu(1).at(510).blocksToIdle().at(520).irqHandled(30, 515, 518);
        Path file = Files.write(folder.resolve("made.xentrace"), trace.bytes());
        List<String> words = new ArrayList<>(List.of("series", quantities, "--cpu-hz", "1G", file.toString()));
        words.addAll(List.of(options));
        return InProcess.run(words.toArray(String[]::new));
    }

    private String csv(String quantities) throws IOException {
        return series(quantities, "--csv", "--dom", "1").out();
    }

    @Test
    void exits_and_their_times() throws IOException {
        assertEquals("""
                time_ns,dom,vcpu,pcpu,series,key,value
                200,1,0,0,exit,EXTERNAL_INTERRUPT,0xffffffff80000010
                205,1,0,0,exit-time,EXTERNAL_INTERRUPT,5
                300,1,0,0,exit,IO_INSTRUCTION,0x20
                425,1,0,1,exit-time,IO_INSTRUCTION,125
                500,1,0,1,exit,HLT,0x30
                """, csv("exit,exit-time"));
        assertEquals("""
                time_ns,dom,vcpu,pcpu,series,key,value
                200,1,0,0,interrupt,0xfa,0xffffffff80000010
                205,1,0,0,interrupt-time,0xfa,5
                420,1,0,1,io,r 0x1f0,120
                """, csv("interrupt,interrupt-time,io"));
    }

    @Test
    void states_waits_and_pcpus() throws IOException {
        assertEquals("""
                time_ns,dom,vcpu,pcpu,series,key,value
                120,1,0,0,wait,wake,20
                120,1,0,0,runstate-time,runnable,20
                310,1,0,0,runstate-time,running,190
                400,1,0,0,runstate-time,offline,90
                420,1,0,1,wait,wake,20
                420,1,0,1,runstate-time,runnable,20
                510,1,0,1,runstate-time,running,90
                """, csv("wait,runstate-time"));
        assertEquals("""
                time_ns,dom,vcpu,pcpu,series,key,value
                120,1,0,0,pcpu,,0
                420,1,0,1,pcpu,0,1
                """, csv("pcpu"));
    }

    @Test
    void from_a_wake_to_the_halt_only_time_on_a_pcpu_counts() throws IOException {
        assertEquals("""
                time_ns,dom,vcpu,pcpu,series,key,value
                510,1,0,1,wake-to-halt,243,270
                """, csv("wake-to-halt"));
    }

    @Test
    void waits_for_which_a_pcpu_was_idle() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(D1V0).at(1000).preempted(D1V0).runs(idle(0));
        trace.pcpu(0).at(3_001_000).idleTo(D1V0).at(3_002_000).blocksToIdle();
        Path file = Files.write(folder.resolve("wasted.xentrace"), trace.bytes());
        assertEquals(
                """
                time_ns,dom,vcpu,pcpu,series,key,value
                1000,1,0,0,wasted,0,3000000
                """,
                InProcess.run("series", "wasted", "--cpu-hz", "1G", "--csv", file.toString())
                        .out());
    }

    @Test
    void filters_in_force_stand_on_the_page() throws IOException {
        assertTrue(series("wait", "--dom", "1").out().startsWith("# filters dom=1\n#      time_s"));
        assertTrue(series("wait", "--dom", "1", "--json")
                .out()
                .startsWith("{\"schema\":\"xenscope.series/1\",\"filters\":\"dom=1\",\"points\":["));
    }

    @Test
    void any_field_of_any_event() throws IOException {
        assertEquals("""
                time_ns,dom,vcpu,pcpu,series,key,value
                120,1,0,0,hvm_*.vector,hvm_inj_virq,243
                200,1,0,0,hvm_*.vector,hvm_intr,250
                """, csv("hvm_*.vector"));
    }

    @Test
    void all_formats_and_whoever_runs() throws IOException {
        assertEquals("""
                {"time_ns":520,"dom":32767,"vcpu":1,"pcpu":1,"series":"irq","key":"30","value":3}
                """, series("irq", "--format", "ndjson").out());
        assertEquals("""
                {"schema":"xenscope.series/1","points":[
                {"time_ns":200,"dom":1,"vcpu":0,"pcpu":0,"series":"interrupt","key":"0xfa","value":"0xffffffff80000010"}
                ]}
                """, series("interrupt", "--json").out());
        assertEquals("""
                #      time_s  vcpu      pcpu  series          key                       value
                  0.000000520  d32767v1     1  irq             30                        3
                """, series("irq").out());
    }

    @Test
    void says_what_is_missing_or_unknown() throws IOException {
        InProcess none = series("cr3", "--csv");
        assertEquals("time_ns,dom,vcpu,pcpu,series,key,value\n", none.out());
        assertEquals(
                true, none.err().contains("no points: what was asked for of this capture holds no records of cr3"));
        assertEquals(2, series("nonsense").exit());
        assertEquals(2, series("hvm_*.nonsense").exit());
    }

    @Test
    void a_stretch_of_time_holds_its_own_points_only() throws IOException {
        assertEquals(
                """
                time_ns,dom,vcpu,pcpu,series,key,value
                300,1,0,0,exit,IO_INSTRUCTION,0x20
                """, series("exit", "--csv", "--from", "250ns", "--to", "450ns").out());
    }
}
