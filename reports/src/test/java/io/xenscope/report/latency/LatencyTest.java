package io.xenscope.report.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.tables.Made;
import io.xenscope.report.tables.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatencyTest {
    private static String latencies(Level... levels) {
        return Printed.csv(Made.trace(), (scope, page) -> Latency.fill(scope, page, List.of(levels)), "latencies");
    }

    @Test
    void adds_up_over_all_vcpus() {
        assertEquals("""
                name,level,dom,vcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns
                wake-to-run,all,,,,2,100,100,100,100,100,100,100,100,200
                runnable,all,,,,2,100,100,100,100,100,100,100,100,200
                blocked,all,,,,1,400,400,400,400,400,400,400,400,400
                run,all,,,,3,500,1000,1000,1000,1000,1000,1000,833,2500
                exit,all,,,EPT_VIOLATION,1,30,30,30,30,30,30,30,30,30
                """, latencies(Level.ALL));
    }

    @Test
    void tells_of_each_domain_and_vcpu() {
        assertEquals("""
                name,level,dom,vcpu,reason,count,min_ns,p50_ns,p90_ns,p99_ns,p999_ns,p9999_ns,max_ns,mean_ns,total_ns
                wake-to-run,dom,0,,,1,100,100,100,100,100,100,100,100,100
                wake-to-run,dom,1,,,1,100,100,100,100,100,100,100,100,100
                wake-to-run,vcpu,0,0,,1,100,100,100,100,100,100,100,100,100
                wake-to-run,vcpu,1,0,,1,100,100,100,100,100,100,100,100,100
                runnable,dom,0,,,1,100,100,100,100,100,100,100,100,100
                runnable,dom,1,,,1,100,100,100,100,100,100,100,100,100
                runnable,vcpu,0,0,,1,100,100,100,100,100,100,100,100,100
                runnable,vcpu,1,0,,1,100,100,100,100,100,100,100,100,100
                blocked,dom,1,,,1,400,400,400,400,400,400,400,400,400
                blocked,vcpu,1,0,,1,400,400,400,400,400,400,400,400,400
                run,dom,0,,,1,1000,1000,1000,1000,1000,1000,1000,1000,1000
                run,dom,1,,,2,500,500,1000,1000,1000,1000,1000,750,1500
                run,vcpu,0,0,,1,1000,1000,1000,1000,1000,1000,1000,1000,1000
                run,vcpu,1,0,,2,500,500,1000,1000,1000,1000,1000,750,1500
                exit,dom,1,,EPT_VIOLATION,1,30,30,30,30,30,30,30,30,30
                exit,vcpu,1,0,EPT_VIOLATION,1,30,30,30,30,30,30,30,30,30
                """, latencies(Level.DOM, Level.VCPU));
    }
}
