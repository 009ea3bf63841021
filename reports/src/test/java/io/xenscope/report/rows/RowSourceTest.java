package io.xenscope.report.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.analyze.clock.Clocks;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.Progress;
import io.xenscope.report.frame.TwoMicroseconds;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RowSourceTest {
    private static final RowSource.Options TICKS_ARE_NANOS =
            new RowSource.Options(1, TscRate.given(1e9), Clocks.AS_RECORDED);

    /** A table of the capture of {@link TwoMicroseconds}. */
    private static String made(RowTable<?> table) {
        try (Capture capture = TwoMicroseconds.trace().capture();
                RowSource source = new RowSource(capture, TICKS_ARE_NANOS)) {
            return ReadRows.text(table, ReadRows.of(source, table));
        }
    }

    @Test
    void runstate_intervals_fill_the_time_of_each_vcpu() {
        assertEquals("""
            dom,vcpu,state,before,pcpu,start_ns,dur_ns,whole
            1,0,running,runnable,0,0,1000,1
            1,0,blocked,running,0,1000,400,1
            1,0,runnable,blocked,0,1400,100,1
            1,0,running,runnable,0,1500,500,1
            32767,0,runnable,unknown,,0,1000,0
            32767,0,running,runnable,0,1000,500,1
            32767,0,runnable,running,0,1500,500,1
            32767,1,running,runnable,1,0,600,1
            32767,1,runnable,running,1,600,1000,1
            0,0,blocked,unknown,,0,500,0
            0,0,runnable,blocked,,500,100,1
            0,0,running,runnable,1,600,1000,1
            32767,1,running,runnable,1,1600,400,0
            0,0,blocked,running,1,1600,400,0
            """, made(Tables.STATES));
    }

    @Test
    void a_vm_exit_says_what_its_records_say() {
        assertEquals("""
            span,dom,vcpu,pcpu,start_ns,dur_ns,xen_ns,wait_ns,blocked_ns,guest_ns,reason,name,nested,rip,handler,object,value,handlers,injected
            115,1,0,0,100,30,30,0,0,,48,EPT_VIOLATION,0,4096,,,,0,
            """, made(Tables.EXITS));
    }

    @Test
    void a_wait_names_the_pcpu_that_ended_it_and_its_rivals() {
        assertEquals("""
            span,root,dom,vcpu,start_ns,dur_ns,cause,certainty,wake,by_dom,by_vcpu,by_pcpu,by_kind,by_span,ran_on
            -2427616028170390,-3106773700168653,0,0,500,100,wake,recorded,async,32767,1,1,idle,4503599627372519,1
            -2782260731215207,-1277470488760523,1,0,1400,100,wake,recorded,async,32767,0,0,idle,791,0
            wait,dom,vcpu,pcpu,occupant,rival_dom,rival_vcpu,start_ns,dur_ns
            -2427616028170390,0,0,1,idle,32767,1,500,100
            -2782260731215207,1,0,0,idle,32767,0,1400,100
            """, made(Tables.WAITS) + made(Tables.RIVALS));
    }

    @Test
    void a_wake_up_is_a_row_with_the_time_until_the_run() {
        assertEquals("""
            root,dom,vcpu,t_ns,on_pcpu,why,by_dom,by_vcpu,by_pcpu,by_kind,by_span,run_ns
            -3106773700168653,0,0,500,1,async,32767,1,1,idle,4503599627372519,100
            -1277470488760523,1,0,1400,0,async,32767,0,0,idle,791,100
            """, made(Tables.WAKES));
    }

    @Test
    void calls_and_interrupts_are_rows() {
        assertEquals("""
            span,parent,dom,vcpu,pcpu,start_ns,dur_ns,latest_end_ns,number,name,cmd,items,continuations,continued,member,part,in_exit
            4503599627373204,-483582029494658,0,0,1,650,950,1600,32,event_channel_op,,,0,,0,0,0
            span,pcpu,irq,start_ns,dur_ns,dom,vcpu
            4503599627372518,1,30,400,50,32767,1
            """, made(Tables.CALLS) + made(Tables.IRQS));
    }

    @Test
    void facts_of_the_capture_pcpus_vcpus_and_clocks_are_rows() {
        assertEquals(
                """
            file_bytes,windows,begin_tsc,span_ns,complete,clean,records,lost_records,tsc_hz,tsc_source,vendor,clock_mode,begin_utc_ns,wall_source
            824,2,0,2000,1,1,38,0,1000000000,user,intel,none,,
            pcpu,records,first_ns,last_ns,busy_ns,idle_ns,lost_ns,unknown_ns,losses,lost_records,switches
            0,22,0,2000,1500,500,0,0,0,0,3
            1,16,0,1600,1000,1000,0,0,0,0,2
            dom,vcpu,running_ns,runnable_ns,blocked_ns,offline_ns,lost_ns,unknown_ns,migrations,clock_bound_ns
            0,0,1000,100,900,0,0,0,0,0
            1,0,1500,100,400,0,0,0,0,0
            32767,0,500,1500,0,0,0,0,0,0
            32767,1,1000,1000,0,0,0,0,0,0
            pcpu,offset_ns,rate_ppb,facts,bent,steps,bound_ns,lifts,lift_ns,tsc_went_back
            0,0,0,0,0,0,0,0,0,0
            1,0,0,0,0,0,0,0,0,0
            dom,life,created_ns,creator_dom,creator_vcpu,first_run_ns,shutdown_ns,shutdown_reason,destroyed_ns,last_run_ns,running_ns,vcpus
            0,1,,,,,,,,,1000,1
            1,1,,,,,,,,,1500,1
            """,
                made(Tables.CAPTURE)
                        + made(Tables.PCPUS)
                        + made(Tables.VCPUS)
                        + made(Tables.CLOCK)
                        + made(Tables.DOMAINS));
    }

    @Test
    void records_are_rows_with_their_words() {
        assertEquals("""
            t_ns,pcpu,dom,vcpu,event,id,n,w0,w1,w2,w3,w4,w5,w6,offset
            0,0,,,sched_runstate_change,135425,1,65536,,,,,,,12
            0,1,,,sched_runstate_change,135425,1,2147418113,,,,,,,488
            100,0,1,0,hvm_vmx_exit64,528642,3,48,4096,0,,,,,28
            130,0,1,0,hvm_vmentry,528385,0,,,,,,,,52
            450,1,32767,1,hw_irq_handled,8396808,3,30,400,450,,,,,504
            500,1,32767,1,sched_wake,163844,2,0,0,,,,,,528
            500,1,32767,1,sched_runstate_change,135697,1,0,,,,,,,548
            600,1,32767,1,sched_switch_infprev,163854,3,32767,1,600,,,,,564
            600,1,32767,1,sched_switch_infnext,163855,4,0,0,100,-1,,,,588
            600,1,32767,1,sched_switch,163850,4,32767,1,0,0,,,,616
            600,1,32767,1,sched_runstate_change,135185,1,2147418113,,,,,,,644
            600,1,,,sched_runstate_change,135425,1,0,,,,,,,660
            650,1,0,0,pv_hypercall_v2,2101261,1,32,,,,,,,676
            1000,0,1,0,sched_block,163846,2,1,0,,,,,,64
            1000,0,1,0,sched_switch_infprev,163854,3,1,0,1000,,,,,84
            1000,0,1,0,sched_switch_infnext,163855,4,32767,0,0,-1,,,,108
            1000,0,1,0,sched_switch,163850,4,1,0,32767,0,,,,136
            1000,0,1,0,sched_runstate_change,135201,1,65536,,,,,,,164
            1000,0,,,sched_runstate_change,135425,1,2147418112,,,,,,,180
            1400,0,32767,0,sched_wake,163844,2,1,0,,,,,,196
            1400,0,32767,0,sched_runstate_change,135697,1,65536,,,,,,,216
            1500,0,32767,0,sched_switch_infprev,163854,3,32767,0,500,,,,,232
            1500,0,32767,0,sched_switch_infnext,163855,4,1,0,100,-1,,,,256
            1500,0,32767,0,sched_switch,163850,4,32767,0,1,0,,,,284
            1500,0,32767,0,sched_runstate_change,135185,1,2147418112,,,,,,,312
            1500,0,,,sched_runstate_change,135425,1,65536,,,,,,,328
            1600,1,0,0,sched_block,163846,2,0,0,,,,,,692
            1600,1,0,0,sched_switch_infprev,163854,3,0,0,1000,,,,,712
            1600,1,0,0,sched_switch_infnext,163855,4,32767,1,1000,-1,,,,736
            1600,1,0,0,sched_switch,163850,4,0,0,32767,1,,,,764
            1600,1,0,0,sched_runstate_change,135201,1,0,,,,,,,792
            1600,1,,,sched_runstate_change,135425,1,2147418113,,,,,,,808
            2000,0,1,0,sched_block,163846,2,1,0,,,,,,344
            2000,0,1,0,sched_switch_infprev,163854,3,1,0,500,,,,,364
            2000,0,1,0,sched_switch_infnext,163855,4,32767,0,500,-1,,,,388
            2000,0,1,0,sched_switch,163850,4,1,0,32767,0,,,,416
            2000,0,1,0,sched_runstate_change,135201,1,65536,,,,,,,444
            2000,0,,,sched_runstate_change,135425,1,2147418112,,,,,,,460
            """, made(Tables.EVENTS));
    }

    /** Every sliced table has the same rows in one slice and in five, in whatever order. */
    @Test
    void slices_add_up_to_the_whole() {
        try (Capture capture = Capture.open(Samples.path(Samples.HVM_BOOT));
                RowSource source = new RowSource(capture, new RowSource.Options(1))) {
            assertEquals(sums(source, List.of(source.whole())), sums(source, source.slices(5)));
        }
    }

    /** By table the number of rows, and the sum of their digests. */
    private static Map<String, List<Long>> sums(RowSource source, List<Slice> slices) {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (Slice slice : slices) {
            RowSinks sinks = new RowSinks();
            for (RowTable<?> table : Tables.ALL) {
                if (table.isSliced()) {
                    sinks.add(
                            table,
                            new ReadRows(
                                    table,
                                    row -> sums.merge(
                                            table.name(),
                                            List.of(1L, (long) row.hashCode()),
                                            (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)))));
                }
            }
            source.read(sinks, slice);
        }
        return sums;
    }

    @Test
    void several_tables_in_one_reading_are_those_of_one_each() {
        try (Capture capture = Capture.open(Samples.path(Samples.LOST_RECORDS));
                RowSource source = new RowSource(capture, new RowSource.Options(2))) {
            Map<String, List<Map<String, Object>>> together = new HashMap<>();
            RowSinks sinks = new RowSinks();
            for (RowTable<?> table : Tables.ALL) {
                if (table != Tables.LATENCY) {
                    List<Map<String, Object>> rows = new ArrayList<>();
                    together.put(table.name(), rows);
                    sinks.add(table, new ReadRows(table, rows::add));
                }
            }
            source.read(sinks);
            together.forEach((name, rows) -> assertEquals(rows, ReadRows.of(source, Tables.named(name)), name));
        }
    }

    @Test
    void a_survey_that_nobody_waits_for_ends_and_the_next_one_is_whole() {
        try (Capture capture = Capture.open(Samples.path(Samples.LOST_RECORDS));
                RowSource source = new RowSource(capture, new RowSource.Options(1))) {
            Progress.stop();
            try {
                assertThrows(Progress.Stopped.class, () -> ReadRows.of(source, Tables.VCPUS));
                assertThrows(Progress.Stopped.class, () -> ReadRows.of(source, Tables.STATES));
            } finally {
                Progress.resume();
            }
            try (Capture again = Capture.open(Samples.path(Samples.LOST_RECORDS))) {
                assertEquals(ReadRows.of(again, Tables.VCPUS), ReadRows.of(source, Tables.VCPUS));
                assertEquals(ReadRows.of(again, Tables.STATES), ReadRows.of(source, Tables.STATES));
            }
        }
    }

    /** Some tables need less than others: they say no less where nothing was read before. */
    @Test
    void a_table_says_the_same_whatever_was_read_before() {
        for (RowTable<?> table : Tables.ALL) {
            if (table == Tables.LATENCY) {
                continue; // its histograms are bytes, which tests of latency read
            }
            try (Capture capture = Capture.open(Samples.path(Samples.PV_DOMAIN_CREATE));
                    RowSource behindVcpus = new RowSource(capture, new RowSource.Options(1))) {
                ReadRows.of(behindVcpus, Tables.VCPUS);
                assertEquals(lines(ReadRows.of(behindVcpus, table)), lines(ReadRows.of(capture, table)), table.name());
            }
        }
    }

    /** Number of rows and a digest of them, in no order: a difference of whole tables is too long to print. */
    private static List<Long> lines(List<Map<String, Object>> rows) {
        return List.of(
                (long) rows.size(), rows.stream().mapToLong(Map::hashCode).sum());
    }
}
