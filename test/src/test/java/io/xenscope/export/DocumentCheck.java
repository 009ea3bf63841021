package io.xenscope.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a document with other eyes than the writer's, and holds it against the same spans in another format. */
interface DocumentCheck {
    void check(byte[] document, Exported expected) throws Exception;

    /** The checks of all formats but Jaeger's, which has its own tests; by the suffix of their files. */
    static Map<String, DocumentCheck> all() {
        Map<String, DocumentCheck> all = new LinkedHashMap<>();
        all.put("zipkin.json", new ZipkinCheck());
        all.put("otlp.jsonl", new OtlpCheck());
        all.put("trace.json", new ChromeCheck());
        all.put("pftrace", new PerfettoCheck());
        all.put("speedscope.json", new SpeedscopeCheck());
        all.put("folded.txt", new FoldedCheck());
        all.put("spans.csv", new CsvCheck());
        all.put("spans.ndjson", new NdjsonCheck());
        return all;
    }
}
