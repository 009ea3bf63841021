package io.xenscope.report.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code state} and {@code toolstack} with logs beside the capture. */
final class MachineWithTest {
    /** The TSC of the sample's first record. */
    private static final long BEGIN = 81_031_587_226L;

    private static final String CAPTURE = Samples.path(Samples.PV_DOMAIN_CREATE).toString();

    @TempDir
    Path directory;

    private final List<String> with = new ArrayList<>();

    /** Stamps tie 10:00:00.5 UTC to the begin: what lies a second later there is at 1 s here. */
    @BeforeEach
    void write() throws IOException {
        log(
                "stamps",
                "realtime=1767607200.5 tsc=" + BEGIN + " label=one",
                "realtime=1767607208.5 tsc=" + (BEGIN + 8 * 2_596_097_852L) + " label=two");
        log(
                "strace",
                "100 1767607200.600000 execve(\"/usr/sbin/xl\", [\"xl\"], 0x7ffd00001000) = 0 <0.001000>",
                "100 1767607201.400000 ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7ffd00001000) = 0 <0.300000>",
                "100 1767607201.800000 read(3, 0x7ffd00001000, 16) = -1 EAGAIN (Resource unavailable) <0.000010>",
                "100 1767607208.000000 close(3) = 0 <0.000001>");
    }

    private Path log(String name, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
        with.add("--with");
        with.add(file.toString());
        return file;
    }

