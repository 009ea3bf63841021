package io.xenscope.e2e;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.ContextRecord;
import io.xenscope.samples.NamedSpan;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls and named spans without end: what is too much is told, and takes no memory. */
class DeepSpansTest {
    private static final int MILLION = 1_000_000;
    private static final int MULTICALL = 13;

    @TempDir
    Path directory;

    private Xenscope.Answer export(TraceMaker trace, String format) throws IOException {
        Path capture = Files.write(directory.resolve("deep"), trace.bytes());
        return new Xenscope(directory)
                .with("-Xmx256m")
                .run("export", format, "--max-spans", "0", "--cpu-hz", "1000000000", capture.toString());
    }

    private static PcpuTrace begun(TraceMaker trace) {
        return trace.pcpu(0).at(1_000).runs(d(0).v(0)).at(1_500).hypercall(MULTICALL, MILLION);
    }

    @Test
    void aMillionMembersOfOneMulticallAreAllTold() throws IOException {
        TraceMaker trace = new TraceMaker();
        PcpuTrace pcpu = begun(trace);
        for (int i = 1; i <= MILLION; i++) {
            pcpu.at(2_000 + 10L * i).subcall(1 + i % 30);
        }
        pcpu.at(2_000 + 10L * MILLION + 50).blocksToIdle();

        Xenscope.Answer answer = export(trace, "folded");

        assertEquals(0, answer.exit(), answer.err());
        List<String> stacks = new String(answer.out()).lines().toList();
        // Each member lasts to the next; the last one to the block.
        assertEquals(
                10L * (MILLION - 1) + 50,
                stacks.stream()
                        .filter(stack -> stack.contains(";subcall "))
                        .mapToLong(stack -> Long.parseLong(stack.substring(stack.lastIndexOf(' ') + 1)))
                        .sum());
        assertEquals(
                "",
                answer.err()
                        .lines()
                        .filter(line -> !line.contains("ASSUMED"))
                        .findAny()
                        .orElse(""));
    }

    @Test
    void aMillionSpansInsideEachOtherAreCutAtWhatViewersBear() throws IOException {
        TraceMaker trace = new TraceMaker();
        PcpuTrace pcpu = begun(trace);
        NamedSpan outermost = new NamedSpan(1, 2, 1);
        for (int i = 1; i <= MILLION; i++) {
            pcpu.at(2_000 + i).context(ContextRecord.begin(outermost.sibling(i), ContextRecord.TOOLSTACK, 0, 0));
        }
        for (int i = MILLION; i >= 1; i--) {
            pcpu.at(2_000 + 2L * MILLION - i).context(ContextRecord.end(outermost.sibling(i), 0, 0));
        }
        pcpu.at(2_000 + 3L * MILLION).blocksToIdle();

        Xenscope.Answer answer = export(trace, "csv");

        assertEquals(0, answer.exit(), answer.err());
        assertEquals(
                64,
                new String(answer.out())
                        .lines()
                        .filter(row -> row.contains(",context,"))
                        .count());
        // The begins beyond, and their ends.
        assertTrue(
                answer.err().contains(2 * (MILLION - 64) + " times: trace context that contradicts itself"),
                answer.err());
    }
}
