package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The documents of a capture in all formats: each is valid, and all tell the same spans, which keep the laws of spans. */
public final class SoundDocuments {
    private static final String JAEGER = "jaeger.json";

    private SoundDocuments() {}

    /** Exports a capture into a directory, checks every document, and returns how many spans they tell. */
    public static int check(Path capture, Path directory, String... options) throws Exception {
        Map<String, byte[]> documents = Exported.documents(capture, directory, options);
        Exported expected = Exported.of(documents.get(JAEGER));
        Invariants.check(new String(documents.get(JAEGER), StandardCharsets.UTF_8), capture.toString());
        expected.checkTimesInside();
        Map<String, DocumentCheck> checks = DocumentCheck.all();
        Set<String> formats = new TreeSet<>(checks.keySet());
        formats.add(JAEGER);
        assertEquals(formats, documents.keySet());
        for (Map.Entry<String, DocumentCheck> format : checks.entrySet()) {
            format.getValue().check(documents.get(format.getKey()), expected);
        }
        return expected.spans().size();
    }
}
