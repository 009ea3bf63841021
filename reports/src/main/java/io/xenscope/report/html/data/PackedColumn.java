package io.xenscope.report.html.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;

/**
 * Varints, deflated without a header and written as base64: what a browser's {@code atob} and {@code DecompressionStream} undo.
 * The bytes are the same on each run: one level, one way to feed the deflater.
 */
final class PackedColumn {
    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final byte[] piece = new byte[1 << 14];

    /** Adds all numbers of a log. */
    PackedColumn add(VarintLog log) {
        deflater.setInput(log.bytes(), 0, log.size());
        while (!deflater.needsInput()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        return this;
    }

    /** What was added, as it stands in the page; to be called once. */
    String text() {
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return new String(Base64.getEncoder().encode(packed.toByteArray()), StandardCharsets.ISO_8859_1);
    }
}
