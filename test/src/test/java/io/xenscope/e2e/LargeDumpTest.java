package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.TraceWriter;
import io.xenscope.samples.memory.MadeRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dump of a host of 8 GiB, with its buffers above 4 GiB, in a heap of 64 MiB. The file is sparse. */
final class LargeDumpTest {
    @TempDir
    private Path directory;

    @Test
    void buffers_above_4_gib_come_out_byte_for_byte_in_a_small_heap() throws IOException {
        Path dump = directory.resolve("vmcore");
        MadeRing[] rings = SparseDump.write(dump);
        Path rest = directory.resolve("rest.xen");

        Xenscope.Answer answer = new Xenscope(directory)
                .with("-Xmx64m")
                .run("cut", "--cpu-hz", "1G", "-o", rest.toString(), dump.toString());

        assertEquals(0, answer.exit(), answer.err());
        TraceWriter expected = new TraceWriter();
        for (int pcpu = 0; pcpu < rings.length; pcpu++) {
            expected.window(pcpu, rings[pcpu].records());
        }
        assertArrayEquals(expected.bytes(), Files.readAllBytes(rest));
    }
}
