package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans of several captures: their clocks have nothing in common, so each has documents of its own. */
class SeveralCapturesTest {
    private static final String MADE = Samples.path(Samples.TOOLSTACK_CONTEXT).toString();
    private static final String LOSSES = Samples.path(Samples.LOST_RECORDS).toString();

    @TempDir
    Path directory;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private InProcess export(String... arguments) throws IOException {
        return InProcess.into(Files.createDirectories(directory.resolve("out")), arguments);
    }

    @Test
    void eachIsAFileInTheDirectory() throws IOException {
        InProcess answer = export("export", "csv", MADE, LOSSES);
        Path alone = directory.resolve("alone.csv");
        InProcess.into(alone, "export", "csv", LOSSES);

        assertEquals(0, answer.exit(), answer.err());
        assertEquals(List.of("lost-records.spans.csv", "toolstack-context.spans.csv"), files());
        assertArrayEquals(
                Files.readAllBytes(alone),
                Files.readAllBytes(directory.resolve("out").resolve("lost-records.spans.csv")));
        assertTrue(answer.err().contains("warning: " + MADE + ": 3 times: "), answer.err());
    }

    @Test
    void filesOfCapturesOfOneNameAreNumbered() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other")).resolve("toolstack-context.xentrace");
        Files.write(other, Samples.bytes(Samples.LOST_RECORDS));

        InProcess answer = export("export", "folded", MADE, other.toString(), "--split", "5000");

        assertEquals(0, answer.exit(), answer.err());
        assertEquals(
                List.of(
                        "toolstack-context-001.folded.txt",
                        "toolstack-context-2-001.folded.txt",
                        "toolstack-context-2-002.folded.txt",
                        "toolstack-context-2-003.folded.txt"),
                files());
        assertTrue(
                answer.err().contains(other + ": its files are called toolstack-context-2, since toolstack-context is"),
                answer.err());
    }

    /** A part is still being written when the next one begins. */
    @RepeatedTest(10)
    void partsHaveTheSameLinesHoweverManyThreadsWriteThem() throws IOException {
        for (String threads : List.of("1", "3")) {
            Path out = Files.createDirectories(directory.resolve(threads));
            InProcess answer =
                    InProcess.into(out, "export", "folded", MADE, LOSSES, "--split", "100", "--threads", threads);
            assertEquals(0, answer.exit(), answer.err());
        }
        assertEquals(contents(directory.resolve("1")), contents(directory.resolve("3")));
    }

    /** Texts by name of file. */
    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void oneThatCannotBeReadHidesNoOther() throws IOException {
        InProcess answer =
                export("export", "all", MADE, directory.resolve("absent").toString());

        assertEquals(3, answer.exit(), answer.err());
        assertEquals(9, files().size());
    }

    @Test
    void whatCannotBeMeantIsRefused() throws IOException {
        String log = Samples.toolstackLog().toString();

        assertEquals(2, export("export", "csv", MADE, LOSSES, "--context", log).exit());
        Path file = Files.writeString(directory.resolve("file"), "there");
        assertEquals(4, InProcess.into(file, "export", "csv", MADE, LOSSES).exit());
        assertEquals("there", Files.readString(file));
    }
}
