package io.xenscope.report.irqs;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.base.Range;
import io.xenscope.format.event.Runstate;
import io.xenscope.report.frame.Printed;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** Interrupts of captures of two microseconds, reckoned by hand. */
final class IrqsTest {
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(1).v(1);

    private final TraceMaker trace = new TraceMaker();

    private String table(String name) {
        return Printed.study(
                trace, (analysis, scope) -> new IrqStudy(analysis, Range.whole(0, 2000), pcpu -> true), name);
    }

    /**
     * irq 30 on p0 from 400 to 450, recorded at 460: wakes A at 420, which runs on p1 at 440, and B at 430, which runs at
     * 500. irq 31 from 600 to 620 wakes nobody; what wakes A at 700 is no interrupt.
     */
    @Test
    void whom_an_interrupt_woke_and_how_long_that_took_to_run() {
        trace.pcpu(0)
                .at(0)
                .runs(idle(0))
                .at(420)
                .wake(A)
                .at(430)
                .wake(B)
                .at(460)
                .irqHandled(30, 400, 450);
        trace.pcpu(1).at(0).runs(idle(1)).at(440).idleTo(A).at(550).blocksToIdle();
        trace.pcpu(0)
                .at(500)
                .idleTo(B)
                .at(620)
                .irqHandled(31, 600, 620)
                .at(700)
                .wake(A)
                .at(2000)
                .continues(B);
        assertEquals("""
            irq,dom,count,irq_to_wake_p50_ns,irq_to_wake_p99_ns,irq_to_wake_max_ns,runs,wake_to_run_p50_ns,wake_to_run_p99_ns,wake_to_run_max_ns,irq_to_run_p50_ns,irq_to_run_p99_ns,irq_to_run_max_ns,max_at_ns
            30,1,2,20,30,30,2,20,70,70,40,100,100,400
            """, table("irq_wakes"));
        assertEquals("""
            irq,pcpu,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut,per_s,untimed
            30,0,1,50,2.50,50,50,50,50,50,400,50,0,500000.0,0
            31,0,1,20,1.00,20,20,20,20,20,600,20,0,500000.0,0
            """, table("irqs"));
    }

    /** irq 30 on p0 from 400 to 550, recorded at 560, wakes A at 420; A runs 440..470 and 520..600, woken by p1 at 500. */
    @Test
    void a_vcpu_that_was_woken_again_before_the_handler_is_recorded_has_run_all_the_same() {
        trace.pcpu(0).at(0).runs(idle(0)).at(420).wake(A).at(560).irqHandled(30, 400, 550);
        trace.pcpu(1)
                .at(0)
                .runs(idle(1))
                .at(440)
                .idleTo(A)
                .at(470)
                .blocksToIdle()
                .at(500)
                .wake(A)
                .at(520)
                .idleTo(A)
                .at(600)
                .blocksToIdle()
                .at(2000)
                .continues(idle(1));
        assertEquals("""
                irq,dom,count,irq_to_wake_p50_ns,irq_to_wake_p99_ns,irq_to_wake_max_ns,runs,wake_to_run_p50_ns,wake_to_run_p99_ns,wake_to_run_max_ns,irq_to_run_p50_ns,irq_to_run_p99_ns,irq_to_run_max_ns,max_at_ns
                30,1,1,20,20,20,1,20,20,20,40,40,40,400
                """, table("irq_wakes"));
    }

    @Test
    void a_handler_in_which_tracing_began_has_no_length() {
        trace.pcpu(0)
                .at(0)
                .runs(idle(0))
                .at(460)
                .irqHandled(30, 0, 450)
                .at(2000)
                .continues(idle(0));
        assertEquals("""
            irq,pcpu,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut,per_s,untimed
            30,0,1,0,0.00,,,,,,,,0,500000.0,1
            """, table("irqs"));
    }

