package io.xenscope.report.dump;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DumpFilterTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D2V1 = d(2).v(1);

    /** Lines of the capture below that are left, by their times in ns. */
    private static String left(String... options) {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(1000).runs(D1V0).at(1100).hypercall(1).at(1200).wakes(d(2).v(2));
        trace.pcpu(1)
                .at(1010)
                .runs(D2V1)
                .at(1110)
                .hypercall(2)
                .at(1210)
                .vmexit(10, 0)
                .at(1310)
                .vmentry();
        trace.pcpu(1).at(1410).domAdd(1);
        return Dumped.text(trace, options)
                .lines()
                .map(line -> Long.toString(Long.parseLong(line.substring(2, 11))))
                .collect(Collectors.joining(" "));
    }

    @Test
    void without_any_all_are_shown() {
        assertEquals("0 10 100 110 200 210 310 410 410", left());
    }

    @Test
    void by_time_from_inclusive_to_exclusive() {
        assertEquals("100 110", left("--from", "100ns", "--to", "200ns"));
        assertEquals("310 410 410", left("--from", "211ns"));
        assertEquals("0 10", left("--to", "100ns"));
        assertEquals("100 110 200", left("--from", "11ns", "--to", "+190ns"));
        assertEquals("310 410 410", left("--from", "-100ns"));
    }

    @Test
    void by_vcpu_those_made_while_it_ran_and_those_that_name_it() {
        assertEquals("10 110 200 210 310 410 410", left("--vcpu", "d2v*"));
        assertEquals("0 100 200", left("--vcpu", "d1v0"));
    }

    @Test
    void by_domain_also_those_that_name_the_domain_alone() {
        assertEquals("0 100 200 410 410", left("--dom", "1"));
    }

    @Test
    void by_pcpu() {
        assertEquals("0 100 200", left("--pcpu", "0"));
    }

    @Test
    void by_event_and_class() {
        assertEquals("0 10 200 210 410", left("--event", "sched_*,hvm_vmx*"));
        assertEquals("100 110 210 310", left("--class", "pv,hvm"));
        assertEquals("310", left("--class", "pv,hvm", "-e", "*entry", "-p", "1"));
    }
}
