package io.xenscope.report.memory;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.frame.Printed;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of memory in captures small enough to be reckoned by hand; a tick is a nanosecond. */
class MemoryReportTest {
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D5V0 = d(5).v(0);
    private static final int EPT = 48;
    private static final int EXCEPTION = 0;
    private static final int CR_ACCESS = 28;
    private static final int VMCALL = 18;
    private static final int GRANT_MAP = 0x10f001;
    private static final int GRANT_UNMAP = 0x10f002;
    private static final int GRANT_TRANSFER = 0x10f003;
    private static final int SET_P2M_ENTRY = 0x10f004;
    private static final int DECREASE_RESERVATION = 0x10f005;
    private static final int HYPERCALL_V2 = 0x20100d;
    private static final int POD_POPULATE = 0x10f010;
    private static final int POD_ZERO_RECLAIM = 0x10f011;

    private final TraceMaker trace = new TraceMaker();

    private String table(String name) {
        return Printed.study(trace, MemoryReport::new, name);
    }

    @Test
    void grants_are_counted_in_both_directions() {
        trace.pcpu(0).at(0).runs(D0V0).at(100).record(GRANT_MAP, 5).at(200).record(GRANT_MAP, 5);
        trace.pcpu(0).at(300).record(GRANT_UNMAP, 5).at(400).preempted(D0V0).runs(D5V0);
        trace.pcpu(0).at(500).record(GRANT_TRANSFER, 0).at(1000).continues(D5V0);
        assertEquals("""
            dom,operation,other,count,per_s,first_ns,last_ns
            0,map,5,2,2000000.0,100,200
            0,unmap,5,1,1000000.0,300,300
            5,transfer,0,1,1000000.0,500,500
            """, table("grants"));
        assertEquals("""
            dom,maps,unmaps,transfers,its_maps,its_unmaps,its_transfers
            0,2,1,0,0,0,1
            5,0,0,1,2,1,0
            """, table("grant_domains"));
    }

    @Test
    void pages_that_a_pv_guest_gives_back_are_of_its_own_hypercall() {
        int memoryOp = 12;
        int iret = 23;
        trace.pcpu(0).at(0).runs(D5V0).at(100).record(HYPERCALL_V2, memoryOp);
        trace.pcpu(0).at(100).record(DECREASE_RESERVATION, 0, 1, 5, 0);
        trace.pcpu(0).at(300).record(HYPERCALL_V2, iret).record(DECREASE_RESERVATION, 0, 1, 5, 0);
        trace.pcpu(0).at(1000).continues(D5V0);
        assertEquals("""
            dom,order,cause,count,pages,first_ns,last_ns
            5,0,hypercall,1,1,100,100
            5,0,unknown,1,1,300,300
            """, table("reservations"));
    }