    private String run(String command, String... words) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        all.addAll(with);
        all.add(CAPTURE);
        InProcess answer = InProcess.run(all.toArray(String[]::new));
        assertEquals("", answer.err());
        assertEquals(0, answer.exit());
        return answer.out().replace(directory.toString(), "DIR");
    }

    private List<String> rows(String command, String table, String... words) {
        List<String> all = new ArrayList<>(List.of("--csv", "--table", table));
        all.addAll(List.of(words));
        return run(command, all.toArray(String[]::new)).lines().toList();
    }

    @Test
    void what_the_capture_says_stays_as_it_is() {
        for (String command : List.of("state --at 1s", "toolstack", "guest", "chain", "top")) {
            String[] words = (command + " --format ndjson").split(" ");
            String[] rest = Arrays.copyOfRange(words, 1, words.length);
            List<String> both = new ArrayList<>(run(words[0], rest).lines().toList());
            List<String> logs = List.copyOf(with);
            with.clear();
            List<String> alone = run(words[0], rest).lines().toList();
            with.addAll(logs);
            both.retainAll(alone);
            assertEquals(alone, both, command);
        }
    }

    @Test
    void a_moment_shows_calls_that_were_open_and_what_each_log_said_last() {
        assertEquals(
                List.of(
                        "at_ns,dom,name,what,begin_ns,open_ns,bound_ns,known,file,line",
                        "1000000000,0,strace ioctl privcmd hypercall,100,900000498,99999501,6000501,certain,strace,2"),
                rows("state", "open_companions", "--at", "1s"));
        List<String> said = rows("state", "last_lines", "--at", "1s");
        assertEquals(3, said.size());
        assertTrue(said.get(1).startsWith("1000000000,DIR/stamps,0,1000000000,1000000,1,"), said.get(1));
        assertTrue(said.get(2).startsWith("1000000000,DIR/strace,900000499,99999501,6000501,2,"), said.get(2));
    }

    @Test
    void a_message_that_explains_what_a_capture_shows_stands_whatever_came_after_it() throws IOException {
        with.clear();
        log(
                "kmsg",
                String.format("(XEN) [%016x] Domain 1 (vcpu#0) crashed on cpu#1:", BEGIN + 2_596_097_852L),
                String.format("(XEN) [%016x] something else", BEGIN + 2 * 2_596_097_852L));
        assertEquals(
                List.of(
                        "2000000000,DIR/kmsg,999999999,1000000001,1,1,xen crashed",
                        "2000000000,DIR/kmsg,1999999999,1,1,2,xen else"),
                rows("state", "last_lines", "--at", "2s").stream()
                        .skip(1)
                        .map(row -> row.replaceFirst(",[^,]*\\] ", ",xen ")
                                .replaceFirst("Domain 1 \\(vcpu#0\\) crashed on cpu#1:", "crashed")
                                .replaceFirst("something ", ""))
                        .toList());
        List<String> spans = run("export", "ndjson")
                .lines()
                .filter(line -> line.contains("message"))
                .toList();
        assertEquals(1, spans.size());
        assertTrue(spans.get(0).contains("\"name\":\"message crash\""), spans.get(0));
        assertTrue(spans.get(0).contains("999999999,"), spans.get(0));
    }

    @Test
    void ports_of_event_channels_are_told_with_when_their_table_was_taken() throws IOException {
        Path ports = Files.writeString(
                directory.resolve("ports"),
                "(XEN) [2026-01-05 10:00:01.000] Event channel information for domain 1:\n"
                        + "(XEN) [2026-01-05 10:00:01.000]     port [p/m/s]\n"
                        + "(XEN) [2026-01-05 10:00:01.000]        1 [1/0/0]: s=3 n=0 x=0 d=0 p=12 Z=7\n"
                        + "(XEN) [2026-01-05 10:00:01.000]        2 [0/1/0]: s=5 n=0 x=0 v=0\n");
        with.addAll(List.of("--with", "evtchn:" + ports));
        assertEquals(
                List.of(
                        "file,dom,port,type,vcpu,remote_dom,remote_port,pirq,virq,irq,flags,handler,taken_ns,bound_ns",
                        "DIR/ports,1,1,interdomain,0,0,12,,,,pending,,500499999,6900001",
                        "DIR/ports,1,2,virq,0,,,,0,,masked,,500499999,6900001"),
                rows("state", "ports", "--at", "1s"));
    }

    @Test
    void the_last_sample_of_a_guests_profile_gives_its_stack() throws IOException {
        long tsc = BEGIN + 23_000_000_000L;
        Path perf = Files.writeString(
                directory.resolve("perf"),
                "sh 7 [000] " + tsc + ": cycles:\n\tffffffff81000010 inner (k)\n\tffffffff81000020 outer (k)\n\n"
                        + "sh 7 [000] " + (tsc + 2_596_098) + ": cycles:\n\tffffffff81000030 later (k)\n");
        with.addAll(List.of("--with", "ftrace,dom=1,clock=tsc:" + perf));
        List<String> stack = rows("state", "guest_stacks", "--at", "8.8596s");
        assertEquals(
                List.of(
                        "at_ns,dom,vcpu,depth,frame,ago_ns,bound_ns",
                        "8859600000,1,0,0,ffffffff81000010 inner (k),149661,1",
                        "8859600000,1,0,1,ffffffff81000020 outer (k),149661,1"),
                stack);
    }

    @Test
    void calls_in_the_layout_of_probes_are_read_as_a_log_of_probes() throws IOException {
        InProcess probes = InProcess.run("toolstack", "--xpv", "-q", "--dom", "1", CAPTURE);
        assertEquals(0, probes.exit());
        List<String> lines = probes.out().lines().toList();
        assertEquals("CPU     ID                    FUNCTION:NAME", lines.get(0));
        assertEquals("  0     36 privcmd_HYPERVISOR_domctl:dom-create-start", lines.get(1));
        assertEquals("  0     36 privcmd_HYPERVISOR_domctl:dom-create-end", lines.get(2));
        Path file = Files.writeString(directory.resolve("probes"), probes.out());
        with.clear();
        with.addAll(List.of("--with", file.toString()));
        List<String> logs = rows("toolstack", "companions");
        assertTrue(
                logs.get(1).startsWith("DIR/probes,xpv," + lines.size() + "," + (lines.size() - 1) + ",0,none,order,"),
                logs.get(1));
    }

    @Test
    void processes_and_steps_of_a_creation_come_from_logs() {
        assertEquals(
                List.of(
                        "dom,pid,name,calls,failed,total_ns,hypercalls,hypercalls_ns,requests,request_errors",
                        "0,100,/usr/sbin/xl,4,1,301011000,1,300000000,0,0"),
                rows("toolstack", "processes"));
        List<String> steps = rows("toolstack", "creation_steps", "--top", "2");
        assertEquals(3, steps.size());
        assertTrue(steps.get(1).startsWith("1,1,(between),100000"), steps.get(1));
        assertTrue(steps.get(2).contains(",0,strace ioctl privcmd hypercall,100,strace,2"), steps.get(2));
        List<String> calls = rows("toolstack", "logged_calls");
        assertEquals(2, calls.size());
        assertTrue(calls.get(1).startsWith("900000499,6000501,100,ioctl privcmd hypercall,300000000,,"), calls.get(1));
    }
}
