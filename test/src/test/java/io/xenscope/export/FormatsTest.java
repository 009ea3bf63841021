package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format tells the same spans, of whole captures and of damaged ones. */
class FormatsTest {
    @TempDir
    Path directory;

    static Stream<Path> samples() {
        return Samples.ALL.stream().map(Samples::path);
    }

    static Stream<Arguments> damaged() {
        return JaegerExportTest.damaged();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void allFormatsTellTheSpansOfASample(Path sample) throws Exception {
        assertTrue(checked(sample, "--max-spans", "8000") > 5_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void allFormatsTellTheSpansOfADamagedCapture(String name, byte[] bytes) throws Exception {
        Path damaged = Files.write(directory.resolve("damaged"), bytes);

        assertTrue(checked(damaged, "--max-spans", "1500") > 20);
    }

    @Test
    void allFormatsTellWhatAToolstackNamed() throws Exception {
        assertEquals(55, checked(Samples.path(Samples.TOOLSTACK_CONTEXT)));
    }

    @Test
    void allFormatsTellWhatAToolstackLogged() throws Exception {
        assertEquals(
                57,
                checked(
                        Samples.path(Samples.TOOLSTACK_CONTEXT),
                        "--context",
                        Samples.toolstackLog().toString()));
    }

    @Test
    void axisOfSpeedscopeIsTheTimeAskedFor() throws Exception {
        Path capture = Samples.path(Samples.HVM_BOOT);
        Map<String, byte[]> documents = Exported.documents(capture, directory, "--from", "300ms", "--to", "320ms");

        SpeedscopeCheck.checkAxis(documents.get("speedscope.json"), 300_000_000, 320_000_000);
    }

    @Test
    void nothingIsAValidDocumentToo() throws Exception {
        assertEquals(0, checked(Samples.path(Samples.LOST_RECORDS), "--dom", "0", "--from", "3ns", "--to", "4ns"));
    }

    private int checked(Path capture, String... options) throws Exception {
        return SoundDocuments.check(capture, directory, options);
    }

    @Test
    void threadsDoNotChangeAByte() throws IOException {
        Path capture = Samples.path(Samples.HVM_BOOT);
        Map<String, byte[]> one = documents(capture, "one", "1");
        Map<String, byte[]> five = documents(capture, "five", "5");

        one.forEach((format, bytes) -> assertArrayEquals(bytes, five.get(format), format));
    }

    private Map<String, byte[]> documents(Path capture, String name, String threads) throws IOException {
        Path own = Files.createDirectory(directory.resolve(name));
        return Exported.documents(capture, own, "--max-spans", "9000", "--threads", threads);
    }
}
