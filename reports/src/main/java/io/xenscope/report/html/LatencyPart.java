package io.xenscope.report.html;

import io.xenscope.report.latency.Latency;
import java.io.IOException;
import java.io.Writer;

/** How slow: percentile curves and heat maps, drawn by scripts, and the table of percentiles. */
final class LatencyPart implements Part {
    private final PageContent content;

    LatencyPart(PageContent content) {
        this.content = content;
    }

    @Override
    public String id() {
        return "lat";
    }

    @Override
    public String title() {
        return "Latency";
    }

    @Override
    public void write(Writer out) throws IOException {
        if (!content.latencies().isEmpty()) {
            out.write("<div class=\"js\" id=\"latency\"></div>\n");
        }
        Tables.write(out, Latency.SCHEMA, Latency.table(content.rows(), content.latencies()), content.analysis(), "");
    }
}