    @Test
    void grants_between_more_domains_than_can_be_told_apart_are_not_lost() {
        int room = 1 << 16;
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D0V0);
        for (int i = 0; i < room; i++) {
            p0.at(100 + i).record(GRANT_MAP, 100 + i);
        }
        p0.at(80_000)
                .record(GRANT_MAP, 5)
                .record(GRANT_UNMAP, 5)
                .record(GRANT_MAP, 100)
                .record(GRANT_MAP, 6);
        p0.at(100_000).continues(D0V0);
        List<String> grants = table("grants").lines().toList();
        assertEquals(1 + 1 + room, grants.size());
        assertEquals(",(all others),,3,,,", grants.get(1));
        assertEquals("0,map,100,2,20000.0,100,80000", grants.get(2));
        List<String> domains = table("grant_domains").lines().toList();
        assertEquals(
                List.of("0," + (room + 1) + ",0,0,0,0,0", ",2,1,0,,,"), List.of(domains.get(1), domains.get(2 + room)));
    }

    @Test
    void address_spaces_that_cannot_be_told_apart_share_a_row() {
        int room = 1 << 15;
        int crWrite = 0x82109;
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D5V0);
        for (int i = 0; i < room + 2; i++) {
            p0.at(100 + 10 * i).vmexit(CR_ACCESS, 1).recordWithoutTsc(crWrite, 3, i << 12, i >>> 20);
            p0.vmentry();
        }
        p0.at(1_000_000).continues(D5V0);
        List<String> spaces = table("cr3").lines().toList();
        assertEquals(1 + 1 + room, spaces.size());
        assertEquals(
                1,
                spaces.stream().filter(row -> row.startsWith(",(all others),,")).count());
    }

    @Test
    void pages_are_those_of_the_domain_that_the_record_names_and_have_a_cause() {
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D5V0).at(10).vmexit(EPT, 1);
        p0.recordWithoutTsc(POD_POPULATE, 0x100, 0, 0x200, 0, 5, 9);
        p0.recordWithoutTsc(SET_P2M_ENTRY, 0x100, 0, 0x200, 0, 0, 5 | 9 << 16);
        p0.at(20).vmentry().at(30).vmexit(VMCALL, 1).vmmcall(12);
        p0.recordWithoutTsc(DECREASE_RESERVATION, 0x100, 0, 5, 0);
        p0.at(40)
                .vmentry()
                .at(50)
                .vmexit(VMCALL, 1)
                .at(60)
                .preempted(D5V0)
                .runs(D0V0)
                .at(70)
                .hypercall(12);
        p0.recordWithoutTsc(POD_ZERO_RECLAIM, 0x100, 0, 0x200, 0, 5, 0).at(100).continues(D0V0);
        assertEquals("""
            dom,change,order,cause,count,pages,first_ns,last_ns
            5,pod_populate,9,fault,1,512,10,10
            5,pod_zero_reclaim,0,other_domain,1,1,70,70
            """, table("pod"));
        assertEquals("""
            dom,type,order,cause,count,pages,first_ns,last_ns
            5,ram_rw,9,fault,1,512,10,10
            """, table("p2m"));
        assertEquals("""
            dom,order,cause,count,pages,first_ns,last_ns
            5,0,hypercall,1,1,30,30
            """, table("reservations"));
    }

    @Test
    void shadow_records_are_read_packed_and_padded() {
        int fixup4 = 0x40f206;
        int wrmapAndPromote = 1 << 10 | 1 << 9;
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D5V0).at(10).vmexit(EXCEPTION, 1);
        p0.recordWithoutTsc(fixup4, 1, 0, 0x2000, 0, wrmapAndPromote).at(15).vmentry();
        p0.at(20)
                .vmexit(EXCEPTION, 1)
                .recordWithoutTsc(fixup4, 1, 0, 0x2000, 0, 1 << 9, 0x7777)
                .at(29)
                .vmentry();
        p0.at(40).continues(D5V0);
        assertEquals("""
            dom,vcpu,levels,kind,flag,count,arcs,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns
            5,0,4,fixup,promote,2,2,14,14,0,0,5,9,9,20
            5,0,4,fixup,,2,2,14,14,0,0,5,9,9,20
            5,0,4,fixup,wrmap,1,1,5,5,0,0,5,5,5,10
            """, table("shadow"));
    }

    @Test
    void address_spaces_run_from_the_exit_that_switches_to_them() {
        int resyncFull = 0x40f00e;
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D5V0).at(5).vmentry();
        p0.at(10)
                .vmexit(CR_ACCESS, 1)
                .crWrite(3, 0x1000)
                .recordWithoutTsc(resyncFull, 7, 0)
                .at(12)
                .vmentry();
        p0.at(30).vmexit(CR_ACCESS, 1).crWrite(3, 0x2000).at(33).vmentry();
        p0.at(50)
                .vmexit(CR_ACCESS, 1)
                .crWrite(3, 0x2000)
                .at(54)
                .vmentry()
                .at(90)
                .vmexit(CR_ACCESS, 1)
                .at(100);
        p0.crWrite(3, 0x1000).vmentry().at(110).continues(D5V0);
        assertEquals("""
            dom,frame,id,switches,flushes,guest_ns,xen_ns,first_ns,last_ns
            5,0x2,2,1,1,53,7,30,50
            5,0x1,1,2,0,18,12,10,90
            """, table("cr3"));
        assertEquals("""
            dom,vcpu,reason,resyncs,count,total_ns,xen_ns,waiting_ns,blocked_ns,p50_ns,p99_ns,max_ns,max_at_ns
            5,0,CR_ACCESS,1,1,2,2,0,0,2,2,2,10
            """, table("resyncs"));
    }
}
