package io.xenscope.analyze.companion.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceReadersTest {
    /** Each item as {@code line kind thread name stamp value}. */
    private static List<String> items(LogFile file) {
        List<String> all = new ArrayList<>();
        ItemLog items = file.log().items();
        List<String> plain = Logs.items(file);
        for (long item = 0; item < items.size(); item++) {
            all.add(plain.get((int) item) + " " + number(items.stamp(item)) + " " + number(items.value(item)));
        }
        return all;
    }

    private static String number(long value) {
        return value == ItemLog.NONE ? "-" : Long.toString(value);
    }

    @Test
    void events_of_a_trace_have_task_cpu_and_ticks() {
        try (LogFile file = Logs.file("ftrace.txt")) {
            assertEquals(LogKind.FTRACE, file.kind());
            assertEquals(LogClock.TSC, file.log().clock());
            assertEquals(
                    List.of(
                            "4 event 0       [000] sched_switch 81031600000 -",
                            "5 begin 77      [000] sys_enter 81031610000 2",
                            "6 end 77      [000] sys_exit 81031640000 1",
                            "7 loss [1] lost - 12",
                            "8 event 77      [001] ipi_raise 81031650000 -",
                            "9 event 77      [001] xen_mc_entry 81031660000 -"),
                    items(file));
            assertEquals(1, FtraceReader.cpu("77      [001]"));
            assertEquals(77, FtraceReader.task("77      [001]"));
        }
    }

    @Test
    void perf_has_periods_and_stacks() {
        try (LogFile file = Logs.file("perf-script.txt")) {
            assertEquals(LogClock.BOOT, file.log().clock());
            assertEquals(
                    List.of(
                            "1 event 2301/2301  [002] syscalls:sys_enter_ioctl 123456789000 -"
                                    .replace("event", "begin"),
                            "2 event 0 [000] sched:sched_switch 123456900000 -",
                            "3 event 2301 [002] cpu-clock:pppH 123457000000 -"),
                    items(file));
            assertEquals(List.of(), Logs.bad(file));
        }
    }

    @Test
    void bpftrace_has_a_first_column_that_only_rises() {
        try (LogFile file = Logs.lines(
                LogKind.FTRACE, "1000000000 hello x", "1000000005 world", "999999999 back", "# clock: mono")) {
            assertEquals(List.of("1 event  hello 1000000000 -", "2 event  world 1000000005 -"), items(file));
            assertEquals(List.of(3L), Logs.bad(file));
        }
    }

    @Test
    void probes_pair_by_cpu_and_name() {
        try (LogFile file = Logs.file("xpv.txt")) {
            assertEquals(LogKind.XPV, file.kind());
            assertEquals(
                    List.of(
                            "2 begin 1 privcmd_HYPERVISOR_domctl:dom-create - 1",
                            "3 end 1 privcmd_HYPERVISOR_domctl:dom-create - 0",
                            "4 begin 1 privcmd_HYPERVISOR_event_channel_op:evtchn-op - 4",
                            "5 begin 0 privcmd_HYPERVISOR_memory_op:populate-physmap - 5",
                            "6 end 1 privcmd_HYPERVISOR_event_channel_op:evtchn-op - 2",
                            "7 end 0 privcmd_HYPERVISOR_memory_op:populate-physmap - 3",
                            "8 begin 1 do_privcmd_mmap:mmap - 8",
                            "9 step 1 do_privcmd_mmap:mmap - -",
                            "10 end 1 do_privcmd_mmap:mmap - 6",
                            "11 begin 1 do_privcmd_mmap:mmap - 11",
                            "12 step 1 do_privcmd_mmap:mmap - -",
                            "13 end 1 do_privcmd_mmap:mmap - 9",
                            "14 end 1 privcmd_HYPERVISOR_domctl:dom-unpause - -",
                            "15 begin 1 privcmd_HYPERVISOR_domctl:dom-unpause - -"),
                    items(file));
            assertEquals("domctl", XpvReader.call("privcmd_HYPERVISOR_domctl:dom-create"));
            assertEquals("memory_op", XpvReader.call("privcmd_HYPERVISOR_memory_op:populate-physmap"));
            assertEquals("sysctl", XpvReader.call("privcmd_HYPERVISOR_sysctl:other"));
        }
    }

    @Test
    void a_thread_may_move_between_begin_and_end() {
        try (LogFile file =
                Logs.lines(LogKind.XPV, "0 1 f:a-start", "1 2 f:a-end 1000000000007", "0 -> g:b-start", "x")) {
            assertEquals(List.of("1 begin 0 f:a - 1", "2 end 1 f:a 1000000000007 0", "3 begin 0 g:b - -"), items(file));
            assertEquals(XpvReader.MOVED, file.log().items().mark(1));
            assertEquals(List.of(4L), Logs.bad(file));
        }
    }

    @Test
    void functions_nest_and_what_never_returned_is_abandoned() {
        try (LogFile file = Logs.file("flow-python.txt")) {
            assertEquals(LogKind.FLOW, file.kind());
            assertEquals(
                    List.of(
                            "1 begin  create - 6",
                            "2 begin  _construct - 5",
                            "3 begin  storeVm - 3",
                            "4 end  storeVm - 2",
                            "5 begin  lost - 5",
                            "6 end  _construct - 1",
                            "7 end  create - 0"),
                    items(file));
            assertEquals(FlowReader.ABANDONED, file.log().items().mark(4));
            assertEquals(List.of(8L), Logs.bad(file));
        }
        try (LogFile file = Logs.file("flow-stamped.txt")) {
            assertEquals(
                    List.of(
                            "2 begin 0 xc_domain_create 100000000001000 3",
                            "3 begin 0 do_domctl 100000000003000 2",
                            "4 end 0 do_domctl 100000000093000 1",
                            "5 end 0 xc_domain_create 100000000099000 0"),
                    items(file));
        }
    }

    @Test
    void function_graph_has_durations_and_names_in_columns_are_read_too() {
        try (LogFile file = Logs.lines(
                LogKind.FLOW,
                " 0)               |  outer() {",
                " 0)   0.125 us    |    inner();",
                " 0) + 10.500 us   |  }",
                "work-entry",
                "return work")) {
            assertEquals(
                    List.of(
                            "1 begin 0 outer - 2",
                            "2 call 0 inner - 125",
                            "3 end 0 outer - 0",
                            "4 begin  work - 4",
                            "5 end  work - 3"),
                    items(file));
        }
    }

    @Test
    void recursion_is_fine() {
        String[] lines = new String[20_000];
        for (int i = 0; i < 10_000; i++) {
            lines[i] = "-> f";
            lines[19_999 - i] = "<- f";
        }
        try (LogFile file = Logs.lines(LogKind.FLOW, lines)) {
            assertEquals(19_999, file.log().items().value(0));
            assertEquals(List.of(), Logs.bad(file));
        }
    }

    @Test
    void event_channels_come_from_three_programs() {
        try (LogFile file = Logs.lines(
                LogKind.EVTCHN,
                "   1: VCPU 0: Interdomain (Connected) - Remote Domain 1, Port 2",
                "   2: VCPU 3: Virtual IRQ 4",
                "(XEN) Event channel information for domain 5:",
                "(XEN)     port [p/m/s]",
                "(XEN)        7 [0/0/0]: s=3 n=1 x=0 d=0 p=12",
                " 63:   120   0   xen-dyn    -event     xenbus",
                "(XEN)        8 [0/0/0]: s=9 n=1")) {
            assertEquals(
                    List.of(
                            "1 event  interdomain - 1",
                            "2 event  virq - 2",
                            "5 event 5 interdomain - 7",
                            "6 event 5 xen-dyn - 63"),
                    items(file));
            assertEquals(List.of(7L), Logs.bad(file));
        }
    }
}
