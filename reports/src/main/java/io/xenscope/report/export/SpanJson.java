package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** Generates JSON piece by piece, onto a stream that stays open; several values are a line each. */
final class SpanJson {
    private static final JsonFactory FACTORY = new JsonFactory()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .setRootValueSeparator("\n");

    private static final JsonFactory PIECES = FACTORY.copy().setRootValueSeparator(null);

    private SpanJson() {}

    static JsonGenerator onto(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** Several values with nothing between them. */
    static JsonGenerator pieces(OutputStream out) throws IOException {
        return PIECES.createGenerator(out);
    }
}
