package io.xenscope.report.html;

import io.xenscope.report.cli.Version;
import io.xenscope.report.findings.FindingTables;
import io.xenscope.report.table.HtmlText;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.io.Writer;

/** What made the page, and what findings look for. */
final class FootPart {
    /** Of the JSON in the page. */
    static final String SCHEMA = "xenscope.html/1";

    private final PageContent content;

    FootPart(PageContent content) {
        this.content = content;
    }

    void write(Writer out) throws IOException {
        out.write("<footer><p>Made by xenscope " + HtmlText.of(Version.build()) + ", <code>xenscope html "
                + HtmlText.of(content.logs() == null ? "" : content.logs().allOptions() + " ")
                + HtmlText.of(CaptureName.quoted(content.analysis().extent().name())) + "</code>, schema " + SCHEMA
                + ". Times count from the first record of the capture.</p>\n");
        Table rules = FindingTables.rules();
        out.write("<details><summary>What findings look for, and from which threshold on</summary><ul>");
        for (Object[] rule : rules.rows()) {
            out.write("<li><b>" + HtmlText.of((String) rule[0]) + "</b> (" + HtmlText.of((String) rule[1]) + "): "
                    + HtmlText.of((String) rule[2]) + "</li>");
        }
        out.write("</ul></details></footer>\n");
    }
}
