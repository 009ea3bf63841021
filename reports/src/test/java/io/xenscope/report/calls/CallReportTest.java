package io.xenscope.report.calls;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.frame.Printed;
import io.xenscope.report.rips.Symbols;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of captures small enough to be reckoned by hand; a tick is a nanosecond. */
class CallReportTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final int MMU_UPDATE = 1;
    private static final int MULTICALL = 13;
    private static final int UPDATE_VA_MAPPING = 14;
    private static final int GRANT_TABLE_OP = 20;
    private static final int VCPU_OP = 24;
    private static final int SCHED_OP = 29;
    private static final int DOMCTL = 36;

    private final TraceMaker trace = new TraceMaker();

    private String table(String name) {
        return Printed.study(trace, (analysis, scope) -> new CallReport(analysis, scope, noSymbols(), 1), name);
    }

    private static Symbols noSymbols() {
        try {
            return Symbols.of(List.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final String CALLS = "dom,vcpu,number,name,count,subcalls,continued,maybe_continued,cut,"
            + "least_ns,most_ns,least_p50_ns,least_p99_ns,least_max_ns,most_p50_ns,most_p99_ns,most_max_ns,"
            + "most_max_at_ns,likely_continued\n";

    @Test
    void a_call_lasts_at_least_to_its_last_record_and_at_most_to_the_next_of_the_guest() {
        trace.pcpu(0)
                .at(0)
                .runs(D1V0)
                .at(100)
                .hypercall(DOMCTL)
                .at(140)
                .domAdd(5)
                .at(200)
                .trap(3, 0x1000);
        trace.pcpu(0)
                .at(300)
                .hypercall(DOMCTL)
                .at(310)
                .pageFault(0x1000, 0x2000, 6)
                .at(400)
                .continues(D1V0);
        assertEquals(CALLS + "1,0,36,domctl,2,0,0,0,0,40,110,0,40,40,10,100,100,100,0\n", table("hypercalls"));
    }

    @Test
    void a_call_that_blocks_lasts_to_the_block_and_a_preempted_one_at_most_to_the_preemption() {
        trace.pcpu(0).at(0).runs(D1V0).at(100).hypercall(SCHED_OP, 1).at(150).blocksToIdle();
        trace.pcpu(0)
                .at(500)
                .wake(D1V0)
                .at(520)
                .idleTo(D1V0)
                .at(600)
                .hypercall(DOMCTL)
                .at(630)
                .preempted(D1V0);
        assertEquals(
                CALLS
                        + "1,0,29,sched_op,1,0,0,0,0,50,50,50,50,50,50,50,50,100,0\n"
                        + "1,0,36,domctl,1,0,0,0,0,0,30,0,0,0,30,30,30,600,0\n",
                table("hypercalls"));
        assertEquals("""
            dom,vcpu,number,name,count,command,items,items_p50,items_max,least_ns,most_ns,least_p50_ns,least_p99_ns,least_max_ns,most_p50_ns,most_p99_ns,most_max_ns,most_max_at_ns
            1,0,29,sched_op,1,block,,,,50,50,50,50,50,50,50,50,100
            """, table("commands"));
    }

    @Test
    void more_numbers_than_can_be_told_apart_are_not_lost() {
        int room = 1 << 15;
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D1V0);
        for (int i = 0; i < room + 7; i++) {
            p0.at(100 + i).hypercall(1000 + i);
        }
        p0.at(100_000).hypercall(1000).at(200_000).continues(D1V0);
        List<String> calls = table("hypercalls").lines().toList();
        assertEquals(1 + 1 + room, calls.size());
        assertEquals(",,,(all others),7,,,,,,,,,,,,,,", calls.get(1));
        long counted = calls.stream()
                .skip(1)
                .mapToLong(row -> Long.parseLong(row.split(",", -1)[4]))
                .sum();
        assertEquals(room + 8, counted);
    }

    @Test
    void members_of_a_multicall_last_to_the_next() {
        trace.pcpu(0).at(0).runs(D1V0).at(100).hypercall(MULTICALL, 2);
        trace.pcpu(0)
                .at(110)
                .subcall(UPDATE_VA_MAPPING)
                .at(130)
                .subcall(UPDATE_VA_MAPPING)
                .at(190)
                .privop(1);
        trace.pcpu(0).at(200).continues(D1V0);
        assertEquals(CALLS + "1,0,13,multicall,1,0,0,0,0,30,90,30,30,30,90,90,90,100,0\n", table("hypercalls"));
        assertEquals("""
            dom,vcpu,number,name,count,least_ns,most_ns,least_p50_ns,least_p99_ns,least_max_ns,most_p50_ns,most_p99_ns,most_max_ns,most_max_at_ns
            1,0,14,update_va_mapping,2,20,80,0,20,20,20,60,60,130
            """, table("subcalls"));
    }

    @Test
    void calls_that_go_on_after_a_preemption_are_told_apart() {
        trace.pcpu(0).at(0).runs(D1V0).at(10).hypercall(MMU_UPDATE, 8).at(20).hypercall(MMU_UPDATE, 0x80000003);
        trace.pcpu(0).at(30).hypercall(GRANT_TABLE_OP, 5, 9).at(33).continues(D1V0);
        trace.pcpu(0).at(36).hypercall(GRANT_TABLE_OP, 5, 4).at(40).hypercall(GRANT_TABLE_OP, 5, 2);
        trace.pcpu(0).at(50).hypercall(MULTICALL, 3).at(51).subcall(UPDATE_VA_MAPPING);
        trace.pcpu(0).at(60).hypercall(MULTICALL, 2).at(70).privop(1).at(80).hypercall(MULTICALL, 1);
        trace.pcpu(0).at(90).privop(1).at(100).hypercall(VCPU_OP).at(105).continues(D1V0);
        trace.pcpu(0).at(110).hypercall(VCPU_OP).at(120).privop(1).continues(D1V0);
        assertEquals("""
            dom,vcpu,number,name,count,command,items,items_p50,items_max
            1,0,13,multicall,3,,6,2,3
            1,0,20,grant_table_op,3,copy,15,4,9
            1,0,1,mmu_update,2,,11,3,8
            """, firstColumns(table("commands"), 9));
        assertEquals(
                """
                number,count,continued,likely_continued,maybe_continued
                13,3,0,1,0
                20,3,0,1,0
                1,2,1,0,0
                24,2,0,0,1
                """,
                columns(table("hypercalls"), "number", "count", "continued", "likely_continued", "maybe_continued"));
    }

    private static String columns(String csv, String... names) {
        List<String> header = List.of(csv.lines().findFirst().orElseThrow().split(","));
        StringBuilder kept = new StringBuilder();
        csv.lines()
                .map(line -> line.split(",", -1))
                .forEach(cells -> kept.append(Stream.of(names)
                                .map(name -> cells[header.indexOf(name)])
                                .collect(Collectors.joining(",")))
                        .append("\n"));
        return kept.toString();
    }

    private static String firstColumns(String csv, int columns) {
        StringBuilder cut = new StringBuilder();
        csv.lines()
                .forEach(line -> cut.append(
                                String.join(",", List.of(line.split(",", -1)).subList(0, columns)))
                        .append("\n"));
        return cut.toString();
    }

    @Test
    void a_call_across_a_loss_is_counted_and_not_timed() {
        trace.pcpu(0).at(0).runs(D1V0).at(10).hypercall(DOMCTL).at(60).lost(3, D1V0, 30);
        trace.pcpu(0).at(70).privop(1).at(80).continues(D1V0);
        assertEquals(CALLS + "1,0,36,domctl,1,0,0,0,1,0,0,,,,,,,,0\n", table("hypercalls"));
    }

    @Test
    void entries_are_told_by_kind_vector_error_code_and_rip() {
        trace.pcpu(0).at(0).runs(D1V0).at(10).trap(13, 0x1000, 7).at(20).pageFault(0x1000, 0x99, 6);
        trace.pcpu(0)
                .at(30)
                .ptwr(5, 6, 0x2000)
                .at(40)
                .mathStateRestore()
                .at(50)
                .ptwr(5, 6, 0x2000)
                .continues(D1V0);
        assertEquals("""
            dom,vcpu,kind,count,per_s
            1,0,ptwr_emulation,2,40000000.0
            1,0,math_state_restore,1,20000000.0
            1,0,page_fault,1,20000000.0
            1,0,trap,1,20000000.0
            """, table("pv_events"));
        assertEquals("dom,vcpu,vector,name,count\n1,0,13,general protection,1\n", table("traps"));
        assertEquals("""
            dom,error_code,meaning,count
            1,0x06,"not present, write, user",1
            """, table("page_faults"));
        assertEquals("""
            dom,kind,rip,symbol,count
            1,ptwr_emulation,0x2000,,2
            1,trap,0x1000,,1
            1,page_fault,0x1000,,1
            """, table("rips"));
    }
}
