package io.xenscope.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** On what the time was spent: VM exits, hypercalls, interrupts, the longest spans. */
final class TablesPart implements Part {
    private static final List<String> COUNTED =
            List.of("exits", "hypercalls", "pv_events", "traps", "injections", "irqs", "worst");

    private final PageContent content;

    TablesPart(PageContent content) {
        this.content = content;
    }

    @Override
    public String id() {
        return "tab";
    }

    @Override
    public String title() {
        return "Exits, hypercalls, irqs";
    }

    @Override
    public void write(Writer out) throws IOException {
        HtmlTables.writeFilled(out, content.summary(), COUNTED, content.analysis());
        HtmlTables.writeFilled(out, content.top(), List.of("spans"), content.analysis());
    }
}
