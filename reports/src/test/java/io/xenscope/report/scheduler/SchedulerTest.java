package io.xenscope.report.scheduler;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.base.Range;
import io.xenscope.format.event.Runstate;
import io.xenscope.report.frame.Printed;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** Decisions of schedulers in captures of some microseconds, reckoned by hand. */
final class SchedulerTest {
    private static final VcpuName A = d(1).v(2);
    /** As records of credit2, rtds and null name it. */
    private static final int UNIT = 1 << 16 | 2;

    private final TraceMaker trace = new TraceMaker();

    private String table(String name) {
        return Printed.study(trace, (analysis, scope) -> new SchedulerStudy(analysis, new Range(0, 2_000_000)), name);
    }

    /** p1 is tickled at 100 and 150 and decides at 200 to switch; at 400, deciding at 500 to let A go on; and at 900. */
    @Test
    void tickles_are_obeyed_by_a_switch_or_not() {
        trace.pcpu(0).at(0).runs(idle(0)).at(100).record(0x22206, 1).at(150).record(0x22206, 1);
        trace.pcpu(1).at(0).runs(idle(1)).at(200).record(0x22215, 1, 1).at(210).switchTo(Runstate.RUNNABLE, A);
        trace.pcpu(0).at(400).record(0x22206, 1);
        trace.pcpu(1).at(500).record(0x22215, 1, 0x101).at(510).continues();
        trace.pcpu(0).at(900).record(0x22206, 1).at(2000).continues(idle(0));
        assertEquals("""
            pcpu,decisions,tasklets,tickles,answered,latency_p50_ns,latency_p99_ns,latency_max_ns,switched,kept
            1,2,2,4,2,100,100,100,1,1
            """, table("decisions"));
    }

    @Test
    void credit_boosts_steals_and_looks_for_work() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .record(0x22002, 1, 2, 1)
                .record(0x22007, 1, 2)
                .record(0x22008, 1, 2);
        trace.pcpu(0)
                .at(10)
                .record(0x22004, 3, 1, 2)
                .record(0x2200b, 3, 0)
                .record(0x2200b, 3, 1)
                .record(0x2200b, 2, 0);
        trace.pcpu(0).at(20).record(0x22005, 1, 2, 0).record(0x2200a, UNIT, 500).record(0x22003, 1, 2, 0);
        assertEquals("""
            dom,vcpu,account_starts,account_stops,stolen,picked_cpu,boosts,unboosts,ratelimits
            1,2,1,1,1,1,1,1,1
            """, table("credit_vcpus"));
        assertEquals("""
            pcpu,peer,skipped,checked,stolen
            0,2,1,0,0
            0,3,1,1,1
            """, table("credit_steals"));
    }

    /** Loads are in units of 2^-18: 65536 is a quarter, 131072 a half. */
    @Test
    void credit2_burns_resets_loads_and_moves() {
        trace.pcpu(0).at(0).runs(A).record(0x22202, UNIT, 0).record(0x22202, UNIT, 3);
        trace.pcpu(0)
                .at(10)
                .record(0x22203, UNIT, 900, Integer.MIN_VALUE, 100)
                .at(20)
                .record(0x22203, UNIT, -300, Integer.MIN_VALUE, 1200);
        trace.pcpu(0).at(30).record(0x22207, UNIT, -300, 10_500_000).record(0x2220b, 65536, 0, UNIT, 18);
        trace.pcpu(0)
                .at(40)
                .record(0x2220c, 131072, 0, 131072, 0, 3 | 18 << 24, 0)
                .record(0x2220c, 65536, 0, 0, 0, 2 | 18 << 24, 0);
        trace.pcpu(0)
                .at(50)
                .record(0x2220f, UNIT, 1 << 16)
                .record(0x22211, 0, 0, 0, 0, 0, 0)
                .record(0x22216, UNIT, 5);
        trace.pcpu(0).at(60).record(0x22213, 0, 0, UNIT, 0);
        assertEquals("""
            dom,vcpu,burns,burned_ns,credit_min,credit_mean,credit_max,resets,load_mean_pct,load_max_pct,queued,place_mean,picks,migrations,ratelimits
            1,2,2,1300,-300,300,900,1,25.00,25.00,2,1.50,1,1,1
            """, table("credit2_vcpus"));
        assertEquals("""
            runq,samples,length_mean,length_max,load_mean_pct,load_max_pct,arrivals,departures,balances
            0,2,2.50,3,37.50,50.00,0,1,1
            1,0,,,,,1,0,0
            """, table("credit2_queues"));
    }

    /**
     * Periods end at 1000, 2000, 3000 and 4000. In the first nothing is known; in the second A uses all its 400; in the third it
     * has 300 left and has waited for 600; in the fourth it has 400 left and has waited for 50 only.
     */
    @Test
    void rtds_meets_or_misses_deadlines() {
        trace.pcpu(0).at(0).runs(A).at(1000).record(0x22804, UNIT, 0, 2000, 0, 400, 0);
        trace.pcpu(0)
                .at(1500)
                .record(0x22803, UNIT, 0, 0, 400, 0, 0)
                .preempted(A)
                .runs(idle(0));
        trace.pcpu(0)
                .at(2000)
                .record(0x22804, UNIT, 0, 3000, 0, 400, 0)
                .at(2100)
                .record(0x22802, UNIT, 3000, 0, 400, 0)
                .runs(A);
        trace.pcpu(0).at(2200).record(0x22803, UNIT, 300, 0, 100, 0, 0).at(2400).preempted(A);
        trace.pcpu(0)
                .at(3000)
                .record(0x22804, UNIT, 0, 4000, 0, 400, 0)
                .at(3100)
                .runs(A)
                .at(3200)
                .blocks(A)
                .at(3950)
                .wakes(A);
        trace.pcpu(0).at(4000).record(0x22804, UNIT, 0, 5000, 0, 400, 0);
        assertEquals("""
            dom,vcpu,picks,burns,burned_ns,exhausted,refills,budget_mean_ns,left_mean_ns,met,missed
            1,2,1,2,500,1,4,400,233,2,1
            """, table("rtds_vcpus"));
    }

    @Test
    void null_assigns_and_moves() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .record(0x22a01, UNIT, 3)
                .record(0x22a02, UNIT, 3)
                .record(0x22a04, UNIT, 3);
        trace.pcpu(0).at(10).record(0x22a03, UNIT, 3);
        assertEquals("""
            dom,vcpu,picked_cpu,assigned,deassigned,migrations
            1,2,1,1,1,1
            """, table("null_vcpus"));
    }
}
