package io.xenscope.report.dump;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.RecordDialect;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class DumpTest {
    private static final VcpuName D0V1 = d(0).v(1);
    private static final VcpuName D12V3 = d(12).v(3);

    private static TraceMaker made() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(1_000_000_000).runs(D12V3).at(1_000_001_500).vmexit(30, 0xffff_8000_0000_1000L);
        trace.pcpu(0).ioWrite(0x3f8, 'a').at(1_000_002_000).vmentry();
        trace.pcpu(0).at(3_000_000_004L).blocksToIdle();
        trace.pcpu(2)
                .at(1_000_000_700)
                .runs(idle(2))
                .at(2_000_000_000)
                .wake(D0V1)
                .idleTo(D0V1);
        return trace;
    }

    @Test
    void a_line_is_time_picture_pcpu_vcpu_event_and_fields() {
        assertEquals("""
            0.000000000 x-? p0 d?v?   sched_runstate_change vcpu=d12v3 state=runnable->running
            0.000000700 C-x p2 d?v?   sched_runstate_change vcpu=idle state=runnable->running
            0.000001500 x-. p0 d12v3  hvm_vmx_exit64 exit_reason=IO_INSTRUCTION rip=0xffff800000001000
            0.000001500 x-. p0 d12v3  hvm_ioport_write port=0x3f8 data=0x61
            0.000002000 x-. p0 d12v3  hvm_vmentry
            1.000000000 C-x p2 idle   sched_wake vcpu=d0v1
            1.000000000 C-x p2 idle   sched_runstate_change vcpu=d0v1 state=blocked->runnable
            1.000000000 C-x p2 idle   sched_switch_infprev vcpu=idle ran_for=999999.300us
            1.000000000 C-x p2 idle   sched_switch_infnext vcpu=d0v1 waited=0.000us slice=none
            1.000000000 C-x p2 idle   sched_switch prev=idle next=d0v1
            1.000000000 C-x p2 idle   sched_runstate_change vcpu=idle state=running->runnable
            1.000000000 C-x p2 d?v?   sched_runstate_change vcpu=d0v1 state=runnable->running
            2.000000004 x-0 p0 d12v3  sched_block vcpu=d12v3
            2.000000004 x-0 p0 d12v3  sched_switch_infprev vcpu=d12v3 ran_for=2000000.004us
            2.000000004 x-0 p0 d12v3  sched_switch_infnext vcpu=idle waited=0.000us slice=none
            2.000000004 x-0 p0 d12v3  sched_switch prev=d12v3 next=idle
            2.000000004 x-0 p0 d12v3  sched_runstate_change vcpu=d12v3 state=running->blocked
            2.000000004 x-0 p0 d?v?   sched_runstate_change vcpu=idle state=runnable->running
            """, Dumped.text(made()));
    }

    @Test
    void the_word_before_hvm_payloads_of_xen_3_3_is_shown_before_their_fields() {
        TraceMaker trace = new TraceMaker().writtenBy(RecordDialect.BEFORE_34);
        trace.pcpu(0).at(100).runs(D12V3).switchRecord(idle(0), D12V3);
        trace.pcpu(0)
                .at(200)
                .vmexit(30, 0xffff_8000_0000_1000L)
                .ioWrite(0x3f8, 'a')
                .recordWithoutTsc(0x82fff, 7);
        trace.pcpu(0).at(300).vmentry();

        assertEquals("""
            0.000000000 x p0 idle   sched_switch prev=idle next=d12v3
            0.000000100 x p0 d12v3  hvm_vmx_exit64 vcpu=d12v3 exit_reason=IO_INSTRUCTION rip=0xffff800000001000
            0.000000100 x p0 d12v3  hvm_ioport_write vcpu=d12v3 port=0x3f8 data=0x61
            0.000000100 x p0 d12v3  unknown:0x00082fff vcpu=d12v3 w0=0x7
            0.000000200 x p0 d12v3  hvm_vmentry vcpu=d12v3
            """, Dumped.text(trace));
        assertEquals(
                "0.000000100 x p0 d12v3  hvm_ioport_write header=0x30082216 w0=0x3000c w1=0x3f8 w2=0x61",
                Dumped.text(trace, "--raw").lines().skip(2).findFirst().orElseThrow());
    }

    @Test
    void losses_are_shown_where_they_begin_and_where_they_end() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(100)
                .runs(D12V3)
                .at(200)
                .hypercall(32)
                .at(900)
                .lost(5, D0V1, 300)
                .hypercall(23);
        trace.pcpu(1).at(100).runs(idle(1)).at(500).hypercall(12);

        assertEquals("""
            0.000000000 x? p0 d?v?   sched_runstate_change vcpu=d12v3 state=runnable->running
            0.000000000 Cx p1 d?v?   sched_runstate_change vcpu=idle state=runnable->running
            0.000000100 x. p0 d12v3  pv_hypercall_v2 op=event_channel_op
            0.000000200 x. p0 d12v3  lost_records_begin lost_count=5
            0.000000400 !x p1 idle   pv_hypercall_v2 op=memory_op
            0.000000800 x. p0 d?v?   lost_records_end lost_count=5 vcpu=d0v1 first_tsc=300
            0.000000800 x. p0 d0v1   pv_hypercall_v2 op=iret
            """, Dumped.text(trace));
    }

    private static String fields(Consumer<PcpuTrace> records) {
        TraceMaker trace = new TraceMaker();
        records.accept(trace.pcpu(0).at(100).runs(D12V3));
        StringBuilder tails = new StringBuilder();
        Dumped.text(trace)
                .lines()
                .skip(1)
                .forEach(line -> tails.append(line.substring(24)).append('\n'));
        return tails.toString();
    }

    @Test
    void hypercalls_tell_their_arguments() {
        assertEquals(
                """
                pv_hypercall_v2 op=sched_op cmd=poll
                pv_hypercall_v2 op=vcpu_op cmd=up vcpu=3
                pv_hypercall_v2 op=grant_table_op cmd=copy count=7
                pv_hypercall_v2 op=multicall count=2
                pv_hypercall_subcall op=mmu_update count=9 continued=1
                pv_hypercall_subcall op=mmuext_op count=1
                pv_hypercall_v2 op=memory_op arg0=0x6 arg1=0x123456789ab
                pv_hypercall_v2 op=hypercall_57
                """,
                fields(pcpu -> pcpu.hypercall(29, 3)
                        .hypercall(24, 1, 3)
                        .hypercall(20, 5, 7)
                        .hypercall(13, 2)
                        .subcall(1, 1 << 31 | 9)
                        .subcall(26, 1)
                        .record(0x20100d, 12 | 1 << 20 | 2 << 22, 6, 0x456789ab, 0x123)
                        .record(0x20100d, 57)));
    }

    @Test
    void numbers_are_in_their_units_and_names_instead_of_codes() {
        assertEquals(
                """
                pv_trap_64 rip=0x1000 trapnr=GP use_error_code=1 error_code=0x18
                sched_shutdown vcpu=d12v3 reason=crash
                hvm_npf gpa=0xf0000000 mfn=0xffffffffffffffff qualification=0x1aa p2mt=mmio_dm
                hvm_intr_window vector=0xf3 source=lapic pending=none
                csched2_runq_candidate vcpu=d12v3 tickled_cpu=none credit=-10000001
                csched2_credit_burn vcpu=d12v3 credit=-5 budget=none delta=1234.005us
                shadow_emulate gl1e=0x67 write_val=0x8067 va=0xffff880000003000 flags=set_changed|promote emul_count=0 guest_levels=4
                hw_irq_bind_vector irq=16 vector=0x31 cpumask=0x100000001
                guest+0x12 data=0xabc:0x1
                guest+0x13
                unknown:0x0002f0ff w0=0x5
                """,
                fields(pcpu -> pcpu.trap(13, 0x1000, 0x18)
                        .shutdownRecord(D12V3, 3)
                        .npf(0xf000_0000L, -1, 0x1aa, 4)
                        .intrWindow(0xf3, 2, -1)
                        .record(0x22214, 12 << 16 | 3, -1, -10_000_001)
                        .record(0x22203, 12 << 16 | 3, -5, Integer.MIN_VALUE, 1_234_005)
                        .recordWithoutTsc(0x40f208, 0x67, 0, 0x8067, 0, 0x3000, 0xffff8800, 1 << 5 | 1 << 9)
                        .record(0x802003, 0x31 << 16 | 16, 1, 1, 0, 0, 0, 0)
                        .guestRecord(0x12, 0xabc, 1)
                        .guestRecord(0x13)
                        .record(0x2f0ff, 5)));
    }

    @Test
    void of_64_pcpus_there_is_a_picture_of_65_none() {
        TraceMaker narrow = new TraceMaker();
        narrow.pcpu(63).at(100).hypercall(23);
        assertEquals("0.000000000 " + "-".repeat(63) + "x p63 d?v?   pv_hypercall_v2 op=iret\n", Dumped.text(narrow));

        TraceMaker wide = new TraceMaker();
        wide.pcpu(64).at(100).hypercall(23);
        assertEquals("0.000000000 p64 d?v?   pv_hypercall_v2 op=iret\n", Dumped.text(wide));
    }

    @Test
    void a_record_before_all_tscs_has_the_first_of_its_pcpu() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).hlt(true).at(500).runs(D12V3).hlt(false);
        assertEquals("""
            0.000000000 x p0 d?v?   hvm_hlt pending=1
            0.000000000 x p0 d?v?   sched_runstate_change vcpu=d12v3 state=runnable->running
            0.000000000 x p0 d12v3  hvm_hlt pending=0
            """, Dumped.text(trace));
    }

    @Test
    void what_nobody_can_mean_is_refused() {
        assertEquals(
                new InProcess(
                        2,
                        "",
                        "xenscope: --class pm: not one of gen, sched, dom0op, hvm, mem, pv, shadow, hw, guest,"
                                + " unknown\n"),
                InProcess.run("dump", "--class", "sched,pm", "none.xentrace"));
    }
}
