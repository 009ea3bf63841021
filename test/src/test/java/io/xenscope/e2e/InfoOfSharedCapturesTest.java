package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code info} on the captures that are too large to come along, against what other programs counted and measured. */
final class InfoOfSharedCapturesTest {
    /** Made on hardware, without a count beside it. */
    private static final String HARDWARE = "vmx-hvm-credit2";

    private static final double EMULATED_HZ = 2.5961e9;

    /** Measured beside the captures, or the virtual time of the emulator; all others are {@link #EMULATED_HZ}. */
    private static final Map<String, Double> HZ = Map.of(
            HARDWARE,
            2.8001e9,
            "xen420-34-pcpus-part",
            1e9,
            "xen420-arm64-lifecycle-credit",
            62.5e6,
            "xen420-hvm-pod-credit2",
            1e9,
            "xen420-pvh-credit2",
            1e9);

    @BeforeAll
    static void haveThem() {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
    }

    static List<String> captures() {
        return SharedCaptures.present() ? SharedCaptures.names() : List.of("absent");
    }

    @ParameterizedTest
    @MethodSource("captures")
    void every_event_is_counted_and_every_byte_accounted_for(String name) throws IOException {
        CsvPage info = CsvPage.of("info", SharedCaptures.trace(name));

        assertEquals(counted(name), new TreeMap<>(info.sums("events", "id", "count")));
        assertEquals(0, info.number("bytes_skipped"));
        assertEquals(info.number("file_bytes"), info.number("bytes_read"));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void rate_of_the_tsc_is_found(String name) {
        CsvPage info = CsvPage.of("info", SharedCaptures.trace(name));
        boolean hardware = name.equals(HARDWARE);
        double ppm = (info.number("tsc_hz") / HZ.getOrDefault(name, EMULATED_HZ) - 1) * 1e6;

        assertEquals("scheduler", info.fact("tsc_hz_source"));
        assertTrue(Math.abs(ppm) <= (hardware ? 20 : 100), ppm + " ppm");
        assertTrue(hardware || Math.abs(ppm) <= Double.parseDouble(info.fact("tsc_hz_spread_ppm")), ppm + " ppm");
    }

    private static Map<String, Long> counted(String name) throws IOException {
        if (!name.equals(HARDWARE)) {
            Path counts = SharedCaptures.file(name, "event-counts.txt");
            return counted(Files.readAllLines(counts).stream());
        }
        try (InputStream in = InfoOfSharedCapturesTest.class.getResourceAsStream("/e2e/" + HARDWARE + ".counts.txt")) {
            return counted(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of an id in eight hex digits and a number; others say other things. */
    private static Map<String, Long> counted(Stream<String> lines) {
        Map<String, Long> counts = new TreeMap<>();
        lines.filter(line -> line.matches("0[0-9a-f]{7} [0-9]+"))
                .map(line -> line.split(" "))
                .forEach(line -> counts.put("0x" + line[0].substring(1), Long.valueOf(line[1])));
        return counts;
    }
}
