package io.xenscope.report.html;

import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Whether the page can be believed: clocks, losses, damage, accounts that do not balance. */
final class ClockPart implements Part {
    private final PageContent content;

    ClockPart(PageContent content) {
        this.content = content;
    }

    @Override
    public String id() {
        return "clk";
    }

    @Override
    public String title() {
        return "Clocks and losses";
    }

    @Override
    public void write(Writer out) throws IOException {
        Page facts = new CaptureFacts(content.analysis()).page(FootPart.SCHEMA);
        writeTexts(out, "warnings", facts.warnings());
        writeTexts(out, "notes", content.clock().notes());
        HtmlTables.writeFilled(
                out, content.info(), List.of("identities", "problems", "pcpus", "losses"), content.analysis());
        HtmlTables.writeFilled(
                out,
                content.clock(),
                List.of("result", "pcpus", "steps", "bounds", "undecided", "contradictions"),
                content.analysis());
    }

    private static void writeTexts(Writer out, String style, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            out.write("<ul class=\"" + style + "\">");
            for (String text : texts) {
                out.write("<li>" + HtmlText.of(text) + "</li>");
            }
            out.write("</ul>\n");
        }
    }
}
