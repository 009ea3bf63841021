package io.xenscope.report.companions;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest's own events of IPIs and hypercalls, held against those of the capture. Its log has the counter of the capture; ticks are ns. */
final class GuestLogTest {
    private static final int MMU_UPDATE = 1;
    private static final int MULTICALL = 13;
    private static final int MMUEXT_OP = 26;
    private static final int EVENT_CHANNEL_OP = 32;
    private static final VcpuName SENDER = d(1).v(0);
    private static final VcpuName RECEIVER = d(1).v(1);

    @TempDir
    Path directory;

    private List<String> rows(String table, TraceMaker trace, String... events) throws IOException {
        Path capture = Files.write(directory.resolve("made.xen"), trace.bytes());
        Path log = Files.writeString(
                directory.resolve("trace"), "# trace clock: x86-tsc\n" + String.join("\n", events) + "\n");
        List<String> words = new ArrayList<>(List.of("guest", "--cpu-hz", "1000000000", "--csv", "--table", table));
        words.addAll(List.of("--with", "ftrace,dom=1,clock=tsc:" + log, capture.toString()));
        InProcess answer = InProcess.run(words.toArray(String[]::new));
        assertEquals("", answer.err());
        return answer.out().lines().toList();
    }

    private static TraceMaker ipi() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(1_000_000)
                .runs(SENDER)
                .at(2_000_000)
                .hypercall(EVENT_CHANNEL_OP)
                .at(2_010_000)
                .wake(RECEIVER)
                .at(9_000_000)
                .blocks(SENDER);
        trace.pcpu(1)
                .at(1_000_000)
                .runs(idle(1))
                .at(2_100_000)
                .idleTo(RECEIVER)
                .at(3_000_000)
                .blocksToIdle();
        return trace;
    }

    @Test
    void the_handler_of_a_wake_is_the_first_that_the_log_has_in_its_run() throws IOException {
        assertEquals(
                List.of(
                        "dom,vcpu,to,count,placed,entry_p50_ns,entry_p99_ns,entry_max_ns,handler_p50_ns,"
                                + "handler_p99_ns,handler_max_ns",
                        "1,0,d1v1,1,1,40000,40000,40000,5000,5000,5000"),
                rows(
                        "ipi_handlers",
                        ipi(),
                        "  <idle>-0 [001] d.h.. 2120000: irq_handler_entry: irq=48 name=eth0-q0",
                        "  <idle>-0 [001] d.h.. 2130000: irq_handler_exit: irq=48 ret=handled",
                        "  <idle>-0 [001] d.h.. 2140000: irq_handler_entry: irq=55 name=callfuncsingle1",
                        "  <idle>-0 [001] d.h.. 2145000: irq_handler_exit: irq=55 ret=handled",
                        "  <idle>-0 [001] d.h.. 2160000: ipi_entry: (Rescheduling interrupts)",
                        "  <idle>-0 [001] d.h.. 2170000: ipi_exit: (Rescheduling interrupts)"));
    }

    @Test
    void a_handler_after_the_run_is_not_that_of_its_wake() throws IOException {
        assertEquals(
                1,
                rows(
                                "ipi_handlers",
                                ipi(),
                                "  <idle>-0 [001] d.h.. 3100000: ipi_entry: (Rescheduling interrupts)",
                                "  <idle>-0 [001] d.h.. 3170000: ipi_exit: (Rescheduling interrupts)")
                        .size());
    }

    @Test
    void what_a_guest_queued_is_matched_with_what_it_called() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(1_000_000)
                .runs(SENDER)
                .at(2_000_000)
                .hypercall(MULTICALL)
                .after(1000)
                .subcall(MMU_UPDATE)
                .after(1000)
                .subcall(MMUEXT_OP)
                .at(3_000_000)
                .hypercall(MMU_UPDATE)
                .at(4_000_000)
                .hypercall(MMU_UPDATE)
                .at(60_000_000)
                .blocks(SENDER);
        assertEquals(
                List.of(
                        "dom,vcpu,name,logged,matched,only_logged,only_captured",
                        "1,0,mmu_update,3,2,1,1",
                        "1,0,mmuext_op,1,1,0,0"),
                rows(
                        "logged_hypercalls",
                        trace,
                        "  sh-7 [000] ..... 1900000: xen_mc_entry: op 1 args [0, 1, 2, 3, 4, 5]",
                        "  sh-7 [000] ..... 1910000: xen_mc_entry: op 26 args [0, 1, 2, 3, 4, 5]",
                        "  sh-7 [000] ..... 1990000: xen_mc_flush: flushing 2 hypercalls, 96 arg bytes",
                        "  sh-7 [000] ..... 2990000: xen_mc_entry: op 1 args [0, 1, 2, 3, 4, 5]",
                        "  sh-7 [000] ..... 2995000: xen_mc_flush: flushing 1 hypercalls, 32 arg bytes",
                        "  sh-7 [000] ..... 30000000: xen_mc_entry: op 1 args [0, 1, 2, 3, 4, 5]",
                        "  sh-7 [000] ..... 30005000: xen_mc_flush: flushing 1 hypercalls, 32 arg bytes"));
    }
}
