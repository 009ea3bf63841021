package io.xenscope.report.manual;

import java.util.List;
import java.util.Locale;

/** A page for {@code man}: the macros of man(7), which groff and mandoc know. No date, so that builds are reproducible. */
final class RoffPage {
    private final StringBuilder out = new StringBuilder();

    private RoffPage() {}

    static String of(String name, List<Block> blocks) {
        RoffPage page = new RoffPage();
        page.out.append(".TH ")
                .append(escape(name).toUpperCase(Locale.ROOT))
                .append(" 1 \"\" xenscope \"Manual of xenscope\"\n")
                // Left-aligned and without hyphens: options and names of columns are to be found by search.
                .append(".nh\n.ad l\n");
        blocks.forEach(page::block);
        return page.out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Heading heading) {
            line((heading.level() == 1 ? ".SH " : ".SS "), quoted(heading.text()));
        } else if (block instanceof Block.Paragraph paragraph) {
            out.append(".PP\n");
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
        return '"' + escape(text).replace("\"", "\\(dq") + '"';
    }

    private static String text(String marked) {
        return guarded(Inline.render(marked, RoffPage::escape, word -> "\\fB" + escape(word) + "\\fR"));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("^", "\\(ha").replace("~", "\\(ti");
    }

    /** A line that begins with a dot or an apostrophe would be a request. */
    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
