package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.samples.SampleCounts;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every record of a capture is shown, and has a name of the catalogue or is called unknown. */
final class EveryRecordNamedTest {
    static final List<String> SAMPLES = Samples.ALL;

    /** How often each event is shown, by id; the begin of a loss is not one of its own. */
    private static Map<String, Long> shown(Path capture) {
        Map<String, Long> byId = new TreeMap<>();
        Dumped.text(capture, "--csv").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            boolean known =
                    EventCatalogue.standard().kind(Integer.decode(cells[4])).isKnown();
            assertEquals(known, !cells[3].startsWith("unknown:"), line);
            if (!cells[3].equals("lost_records_begin")) {
                byId.merge(String.format("0x%07x", Integer.decode(cells[4])), 1L, Long::sum);
            }
        });
        return byId;
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void as_many_as_an_independent_program_counted(String sample) {
        SampleCounts counts = Samples.counts(sample);
        Map<String, Long> expected = new HashMap<>(counts.table("event"));
        expected.remove("0x001f003");
        assertEquals(expected, shown(Samples.path(sample)));
    }

    @Test
    void so_it_is_in_larger_captures() throws IOException {
        if (!SharedCaptures.present()) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        for (String name : SharedCaptures.names()) {
            Map<String, Long> shown = shown(SharedCaptures.trace(name));
            if (Files.exists(SharedCaptures.file(name, "event-counts.txt"))) {
                assertEquals(counted(name), shown, name);
            }
        }
    }

    /** Lines {@code 00021101 7112} among others. */
    private static Map<String, Long> counted(String name) throws IOException {
        Map<String, Long> counted = new TreeMap<>();
        for (String line : Files.readAllLines(SharedCaptures.file(name, "event-counts.txt"))) {
            String[] words = line.split(" ");
            if (words.length == 2 && words[0].matches("[0-9a-f]{8}") && !words[0].equals("0001f003")) {
                counted.put("0x" + words[0].substring(1), Long.valueOf(words[1]));
            }
        }
        return counted;
    }

    @Test
    void so_it_is_in_synthetic_captures() throws IOException {
        Path folder = Specification.file("golden/syn");
        try (Stream<Path> captures = Files.list(folder)) {
            captures.filter(file -> file.toString().endsWith(".bin")).forEach(EveryRecordNamedTest::shown);
        }
    }
}
