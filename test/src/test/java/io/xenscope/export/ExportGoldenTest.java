package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each format of a few spans is, to the byte, what somebody has looked at and found right; Perfetto's as the text that
 * {@code protoc} makes of it. {@code -Dgolden.update=true} writes the files anew.
 */
class ExportGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @TempDir
    Path directory;

    static Stream<Arguments> stretches() {
        return Stream.of(
                Arguments.of(
                        Samples.TOOLSTACK_CONTEXT,
                        List.of("--context", Samples.toolstackLog().toString())),
                // The first run of the domain.
                Arguments.of(Samples.HVM_BOOT, List.of("--dom", "6", "--from", "90ms", "--to", "96ms")));
    }

    @ParameterizedTest
    @MethodSource("stretches")
    void documentIsAsItWasFoundRight(String sample, List<String> options) throws IOException {
        Path golden = GOLDEN.resolve(sample).resolve("export");
        Map<String, byte[]> documents =
                Exported.documents(Samples.path(sample), directory, options.toArray(String[]::new));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden);
            for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                Files.writeString(golden.resolve(name(document.getKey())), text(document));
            }
        }

        assertEquals(9, documents.size());
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            assertEquals(Files.readString(golden.resolve(name(document.getKey()))), text(document), document.getKey());
        }
    }

    private static String name(String suffix) {
        return suffix.equals("pftrace") ? "pftrace.txt" : suffix;
    }

    private static String text(Map.Entry<String, byte[]> document) throws IOException {
        return document.getKey().equals("pftrace")
                ? PerfettoText.of(document.getValue())
                : new String(document.getValue(), StandardCharsets.UTF_8);
    }
}
