package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get from a file that is cut or hardly a capture. */
final class DamagedCaptureTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {13, 5_000, 100_001, 482_039})
    void a_cut_capture_is_read_up_to_the_cut_and_said_to_be_cut(int size) throws IOException {
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(Samples.bytes(Samples.LOST_RECORDS), size));
        CsvPage info = CsvPage.of("info", cut);

        assertEquals(0, info.answer().exit());
        assertTrue(info.answer().err().startsWith("xenscope: warning: " + cut + ": the file is cut or damaged: "));
        assertEquals("false", info.fact("complete"));
        assertEquals(size, info.number("bytes_read") + info.number("bytes_skipped"));
        assertTrue(info.table("identities").stream()
                .allMatch(row -> row.get("holds").equals("true")));
        for (String command : List.of("summary", "latency")) {
            assertEquals(1, InProcess.run(command, "--strict", cut.toString()).exit());
        }
    }

    @Test
    void what_is_no_capture_is_refused_in_one_line() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "all work and no play\n".repeat(99));
        Path empty = Files.createFile(directory.resolve("empty"));

        for (Path wrong : List.of(text, empty, directory, directory.resolve("missing"))) {
            InProcess answer = InProcess.run("summary", wrong.toString());
            assertEquals(3, answer.exit());
            assertEquals("", answer.out());
            assertTrue(answer.err().matches("xenscope: " + wrong + ": .*\n"), answer.err());
        }
    }
}