    @Test
    void vectors_that_irqs_get_lose_and_move_from_are_counted() {
        trace.pcpu(0)
                .at(0)
                .record(0x802006, 30 | 0x31 << 16, 0, 0, 0, 0, 0, 0)
                .record(0x802003, 9 | 0xf0 << 16, 0, 0, 0, 0, 0, 0)
                .record(0x802005, 30, 0x31, 2)
                .record(0x802001, 30, 0x31, 2)
                .record(0x802002, 30, 0x31, 2)
                .record(0x802007, 0x77)
                .at(2000)
                .record(0x802004, 30 | 0x32 << 16, 0, 0, 0, 0, 0, 0);
        assertEquals("""
            irq,vector,bound,assigned,cleared,moved,released,postponed,unmapped
            ,119,0,0,0,0,0,0,1
            9,240,1,0,0,0,0,0,0
            30,49,0,1,0,1,1,1,0
            30,50,0,0,1,0,0,0,0
            """, table("vectors"));
    }

    /** A sends 0xfb to B (APIC id 2) twice before it arrives, 0xfc to all but itself through the xAPIC, and an NMI. */
    @Test
    void ipis_are_followed_from_the_send_to_the_injection() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(100)
                .record(0x8200d, 0x830, 0x000000fb, 2)
                .at(150)
                .record(0x8200d, 0x830, 0xfb, 2);
        trace.pcpu(1).at(0).runs(B).at(300).record(0x82004, 0xfb, 0).at(350).record(0x82004, 0xf3, 0);
        trace.pcpu(0).at(400).record(0x82217, 0xfee00300, 0x000c00fc).at(450).record(0x82217, 0xfee00300, 0x000c0400);
        trace.pcpu(0).at(500).record(0x82217, 0xfee00310, 0x02000000).record(0x82217, 0xfee00300, 0x000000fd);
        trace.pcpu(1).at(700).record(0x82004, 0xfc, 0).at(2000).continues(B);
        assertEquals("""
            dom,vcpu,vector,sent,pending,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns,max_at_ns
            1,1,251,2,0,1,200,200,200,200,200,200,200,200,200,100
            1,1,252,1,0,1,300,300,300,300,300,300,300,300,300,400
            1,1,253,1,1,0,0,,,,,,,,0,
            """, table("ipis"));
    }

    /**
     * A wakes at 100, runs at 150; 0xf3 enters at 210; preempted 400..500; 0xfb enters at 600; blocks at 1000. Then 0xf3
     * alone: enters at 1300, block at 1400.
     */
    @Test
    void an_interrupt_costs_from_its_entry_to_the_next_block() {
        trace.pcpu(0).at(0).runs(idle(0)).at(50).runstate(A, Runstate.OFFLINE, Runstate.BLOCKED);
        trace.pcpu(0)
                .at(60)
                .idleTo(A)
                .at(70)
                .record(0x82004, 0x20, 0)
                .at(80)
                .vmentry()
                .at(90)
                .blocksToIdle();
        trace.pcpu(0)
                .at(100)
                .wake(A)
                .at(150)
                .idleTo(A)
                .at(200)
                .record(0x82004, 0xf3, 0)
                .at(210)
                .vmentry();
        trace.pcpu(0)
                .at(400)
                .switchTo(Runstate.RUNNABLE, idle(0))
                .at(500)
                .idleTo(A)
                .at(590)
                .record(0x82004, 0xfb, 0)
                .at(600)
                .vmentry();
        trace.pcpu(0).at(1000).blocksToIdle().at(1200).wake(A).at(1250).idleTo(A);
        trace.pcpu(0)
                .at(1290)
                .record(0x82004, 0xf3, 0)
                .at(1300)
                .vmentry()
                .at(1400)
                .blocksToIdle();
        trace.pcpu(0).at(2000).continues(idle(0));
        assertEquals("""
            dom,vcpu,vector,kind,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns,waiting_ns
            1,0,243,any,2,100,100,790,790,790,790,790,445,890,100
            1,0,251,other,1,400,400,400,400,400,400,400,400,400,0
            1,0,243,alone,1,100,100,100,100,100,100,100,100,100,0
            1,0,32,other,1,10,10,10,10,10,10,10,10,10,0
            """, table("wake_to_halt"));
    }
}
