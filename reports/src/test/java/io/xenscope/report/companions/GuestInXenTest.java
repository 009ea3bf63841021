package io.xenscope.report.companions;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.MemEvents;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a guest's syscalls were in Xen: a hypercall counts to the last record that proves it. */
final class GuestInXenTest {
    private static final VcpuName GUEST = d(1).v(0);

    @TempDir
    Path directory;

    @Test
    void a_syscall_was_in_xen_as_long_as_its_hypercall_is_proved() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(1_000_000)
                .runs(GUEST)
                .at(5_000_000)
                .hypercall(17)
                .at(6_000_000)
                .record(MemEvents.PAGE_GRANT_MAP, 0)
                .at(8_000_000)
                .hypercall(17)
                .at(9_000_000)
                .blocks(GUEST);
        Path capture = Files.write(directory.resolve("made.xen"), trace.bytes());
        Path log = Files.writeString(
                directory.resolve("trace"),
                "# trace clock: x86-tsc\n  sh-7 [000] ..... 4500000: sys_enter: NR 1 (0)\n"
                        + "  sh-7 [000] ..... 7000000: sys_exit: NR 1 = 0\n");
        InProcess answer = InProcess.run(
                "guest",
                "--cpu-hz",
                "1000000000",
                "--csv",
                "--table",
                "syscalls",
                "--with",
                "ftrace,dom=1,clock=tsc:" + log,
                capture.toString());
        List<String> rows = answer.out().lines().toList();
        assertEquals("dom,name,count,total_ns,p50_ns,p99_ns,max_ns,in_xen_ns,waiting_ns,blocked_ns", rows.get(0));
        assertEquals("1,syscall 1,1,2500000,2500000,2500000,2500000,1000000,0,0", rows.get(1));
        List<String> slowest = InProcess.run(
                        "guest",
                        "--cpu-hz",
                        "1000000000",
                        "--csv",
                        "--table",
                        "slow_syscalls",
                        "--with",
                        "ftrace,dom=1,clock=tsc:" + log,
                        capture.toString())
                .out()
                .lines()
                .toList();
        assertEquals(
                List.of(
                        "dom,vcpu,name,start_ns,bound_ns,dur_ns,in_xen_ns,entries,waiting_ns,blocked_ns,line",
                        "1,0,syscall 1,3500000,1,2500000,1000000,1,0,0,2"),
                slowest);
    }
}
