package io.xenscope.report.domains;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.frame.Printed;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

final class DomainsTest {
    private static final VcpuName DOM0 = d(0).v(0);
    private static final VcpuName A = d(7).v(0);
    private static final VcpuName B = d(7).v(1);
    private static final String LIVES =
            "dom,life,vcpus,created_ns,creator,first_run_ns,shutdown_ns,reason,last_run_ns,destroyed_ns,removed_ns,running_ns\n";
    private static final String STAGES = "dom,life,build_ns,work_ns,teardown_ns,removal_ns,life_ns\n";

    private static String table(TraceMaker trace, String name) {
        return Printed.csv(trace, (scope, page) -> DomainLifeTables.fill(scope, page, 1), name);
    }

    /** Domain 7 is created, runs, shuts down and is destroyed; then its number is used again, by one that does not end. */
    private static TraceMaker twoLives() {
        TraceMaker trace = new TraceMaker();
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(DOM0);
        PcpuTrace p1 = trace.pcpu(1).at(0).runs(idle(1));
        p0.at(100).record(0x41001, 7).at(110).record(0x28001, 7);
        p0.at(300).unpauses(A);
        p1.at(350).idleTo(A).at(400).shutdownRecord(A, 3).at(450).blocksToIdle();
        p0.at(600).record(0x41002, 7).at(700).record(0x41001, 7);
        p0.at(720)
                .record(0x28002, 7)
                .at(730)
                .record(0x28001, 7)
                .at(800)
                .unpauses(A)
                .unpauses(B);
        p1.at(900).idleTo(B).at(950).switchTo(io.xenscope.format.event.Runstate.BLOCKED, A);
        p0.at(1000).continues(DOM0);
        p1.at(1000).continues(A);
        return trace;
    }

    @Test
    void a_number_that_is_used_again_has_two_lives() {
        assertEquals(LIVES + """
            0,1,1,,,,,,,,,1000
            7,1,1,100,d0v0,350,400,crash,450,600,720,100
            7,2,2,700,d0v0,900,,,,,,100
            """, table(twoLives(), "lives"));
        assertEquals(STAGES + """
            7,1,250,50,200,120,500
            7,2,200,,,,
            """, table(twoLives(), "stages"));
    }

    /** Where the class of domain operations is left out, the scheduler's own records tell. */
    @Test
    void without_records_of_creation_the_scheduler_tells() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(DOM0).at(100).record(0x28001, 7, 0).record(0x28001, 7, 1);
        trace.pcpu(1).at(0).runs(idle(1)).at(200).idleTo(A).at(300).blocksToIdle();
        trace.pcpu(0)
                .at(500)
                .record(0x28002, 7, 0)
                .record(0x28002, 7, 1)
                .at(1000)
                .continues(DOM0);
        assertEquals(LIVES + """
            0,1,1,,,,,,,,,1000
            7,1,1,100,d0v0,200,,,300,,500,100
            """, table(trace, "lives"));
        assertEquals(STAGES + "7,1,100,100,,,\n", table(trace, "stages"));
    }

    @Test
    void a_capture_that_begins_in_a_life_tells_its_end() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(DOM0).at(600).domRem(7).at(1000).continues(DOM0);
        trace.pcpu(1).at(0).runs(A).at(400).blocksToIdle();
        assertEquals(LIVES + """
            0,1,1,,,,,,,,,1000
            7,1,1,,,,,,400,600,600,400
            """, table(trace, "lives"));
        assertEquals(STAGES + "7,1,,,200,0,\n", table(trace, "stages"));
    }
}
