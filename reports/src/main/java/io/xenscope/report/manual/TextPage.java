package io.xenscope.report.manual;

import java.util.List;
import java.util.Locale;

/** A page as plain text of 80 columns, for where there is no {@code man}. */
final class TextPage {
    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();

    private TextPage() {}

    static String of(List<Block> blocks) {
        TextPage page = new TextPage();
        blocks.forEach(page::block);
        return page.out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Heading heading) {
            boolean isSection = heading.level() == 1;
            out.append(out.isEmpty() ? "" : "\n")
                    .append(isSection ? heading.text().toUpperCase(Locale.ROOT) : "  " + heading.text())
                    .append('\n');
        } else if (block instanceof Block.Paragraph paragraph) {
            gap();
            wrap(4, 4, plain(paragraph.text()));
        } else if (block instanceof Block.Item item && item.term().isEmpty()) {
            wrap(4, 6, "- " + plain(item.text()));
        } else if (block instanceof Block.Item item) {
            wrap(4, 8, plain(item.term()));
            wrap(8, 8, plain(item.text()));
        } else if (block instanceof Block.Code code) {
            gap();
            code.lines().forEach(line -> out.append("        ").append(line).append('\n'));
        }
    }

    /** An empty line, but not after a heading. */
    private void gap() {
        int last = out.lastIndexOf("\n", out.length() - 2);
        if (last >= 0 && out.charAt(last + 1) == ' ' && out.charAt(Math.min(last + 3, out.length() - 1)) == ' ') {
            out.append('\n');
        }
    }

    private void wrap(int first, int rest, String text) {
        int used = first;
        out.append(" ".repeat(first));
        String separator = "";
        for (String word : text.split(" +")) {
            if (used + separator.length() + word.length() > WIDTH && !separator.isEmpty()) {
                out.append('\n').append(" ".repeat(rest));
                used = rest;
                separator = "";
            }
            out.append(separator).append(word);
            used += separator.length() + word.length();
            separator = " ";
        }
        out.append('\n');
    }

    private static String plain(String marked) {
        return Inline.render(marked, text -> text, text -> text);
    }
}
