package io.xenscope.report.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.frame.Printed;
import io.xenscope.report.frame.TwoMicroseconds;
import io.xenscope.samples.TraceMaker;
import org.junit.jupiter.api.Test;

/** All tables of a capture of two microseconds, reckoned by hand. */
final class SchedTest {
    private static String table(String name) {
        return Printed.study(TwoMicroseconds.trace(), (analysis, scope) -> new SchedStudy(analysis, 1), name);
    }

    @Test
    void a_row_for_each_state_of_each_vcpu() {
        assertEquals("""
            dom,vcpu,state,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut
            0,0,running,1,1000,50.00,1000,1000,1000,1000,1000,600,1000,0
            0,0,runnable,1,100,5.00,100,100,100,100,100,500,100,0
            0,0,blocked,0,900,45.00,,,,,,,,2
            1,0,running,2,1500,75.00,500,750,500,1000,1000,0,1000,0
            1,0,runnable,1,100,5.00,100,100,100,100,100,1400,100,0
            1,0,blocked,1,400,20.00,400,400,400,400,400,1000,400,0
            """, table("vcpu_states"));
    }

    @Test
    void waits_by_cause() {
        assertEquals("""
            dom,vcpu,cause,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut
            0,0,wake,1,100,5.00,100,100,100,100,100,500,100,0
            1,0,wake,1,100,5.00,100,100,100,100,100,1400,100,0
            """, table("waits"));
    }

    @Test
    void states_of_domains() {
        assertEquals("""
            dom,state,count,total_ns,share_pct,min_ns,mean_ns,p50_ns,p99_ns,max_ns,max_at_ns,p50_time_ns,cut
            0,blocked,0,900,45.00,,,,,,,,2
            0,full_run,1,1000,50.00,1000,1000,1000,1000,1000,600,1000,0
            0,full_contention,1,100,5.00,100,100,100,100,100,500,100,0
            1,blocked,1,400,20.00,400,400,400,400,400,1000,400,0
            1,full_run,0,1500,75.00,,,,,,,,2
            1,full_contention,1,100,5.00,100,100,100,100,100,1400,100,0
            """, table("domain_states"));
    }

    @Test
    void where_vcpus_ran_and_how_many_at_once() {
        assertEquals("""
            dom,vcpu,pcpu,count,total_ns,share_pct,resident_ns,moves_in,moves_out
            0,0,1,1,1000,100.00,1400,0,0
            1,0,0,2,1500,100.00,2000,0,0
            """, table("affinity"));
        assertEquals("""
            dom,vcpus,running_ns,running_pct,waiting_ns,waiting_pct
            0,0,1000,50.00,1900,95.00
            0,1,1000,50.00,100,5.00
            1,0,500,25.00,1900,95.00
            1,1,1500,75.00,100,5.00
            """, table("parallelism"));
    }

    @Test
    void a_capture_without_runstates_says_so() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).vmexit(48, 0x1000).at(100).vmentry();
        String page = Printed.study(trace, (analysis, scope) -> new SchedStudy(analysis, 1), "");
        assertEquals(
                "This capture holds no runstate records (xentrace -e 0x21000 records them).",
                page.lines().reduce((line, next) -> next).orElseThrow());
    }
}
