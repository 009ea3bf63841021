package io.xenscope.report.manual;

import java.util.List;
import java.util.Locale;

/** A page for {@code man}: the macros of man(7), which groff and mandoc know. No date, so that builds are reproducible. */
final class RoffPage {
    private final StringBuilder out = new StringBuilder();
    private boolean isAfterHeading;

    private RoffPage() {}

    static String of(String name, List<Block> blocks) {
        RoffPage page = new RoffPage();
        page.out
                .append(".TH ")
                .append(escape(name).toUpperCase(Locale.ROOT))
                .append(" 1 \"\" xenscope \"Manual of xenscope\"\n")
                // Left-aligned and without hyphens: options and names of columns are to be found by search.
                .append(".nh\n.ad l\n");
        blocks.forEach(page::block);
        return page.out.toString();
    }

    private void block(Block block) {
        boolean afterHeading = isAfterHeading;
        isAfterHeading = block instanceof Block.Heading;
        if (block instanceof Block.Heading heading) {
            boolean isSection = heading.level() == 1;
            String name = isSection ? heading.text().toUpperCase(Locale.ROOT) : heading.text();
            line(isSection ? ".SH " : ".SS ", quoted(name));
        } else if (block instanceof Block.Paragraph paragraph) {
            out.append(afterHeading ? "" : ".PP\n");
            line("", text(paragraph.text()));
        } else if (block instanceof Block.Item item && item.term().isEmpty()) {
            out.append(".IP \\(bu 2\n");
            line("", text(item.text()));
        } else if (block instanceof Block.Item item) {
            out.append(".TP\n");
            line("", text(item.term()));
            line("", text(item.text().isEmpty() ? "-" : item.text()));
        } else if (block instanceof Block.Code code) {
            out.append(".PP\n.RS 4\n.nf\n");
            code.lines().forEach(line -> line("", guarded(escape(line))));
            out.append(".fi\n.RE\n");
        }
    }

    private void line(String request, String text) {
        out.append(request).append(text).append('\n');
    }

    private static String quoted(String text) {
        String safe = escape(text).replace("\"", "\\(dq");
        return safe.indexOf(' ') < 0 ? safe : '"' + safe + '"';
    }

    private static String text(String marked) {
        return guarded(Inline.render(marked, RoffPage::escape, word -> "\\fB" + escape(word) + "\\fR"));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }

    /** A line that begins with a dot or an apostrophe would be a request. */
    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
