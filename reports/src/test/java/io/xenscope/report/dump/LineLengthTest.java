package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.GenEvents;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines are made without a check of their own: none may be longer than the room that is made for one. */
final class LineLengthTest {
    private static final int[] PATTERNS = {-1, 0, 0x8000_0000, 0x7fff_ffff, 0x5555_5555, 0xfff0_ffff, 0xffe0_0001};

    @TempDir
    private Path directory;

    /** Records of every kind and length. */
    private static byte[] everything() {
        TraceMaker trace = new TraceMaker();
        PcpuTrace pcpu = trace.pcpu(63).at(1000);
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            for (int words = 0; words < 8 && kind.id() != GenEvents.TRACE_CPU_CHANGE; words++) {
                for (int pattern : PATTERNS) {
                    int[] payload = new int[words];
                    Arrays.fill(payload, pattern);
                    pcpu.record(kind.id(), payload);
                }
            }
        }
        return trace.bytes();
    }

    @Test
    void no_line_is_nearly_as_long_as_the_room_for_it() throws IOException {
        String capture =
                Files.write(directory.resolve("everything"), everything()).toString();
        for (String format : List.of("text", "csv", "ndjson")) {
            List<String> words = new ArrayList<>(List.of("dump", "-q", "--cpu-hz", "1G", "--format", format));
            words.addAll(List.of("--utc", "--start", "2026-11-21T10:00:00Z", capture));
            List<String> lines =
                    InProcess.run(words.toArray(new String[0])).out().lines().toList();
            assertTrue(lines.size() > 10_000, lines.size() + " lines");
            for (String line : lines) {
                assertTrue(line.length() < LineBuffer.LINE / 4, line);
            }
        }
    }
}
