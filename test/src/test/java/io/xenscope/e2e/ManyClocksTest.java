package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.bench.Enlarge;
import io.xenscope.clock.SkewFile;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of clocks that are apart, in little heap. */
class ManyClocksTest {
    private static final int PCPUS = 512;
    private static final double HZ = 2.6e9;

    @TempDir
    private Path directory;

    /** The four pcpus of a sample, 128 times, each with a clock of its own: up to a second and 50 ppm off. */
    @Test
    void theOffsetsOf512ClocksAreProved() throws IOException {
        Path few = Samples.unpacked(Samples.LOST_RECORDS, directory);
        Path many = directory.resolve("many.xentrace");
        Path skewed = directory.resolve("skewed.xentrace");
        String bytes = Long.toString(PCPUS / 4 * Files.size(few));
        Enlarge.main(new String[] {few.toString(), many.toString(), bytes, "--pcpus-times", "128"});
        SkewFile.main(new String[] {many.toString(), skewed.toString(), Double.toString(HZ), "50"});

        List<String[]> pcpus = rows(skewed);

        assertEquals(PCPUS, pcpus.size());
        for (String[] pcpu : pcpus) {
            double truth = SkewFile.offset(Integer.parseInt(pcpu[0]), HZ) / HZ * 1e9;
            // Pcpus begin within 10 ms, in which they drift by half a microsecond.
            assertTrue(
                    Math.abs(Long.parseLong(pcpu[1]) - truth) <= Long.parseLong(pcpu[4]) + 500, String.join(",", pcpu));
        }
    }

    private List<String[]> rows(Path capture) throws IOException {
        Xenscope.Answer answer = new Xenscope(directory)
                .with("-Xmx256m")
                .run("clock", "-q", "--csv", "--table", "pcpus", "--cpu-hz", "2600000000", capture.toString());
        assertEquals(0, answer.exit(), answer.err());
        return new String(answer.out(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
