package io.xenscope.report.interval;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.analyze.interval.TooManyCellsException;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.frame.Printed;
import io.xenscope.report.frame.TwoMicroseconds;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** Time series of captures of two microseconds, reckoned by hand. */
final class IntervalTest {
    private static final VcpuName A = d(1).v(0);

    private static String table(TraceMaker trace, Account account, long every) {
        return Printed.study(
                trace,
                (analysis, scope) -> new IntervalStudy(
                        analysis, scope, account, every, pcpu -> true, 2, new EventFilter(null, null)),
                account.columns().table());
    }

    /** d0v0 runs 600..1600, d1v0 0..1000 and 1500..2000; both wait for 100 before: the last interval has 200 only. */
    @Test
    void runs_are_split_over_the_intervals_that_they_cover() {
        assertEquals("""
            from_ns,length_ns,dom,running_ns,runnable_ns,blocked_ns,offline_ns,lost_ns,unknown_ns,running_pct
            0,900,0,300,100,500,0,0,0,33.33
            0,900,1,900,0,0,0,0,0,100.00
            900,900,0,700,0,200,0,0,0,77.78
            900,900,1,400,100,400,0,0,0,44.44
            1800,200,0,0,0,200,0,0,0,0.00
            1800,200,1,200,0,0,0,0,0,100.00
            """, table(TwoMicroseconds.trace(), Account.of("domains"), 900));
        assertEquals("""
            from_ns,length_ns,dom,vcpu,running_ns,runnable_ns,blocked_ns,offline_ns,lost_ns,unknown_ns,running_pct
            0,2000,0,0,1000,100,900,0,0,0,50.00
            0,2000,1,0,1500,100,400,0,0,0,75.00
            """, table(TwoMicroseconds.trace(), Account.of("vcpus"), 5000));
    }

    @Test
    void pcpus_too() {
        assertEquals("""
            from_ns,length_ns,pcpu,busy_ns,switching_ns,idle_ns,lost_ns,unknown_ns,busy_pct
            0,1200,0,1000,0,200,0,0,83.33
            0,1200,1,600,0,600,0,0,50.00
            1200,800,0,500,0,300,0,0,62.50
            1200,800,1,400,0,400,0,0,50.00
            """, table(TwoMicroseconds.trace(), Account.of("pcpus"), 1200));
    }

    /** The exit is from 100 to 130; the handler from 400 to 450; the hypercall at 650. */
    @Test
    void exits_and_handlers_are_split_and_events_counted() {
        assertEquals("""
            from_ns,length_ns,dom,reason,count,total_ns,share_pct
            0,120,1,EPT_VIOLATION,1,20,16.67
            120,120,1,EPT_VIOLATION,0,10,8.33
            """, table(TwoMicroseconds.trace(), Account.of("exits"), 120));
        assertEquals("""
            from_ns,length_ns,irq,pcpu,count,total_ns,share_pct
            0,430,30,1,1,30,6.98
            430,430,30,1,0,20,4.65
            """, table(TwoMicroseconds.trace(), Account.of("irqs"), 430));
        assertEquals("""
            from_ns,length_ns,dom,number,name,count
            500,500,0,32,event_channel_op,1
            """, table(TwoMicroseconds.trace(), Account.of("calls"), 500));
    }

    @Test
    void injections_and_grants_are_counted() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(A).at(100).record(0x82004, 0xf3, 0).at(600).record(0x82004, 0xf3, 0);
        trace.pcpu(0)
                .at(700)
                .record(0x10f001, 5)
                .record(0x10f001, 5)
                .record(0x10f002, 6)
                .at(1000)
                .continues(A);
        assertEquals("""
            from_ns,length_ns,dom,vector,count
            0,500,1,243,1
            500,500,1,243,1
            """, table(trace, Account.of("injections"), 500));
        assertEquals("""
            from_ns,length_ns,dom,kind,count
            500,500,5,map,2
            500,500,6,unmap,1
            """, table(trace, Account.of("grants"), 500));
    }

    /** Page table 0x1a from 100 on, not while A sleeps from 300 to 600; 0x2b from 700 on. */
    @Test
    void page_tables_count_while_their_vcpu_runs() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(100)
                .record(0x82109, 3, 0x1a000, 0)
                .at(300)
                .blocksToIdle();
        trace.pcpu(0)
                .at(550)
                .wake(A)
                .at(600)
                .idleTo(A)
                .at(700)
                .record(0x82009, 3, 0x2b000)
                .record(0x82009, 0, 1);
        trace.pcpu(0).at(1000).continues(A);
        assertEquals("""
            from_ns,length_ns,dom,gfn,switches,total_ns,share_pct
            0,500,1,0x1a,1,200,40.00
            500,500,1,0x1a,0,100,20.00
            500,500,1,0x2b,1,300,60.00
            """, table(trace, Account.of("cr3s"), 500));
    }

    @Test
    void more_intervals_than_fit_into_memory_are_refused() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(idle(0)).at(1L << 40).continues(idle(0));
        assertThrows(TooManyCellsException.class, () -> table(trace, Account.of("pcpus"), 1000));
    }
}
