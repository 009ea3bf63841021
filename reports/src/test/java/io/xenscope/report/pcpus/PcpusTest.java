package io.xenscope.report.pcpus;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.base.Range;
import io.xenscope.format.event.Runstate;
import io.xenscope.report.frame.Printed;
import io.xenscope.report.frame.TwoMicroseconds;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** All tables of captures of some microseconds, reckoned by hand. */
final class PcpusTest {
    private static final VcpuName A = d(1).v(0);

    private static String table(TraceMaker trace, String name, Range range, IntPredicate chosen) {
        return Printed.study(trace, (analysis, scope) -> new PcpuStudy(analysis, range, chosen, 1), name, range);
    }

    private static String table(TraceMaker trace, String name) {
        return table(trace, name, Range.whole(0, 2000), pcpu -> true);
    }

    @Test
    void where_the_time_of_pcpus_went() {
        assertEquals("""
            pcpu,busy_ns,busy_pct,switching_ns,idle_ns,idle_pct,lost_ns,unknown_ns,switches,moves_in,moves_out,lost_records
            0,1500,75.00,0,500,25.00,0,0,3,0,0,0
            1,1000,50.00,0,1000,50.00,0,0,2,0,0,0
            """, table(TwoMicroseconds.trace(), "pcpus"));
        assertEquals("""
            pcpu,state,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut
            1,busy,1,1000,50.00,1000,1000,1000,1000,1000,600,1000,0
            1,switching,2,0,0.00,0,0,0,0,0,600,0,0
            1,idle,1,1000,50.00,600,600,600,600,600,0,600,1
            """, table(TwoMicroseconds.trace(), "pcpu_states", Range.whole(0, 2000), pcpu -> pcpu == 1));
    }

    /** A goes from p0 to p1; p0 loses records from 500 to 800 and says nothing between 1000 and 1200. */
    private static TraceMaker moving() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(A).at(200).preempted(A).at(210).runs(idle(0));
        trace.pcpu(0).at(800).lost(4, d(2).v(0), 500).at(900).runstate(d(2).v(0), Runstate.RUNNING, Runstate.BLOCKED);
        trace.pcpu(0).at(910).runs(idle(0)).at(2000).continues(idle(0));
        trace.pcpu(1).at(0).runs(idle(1)).at(300).idleTo(A).at(2000).continues(A);
        return trace;
    }

    @Test
    void switching_losses_and_moves_are_told() {
        assertEquals("""
            pcpu,busy_ns,busy_pct,switching_ns,idle_ns,idle_pct,lost_ns,unknown_ns,switches,moves_in,moves_out,lost_records
            0,320,16.00,20,1380,69.00,300,0,2,0,1,4
            1,1700,85.00,0,300,15.00,0,0,1,1,0,0
            """, table(moving(), "pcpus"));
        assertEquals("""
            pcpu,dom,vcpus,count,total_ns,share_pct
            0,1,1,1,200,10.00
            0,2,1,1,100,5.00
            1,1,1,1,1700,85.00
            """, table(moving(), "guests"));
    }

    @Test
    void of_a_range_only_what_lies_in_it() {
        assertEquals("""
            pcpu,busy_ns,busy_pct,switching_ns,idle_ns,idle_pct,lost_ns,unknown_ns,switches,moves_in,moves_out,lost_records
            0,60,13.33,10,290,64.44,100,0,1,0,1,4
            1,300,66.67,0,150,33.33,0,0,1,1,0,0
            """, table(moving(), "pcpus", new Range(150, 600), pcpu -> true));
    }

    /** C1 from 100 to 600 as predicted; C3 twice: 700 to 900, 1 us predicted, and 1500 to the end. */
    @Test
    void idling_by_c_state_is_measured_against_what_was_predicted() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(idle(0)).at(100).idleEntry(1, 0, 2, 0).at(600).idleExit(1, 0);
        trace.pcpu(0).at(700).idleEntry(3, 0, 4, 1).at(900).record(0x801003, 3, 0, 0xfa, 0x31, 0, 0);
        trace.pcpu(0).at(1500).idleEntry(3, 0, 6, 3).at(2000).continues(idle(0));
        assertEquals("""
            pcpu,cstate,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut,expected_mean_ns,predicted_mean_ns,early
            0,1,1,500,25.00,500,500,500,500,500,100,500,0,2000,0,0
            0,3,1,700,35.00,200,200,200,200,200,700,200,1,5000,2000,1
            """, table(trace, "idle_states"));
        assertEquals("""
            pcpu,vector,count
            0,49,1
            0,250,1
            """, table(trace, "wakeups"));
    }

    @Test
    void frequencies_hold_from_one_change_to_the_next() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(idle(0)).at(400).record(0x801001, 2400, 1200);
        trace.pcpu(0).at(1000).record(0x801001, 1200, 2400).at(2000).continues(idle(0));
        assertEquals("""
            pcpu,mhz,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut
            0,1200,1,600,30.00,600,600,600,600,600,400,600,0
            0,2400,0,1400,70.00,,,,,,,,2
            """, table(trace, "frequencies"));
    }
}
