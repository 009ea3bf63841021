package io.xenscope.report.dump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.Analysis;
import io.xenscope.report.tables.CaptureFacts;
import java.io.IOException;
import java.io.StringWriter;

/** What stands around the records in JSON: the frame of all reports. */
final class JsonFrame {
    static final String SEPARATOR = ",\n";
    static final String TAIL = "\n]}}\n";

    private JsonFrame() {}

    static String head(Analysis analysis) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("schema", "xenscope.dump/1");
            json.writeObjectFieldStart("capture");
            capture(json, analysis);
            json.writeEndObject();
            json.writeObjectFieldStart("tables");
            json.writeArrayFieldStart("records");
            json.flush();
            text.write("\n");
            return text.toString();
        }
    }

    private static void capture(JsonGenerator json, Analysis analysis) throws IOException {
        Analysis.Extent extent = analysis.extent();
        json.writeStringField("file", extent.name());
        json.writeNumberField("file_bytes", extent.fileBytes());
        CaptureFacts facts = new CaptureFacts(analysis);
        json.writeNumberField("bytes_read", facts.bytesRead());
        json.writeNumberField("bytes_skipped", facts.bytesSkipped());
        json.writeNumberField("records", facts.records());
        json.writeNumberField("lost_records", facts.lostRecords());
        json.writeNumberField("losses", facts.losses());
        json.writeBooleanField("complete", extent.complete());
        json.writeNumberField("span_ns", analysis.rate().nanos(extent.spanTicks()));
        json.writeNumberField("tsc_hz", Math.round(analysis.rate().hz()));
        json.writeStringField("tsc_hz_source", analysis.rate().source().key());
    }
}
