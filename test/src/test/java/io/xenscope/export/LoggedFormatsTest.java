package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format tells the same spans of logs, which were made up for a sample, beside those of the capture. */
class LoggedFormatsTest {
    private static final String LOGS =
            "../analyzer/src/test/resources/io/xenscope/analyze/companion/e2e-pv-domain-create.";
    private static final Path CAPTURE = Samples.path(Samples.PV_DOMAIN_CREATE);
    private static final List<String> WITH = List.of(
            "--with",
            LOGS + "strace.txt",
            "--with",
            LOGS + "oxenstored.log",
            "--with",
            "ftrace,dom=1,clock=tsc:" + LOGS + "guest-ftrace.txt",
            "--companion-min",
            "0");

    @TempDir
    Path directory;

    private static String[] options(List<String> more, String... own) {
        List<String> options = new ArrayList<>(List.of(own));
        options.addAll(more);
        return options.toArray(String[]::new);
    }

    @Test
    void all_formats_tell_what_logs_say() throws Exception {
        String[] range = {"--max-spans", "0", "--from", "0s", "--to", "40ms"};
        int alone = SoundDocuments.check(CAPTURE, Files.createDirectory(directory.resolve("alone")), range);
        int with =
                SoundDocuments.check(CAPTURE, Files.createDirectory(directory.resolve("with")), options(WITH, range));

        // Ioctls of the toolstack and requests to xenstored; those of the log that are later are not in the range.
        assertTrue(with > alone + 5, alone + " and " + with);
    }

    @Test
    void threads_do_not_change_a_byte() throws IOException {
        Map<String, byte[]> one = documents("one", "1");
        Map<String, byte[]> seven = documents("seven", "7");

        assertEquals(one.keySet(), seven.keySet());
        one.forEach((format, bytes) -> assertArrayEquals(bytes, seven.get(format), format));
    }

    private Map<String, byte[]> documents(String name, String threads) throws IOException {
        Path own = Files.createDirectory(directory.resolve(name));
        return Exported.documents(CAPTURE, own, options(WITH, "--max-spans", "3000", "--threads", threads));
    }
}
