package io.xenscope.report.exits;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.report.frame.Printed;
import io.xenscope.report.rips.Symbols;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exits of captures small enough to be reckoned by hand; a tick is a nanosecond. */
class ExitReportTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D1V1 = d(1).v(1);
    private static final int CPUID = 10;
    private static final int HLT = 12;
    private static final int IO = 30;
    private static final int EPT = 48;
    private static final int INTERRUPT = 1;

    private final TraceMaker trace = new TraceMaker();

    private String table(String name) {
        return Printed.study(trace, (analysis, scope) -> new ExitReport(analysis, scope, new Symbols(), 1, 1), name);
    }

    /** d1v0 reads a port: exit at 100 on pcpu 0, paused 110, runnable again 200, runs on pcpu 1 from 220, entry 230. */
    private void readOfAPort() {
        trace.pcpu(1).at(0).runs(idle(1));
        trace.pcpu(0).at(0).runs(D1V0).at(10).vmentry().at(100).vmexit(IO, 0x1000);
        trace.pcpu(0).at(110).runstate(D1V0, Runstate.RUNNING, Runstate.OFFLINE).runs(idle(0));
        trace.pcpu(0).at(200).unpauses(D1V0);
        trace.pcpu(1).at(220).idleTo(D1V0).ioRead(0x1f0, 7).at(230).vmentry();
        trace.pcpu(1)
                .at(300)
                .vmexit(CPUID, 0x2000)
                .cpuid(1, 0, 0, 0, 0, 0)
                .at(305)
                .vmentry();
        trace.pcpu(1).at(400).preempted(D1V0).runs(idle(1)).at(500).continues(idle(1));
    }

    @Test
    void time_inside_an_arc_is_split_by_what_the_vcpu_did() {
        readOfAPort();
        assertEquals("""
            dom,vcpu,reason,code,count,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns,unfinished,unhandled
            1,0,IO_INSTRUCTION,30,1,130,20,20,90,130,130,130,100,0,0
            1,0,CPUID,10,1,5,5,0,0,5,5,5,300,0,0
            """, table("exits"));
    }

    @Test
    void where_nobody_knows_who_ran_nothing_is_said_of_what_the_vcpu_did_meanwhile() {
        trace.pcpu(0)
                .at(0)
                .vmentry()
                .at(100)
                .vmexit(IO, 0x1000)
                .ioRead(0x1f0, 7)
                .at(230)
                .vmentry();
        assertEquals("""
            dom,vcpu,reason,code,count,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns,unfinished,unhandled
            ,,IO_INSTRUCTION,30,1,130,,,,130,130,130,100,0,0

            dom,vcpu,reason,kind,key,name,count,arcs,left,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns
            ,,IO_INSTRUCTION,io_read,0x1f0,,1,1,0,130,,,,130,130,130,100
            """, table("exits") + "\n" + table("handlers"));
    }

    @Test
    void a_completion_by_the_device_model_belongs_to_the_exit_that_asked_for_it() {
        readOfAPort();
        assertEquals("""
            dom,vcpu,reason,kind,key,name,count,arcs,left,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns
            1,0,CPUID,cpuid,0x1,,1,1,0,5,5,0,0,5,5,5,300
            1,0,IO_INSTRUCTION,io_read,0x1f0,,1,1,1,130,20,20,90,130,130,130,100
            """, table("handlers"));
    }

    @Test
    void the_guest_runs_from_entry_to_exit_and_idles_in_a_halt() {
        readOfAPort();
        trace.pcpu(0)
                .at(520)
                .idleTo(D1V1)
                .at(530)
                .vmentry()
                .at(600)
                .vmexit(HLT, 0x3000)
                .hlt(false);
        trace.pcpu(0)
                .at(610)
                .blocksToIdle()
                .at(900)
                .wake(D1V1)
                .at(950)
                .idleTo(D1V1)
                .at(960)
                .vmentry();
        trace.pcpu(0).at(1000).continues(D1V1);
        assertEquals("""
            dom,vcpu,exits,exits_per_s,guest_ns,guest_pct,xen_ns,xen_pct,waiting_ns,idle_ns,device_ns,guest_p50_ns,guest_p99_ns,guest_max_ns
            1,0,2,2000000.0,160,55.17,25,8.62,20,0,90,70,90,90
            1,1,1,1000000.0,70,50.00,20,14.29,50,290,0,70,70,70
            """, table("guest"));
    }

    @Test
    void every_vcpu_has_its_details_and_names() {
        trace.pcpu(0)
                .at(0)
                .runs(D1V0)
                .at(10)
                .vmexit(INTERRUPT, 0x10)
                .interrupted(0xfa)
                .at(12)
                .vmentry();
        trace.pcpu(0)
                .at(20)
                .vmexit(EPT, 0x20)
                .npf(0xfee00300L, 9, 2, 4)
                .mmioWrite(0xfee00300, 5)
                .at(25)
                .vmentry();
        trace.pcpu(0).at(30).preempted(D1V0).runs(D1V1);
        trace.pcpu(0).at(40).vmexit(INTERRUPT, 0x10).interrupted(0x72).at(43).vmentry();
        trace.pcpu(0).at(50).msrWrite(0x6e0, 1).at(60).continues(D1V1);
        assertEquals("""
            dom,vcpu,reason,kind,key,name,count,arcs,left,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns
            1,0,EXTERNAL_INTERRUPT,interrupt,0xfa,local APIC timer,1,1,0,2,2,0,0,2,2,2,10
            1,0,EPT_VIOLATION,mmio_write,0xfee00300,APIC ICR,1,1,0,5,5,0,0,5,5,5,20
            1,0,EPT_VIOLATION,npf,4,mmio_dm w,1,1,0,5,5,0,0,5,5,5,20
            1,1,,msr_write,0x6e0,TSC_DEADLINE,1,0,0,0,0,0,0,,,,
            1,1,EXTERNAL_INTERRUPT,interrupt,0x72,,1,1,0,3,3,0,0,3,3,3,40
            """, table("handlers"));
    }

    @Test
    void rips_are_told_by_cause_and_by_vector_with_symbols(@TempDir Path folder) throws IOException {
        trace.pcpu(0)
                .at(0)
                .runs(D1V0)
                .at(10)
                .vmexit(INTERRUPT, 0x1010)
                .interrupted(0xfa)
                .at(12)
                .vmentry();
        trace.pcpu(0).at(20).vmexit(INTERRUPT, 0x1010).interrupted(0xfa).at(23).vmentry();
        trace.pcpu(0).at(30).vmexit(CPUID, 0x2000).at(34).vmentry().continues(D1V0);
        Path map = Files.writeString(folder.resolve("System.map"), "2000 T second one\n0x1000 first\n");
        Symbols symbols = Symbols.of(java.util.List.of("1=" + map, "2=" + map));
        assertEquals(
                """
                dom,cause,vector,rip,symbol,count,total_ns,xen_ns,max_ns
                1,EXTERNAL_INTERRUPT,0xfa local APIC timer,0x1010,first+0x10,2,5,5,3
                1,CPUID,,0x2000,second one,1,4,4,4
                """, Printed.study(trace, (analysis, scope) -> new ExitReport(analysis, scope, symbols, 1, 1), "rips"));
        assertEquals(
                "dom,cause,vector,rip,symbol,count,total_ns,xen_ns,max_ns\n"
                        + "1,EXTERNAL_INTERRUPT,0xfa local APIC timer,0x1000,,2,5,5,3\n"
                        + "1,CPUID,,0x2000,,1,4,4,4\n",
                Printed.study(
                        trace, (analysis, scope) -> new ExitReport(analysis, scope, new Symbols(), 0x1000, 1), "rips"));
    }

    @Test
    void an_arc_ends_where_its_vcpu_may_have_run_unseen() {
        trace.pcpu(0)
                .at(0)
                .runs(D1V0)
                .at(10)
                .vmentry()
                .at(20)
                .vmexit(CPUID, 1)
                .at(50)
                .lost(3, D1V0, 30);
        trace.pcpu(0).at(60).vmentry().at(70).vmexit(CPUID, 1).at(75).vmentry();
        trace.pcpu(0).at(80).vmexit(CPUID, 1).at(90).continues(D1V0);
        assertEquals("""
            dom,vcpu,reason,code,count,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns,unfinished,unhandled
            1,0,CPUID,10,3,5,5,0,0,5,5,5,70,2,1
            """, table("exits"));
    }

    @Test
    void without_scheduling_records_exits_are_paired_by_pcpu() {
        trace.pcpu(0)
                .at(10)
                .vmexit(CPUID, 1)
                .at(15)
                .vmentry()
                .at(30)
                .vmexit(HLT, 1)
                .at(31)
                .vmentry();
        assertEquals("""
            dom,vcpu,reason,code,count,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns,unfinished,unhandled
            ,,CPUID,10,1,5,,,,5,5,5,0,0,1
            ,,HLT,12,1,1,,,,1,1,1,20,0,1
            """, table("exits"));
    }

    @Test
    void ten_thousand_vcpus_on_4096_pcpus_have_a_row_each() {
        for (int number = 0; number < 10_000; number++) {
            VcpuName vcpu = d(1 + number / 100).v(number % 100);
            long begin = 1 + 1_000L * (number / 4096);
            trace.pcpu(number % 4096).at(begin).runs(vcpu).at(begin + 10).vmexit(CPUID, 1);
            trace.pcpu(number % 4096).at(begin + 17).vmentry().at(begin + 30).preempted(vcpu);
        }
        java.util.List<String> rows = table("exits").lines().skip(1).toList();
        assertEquals(10_000, rows.size());
        for (String row : rows) {
            assertEquals("CPUID,10,1,7,7,0,0,7,7,7", row.substring(row.indexOf("CPUID"), row.indexOf(",7,7,7,") + 6));
        }
    }
}
