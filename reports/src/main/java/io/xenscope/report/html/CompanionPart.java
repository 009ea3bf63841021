package io.xenscope.report.html;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.report.table.HtmlTable;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What logs beside the capture say: how each was placed, requests to xenstored, the longest spans. Their lanes are in the time line. */
final class CompanionPart implements Part {
    private static final List<String> OF_STORES =
            List.of("requests", "transactions", "errors", "domains", "storms", "handshakes");

    private final PageContent content;
    private final LogContent logs;

    CompanionPart(PageContent content) {
        this.content = content;
        this.logs = content.logs();
    }

    @Override
    public String id() {
        return "comp";
    }

    @Override
    public String title() {
        return "Companions";
    }

    @Override
    public void write(Writer out) throws IOException {
        out.write("<p class=\"js note\">Their spans are lanes of the time line, below the vcpus. A pale span can be off"
                + " by more than it lasted.</p>\n");
        for (Companion companion : logs.companions()) {
            if (!companion.times().arePlaced()) {
                out.write("<p class=\"leftout\">"
                        + HtmlText.of(CaptureName.file(companion.name()) + " is not on the time line: "
                                + String.join("; ", companion.placed().notes()))
                        + ".</p>\n");
            }
        }
        if (logs.lanes().leftOut() > 0) {
            out.write("<p class=\"leftout\">"
                    + HtmlText.of(logs.lanes().leftOut() + " spans of the logs are not in the time"
                            + " line: the page has the longest " + logs.lanes().kept() + ".")
                    + "</p>\n");
        }
        if (logs.store() != null) {
            HtmlTables.writeFilled(out, logs.store(), OF_STORES, content.analysis(), logs.allOptions());
            for (String note : logs.store().notes()) {
                out.write("<p class=\"note\">" + HtmlText.of(note) + "</p>\n");
            }
        }
        for (Table table : logs.logs().tables()) {
            boolean isOfProblems = table.name().equals("companion_problems");
            if (!isOfProblems || !table.rows().isEmpty()) {
                new HtmlTable(FootPart.SCHEMA, table, "").write(out);
            }
        }
    }
}
