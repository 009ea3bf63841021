package io.xenscope.report.xenstore;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.MemEvents;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of requests through Xen. The capture begins at 10:00:00 UTC; its ticks are ns. */
final class RequestRoutesTest {
    private static final long BEGIN = 50_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int EVENT_CHANNEL_OP = 32;
    private static final VcpuName TOOL = d(0).v(0);
    private static final VcpuName GUEST = d(1).v(0);

    @TempDir
    Path directory;

    private final TraceMaker trace = new TraceMaker();
    private final PcpuTrace tool =
            trace.pcpu(0).at(BEGIN).runs(TOOL).after(1000).blocksToIdle();
    private final PcpuTrace guest = trace.pcpu(1).at(BEGIN).runs(idle(1));

    /** The guest runs, signals, and blocks 300 us later; dom0 runs 200 us behind the signal, and wakes the guest 300 us later. */
    private void asks(long time) {
        guest.at(BEGIN + time - 50_000).wake(GUEST).after(1000).idleTo(GUEST);
        guest.at(BEGIN + time).hypercall(EVENT_CHANNEL_OP).after(100_000).wake(TOOL);
        tool.at(BEGIN + time + 200_000).idleTo(TOOL);
        guest.at(BEGIN + time + 300_000).blocksToIdle();
        tool.at(BEGIN + time + 500_000).hypercall(EVENT_CHANNEL_OP).after(0).wake(GUEST);
        tool.after(100_000).blocksToIdle();
        guest.at(BEGIN + time + 600_000).idleTo(GUEST).after(1000).blocksToIdle();
    }

    private List<String> table(String name, String... log) throws IOException {
        tool.at(BEGIN + 20 * SECOND).idleTo(TOOL);
        Path capture = Files.write(directory.resolve("made.xen"), trace.bytes());
        Path stamps = Files.writeString(
                directory.resolve("stamps"),
                "realtime=1767607200.0 tsc=" + BEGIN + "\nrealtime=1767607210.0 tsc=" + (BEGIN + 10 * SECOND) + "\n");
        Path store = Files.writeString(directory.resolve("store"), String.join("\n", log) + "\n");
        InProcess answer = InProcess.run(
                "xenstore",
                "-q",
                "--all",
                "--csv",
                "--table",
                name,
                "--cpu-hz",
                "1000000000",
                "--with",
                stamps.toString(),
                "--with",
                store.toString(),
                capture.toString());
        assertEquals("", answer.err());
        return answer.out().lines().toList();
    }

    private List<String> routes(String... log) throws IOException {
        List<String> lines = table("requests", log);
        List<String> head = List.of(lines.get(0).split(","));
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            rows.add(cells[head.indexOf("dom")] + " " + cells[head.indexOf("op")] + ": "
                    + cells[head.indexOf("path_run_ns")] + " " + cells[head.indexOf("path_wake_ns")]);
        }
        return rows;
    }

    private static String[] log(String... requests) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "***",
                "CREATE connection 0x10",
                "CREATE connection 0x20",
                "IN 0x20 20260105 10:00:00 INTRODUCE (1 2515457 1 )",
                "CREATE connection 0x30",
                "OUT 0x20 20260105 10:00:00 INTRODUCE (OK )"));
        for (String request : requests) {
            lines.add("IN 0x30 20260105 10:00:" + request.replace('/', ' ') + " (data )");
            lines.add("OUT 0x30 20260105 10:00:" + request.replace('/', ' ') + " (OK )");
        }
        return lines.toArray(String[]::new);
    }

    @Test
    void a_request_with_one_signal_and_one_wake_has_its_way() throws IOException {
        asks(4 * SECOND + SECOND / 2);
        assertEquals(List.of("0 INTRODUCE:  ", "1 READ: 200000 300000"), routes(log("04/READ")));
    }

    @Test
    void of_two_signals_nobody_knows_which_was_the_requests() throws IOException {
        asks(4 * SECOND + SECOND / 4);
        asks(4 * SECOND + SECOND / 2);
        assertEquals(List.of("0 INTRODUCE:  ", "1 READ:  "), routes(log("04/READ")));
    }

    @Test
    void two_requests_and_two_signals_go_together_in_their_order() throws IOException {
        asks(4 * SECOND + SECOND / 2);
        asks(10 * SECOND + SECOND / 2);
        assertEquals(
                List.of("0 INTRODUCE:  ", "1 READ: 200000 300000", "1 WRITE: 200000 300000"),
                routes(log("04/READ", "10/WRITE")));
    }

    @Test
    void of_three_signals_for_two_requests_nobody_knows_which_was_for_neither() throws IOException {
        asks(4 * SECOND + SECOND / 4);
        asks(4 * SECOND + SECOND / 2);
        asks(4 * SECOND + 3 * SECOND / 4);
        assertEquals(List.of("0 INTRODUCE:  ", "1 READ:  ", "1 WRITE:  "), routes(log("04/READ", "04/WRITE")));
    }

    @Test
    void a_signal_after_a_request_was_written_down_was_for_something_else() throws IOException {
        asks(4 * SECOND + SECOND / 2);
        guest.at(BEGIN + 5 * SECOND + 50_000_000).wake(GUEST).after(1000).idleTo(GUEST);
        guest.after(1000).hypercall(EVENT_CHANNEL_OP).after(1000).blocksToIdle();
        assertEquals(List.of("0 INTRODUCE:  ", "1 READ: 200000 300000"), routes(log("04/READ")));
    }

    @Test
    void of_a_guest_that_does_not_signal_each_request_nothing_is_said() throws IOException {
        asks(10 * SECOND + SECOND / 2);
        assertEquals(List.of("0 INTRODUCE:  ", "1 READ:  ", "1 WRITE:  "), routes(log("04/READ", "10/WRITE")));
    }

    @Test
    void memory_that_a_guest_gave_back_follows_its_target() throws IOException {
        asks(4 * SECOND + SECOND / 2);
        guest.at(BEGIN + 8 * SECOND).wake(GUEST).after(1000).idleTo(GUEST);
        guest.after(1000).record(MemEvents.DECREASE_RESERVATION, 7, 0, 1);
        guest.at(BEGIN + 8 * SECOND + 500_000).record(MemEvents.DECREASE_RESERVATION, 8, 0, 1);
        guest.after(1000).blocksToIdle();
        List<String> lines = new ArrayList<>(List.of(log("04/READ")));
        lines.add("IN 0x20 20260105 10:00:06 WRITE (/local/domain/1/memory/target 65536)");
        lines.add("OUT 0x20 20260105 10:00:06 WRITE (OK )");
        lines.add("IN 0x20 20260105 10:00:12 WRITE (/local/domain/1/memory/target 98304)");
        lines.add("OUT 0x20 20260105 10:00:12 WRITE (OK )");
        List<String> rows = new ArrayList<>();
        for (String row : table("controls", lines.toArray(String[]::new))) {
            String[] cells = row.split(",", -1);
            rows.add(cells[2] + " " + cells[7] + " " + cells[12]);
        }
        assertEquals(
                List.of(
                        "value gave_back_ns outcome",
                        "65536 8000500000 memory given back",
                        "98304  no memory given back"),
                rows);
    }
}
