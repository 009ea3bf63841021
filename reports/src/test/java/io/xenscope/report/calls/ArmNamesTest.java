package io.xenscope.report.calls;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.PvEvents;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of Arm have members of hypercalls, as PV guests' multicalls on x86 have, but no guest is PV there. */
class ArmNamesTest {
    @TempDir
    private Path directory;

    private Path capture(boolean isArm) throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(d(0).v(0)).at(200);
        if (!isArm) {
            trace.pcpu(0).hypercall(13);
        }
        trace.pcpu(0)
                .record(PvEvents.HYPERCALL_SUBCALL, 17)
                .at(300)
                .blocks(d(0).v(0))
                .runs(idle(0))
                .at(900)
                .runs(d(0).v(0));
        return Files.write(directory.resolve("some.xen"), trace.bytes());
    }

    private String answer(boolean isArm, String... words) throws IOException {
        String[] line = java.util.Arrays.copyOf(words, words.length + 1);
        line[words.length] = capture(isArm).toString();
        InProcess answer = InProcess.run(line);
        assertEquals(0, answer.exit(), answer.err());
        return answer.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary",
                "calls",
                "domains",
                "info",
                "latency",
                "memory",
                "findings",
                "sched",
                "pcpus",
                "exits",
                "timers"
            })
    void nothing_is_called_pv_on_arm(String command) throws IOException {
        assertFalse(answer(true, command).contains("PV "), () -> command);
    }

    @Test
    void tables_have_names_of_their_own() throws IOException {
        assertTrue(answer(true, "summary").contains("\nHypercall members\n"));
        assertTrue(answer(true, "calls").contains("\nHypercall members\n"));
        assertTrue(answer(true, "interval", "--of", "calls").contains("This capture holds no hypercall records"));
        assertTrue(answer(false, "calls").contains("\nMembers of multicalls\n"));
        assertTrue(answer(false, "calls").contains("\nTraps of PV vcpus\n"));
    }
}
