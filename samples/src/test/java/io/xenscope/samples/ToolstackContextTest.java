package io.xenscope.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The made sample is what its maker makes; {@code -Dgolden.update=true} makes it anew. */
class ToolstackContextTest {
    @Test
    void the_file_is_what_the_words_say() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.write(Samples.path(Samples.TOOLSTACK_CONTEXT), packed(ToolstackContext.bytes()));
        }

        assertArrayEquals(ToolstackContext.bytes(), Samples.bytes(Samples.TOOLSTACK_CONTEXT));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
