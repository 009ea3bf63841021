package io.xenscope.export;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schema of what Jaeger's UI loads; stricter than the UI itself. */
final class JaegerSchema {
    private static final Schema SCHEMA = read();

    private JaegerSchema() {}

    private static Schema read() {
        try (InputStream in = JaegerSchema.class.getResourceAsStream("jaeger.schema.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a document; nothing if it is valid. */
    static List<Error> faults(String document) {
        return SCHEMA.validate(document, InputFormat.JSON);
    }
}
