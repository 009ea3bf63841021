package io.xenscope.report.html;

import io.xenscope.report.latency.Latency;
import io.xenscope.report.latency.LatencyRow;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Those of most durations, in their order. */
    private List<LatencyRow> most() {
        Set<LatencyRow> chosen = content.latencies().stream()
                .sorted(Comparator.comparingLong(
                        (LatencyRow row) -> -row.durations().count()))
                .limit(PageContent.MOST_ROWS)
                .collect(Collectors.toSet());
        return content.latencies().stream().filter(chosen::contains).toList();
    }

    @Override
    public void write(Writer out) throws IOException {
        if (!content.latencies().isEmpty()) {
            out.write("<div class=\"js\" id=\"latency\"></div>\n");
        }
        HtmlTables.write(out, Latency.SCHEMA, Latency.table(content.rows(), most()), content.analysis(), "");
        int more = content.latencies().size() - PageContent.MOST_ROWS;
        if (more > 0) {
            out.write("<p class=\"note\">" + more
                    + " more rows, of fewer durations: the command above prints all.</p>\n");
        }
    }
}
