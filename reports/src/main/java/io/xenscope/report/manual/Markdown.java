package io.xenscope.report.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the texts of the manual: paragraphs, {@code ## headings}, {@code - points}, fenced lines and tables, the last column of
 * which is what the others mean. The first row of a table is its heading and is left out.
 */
final class Markdown {
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private List<String> fenced;
    private int rows;

    private Markdown() {}

    static List<Block> read(String text) {
        Markdown reader = new Markdown();
        text.lines().forEach(reader::line);
        reader.end();
        return reader.blocks;
    }

    private void line(String line) {
        if (line.startsWith("```")) {
            fence();
        } else if (fenced != null) {
            fenced.add(line);
        } else if (line.startsWith("|")) {
            end();
            row(line);
        } else if (line.isBlank()) {
            end();
            rows = 0;
        } else if (line.startsWith("#")) {
            end();
            int level = line.indexOf(' ');
            blocks.add(new Block.Heading(Math.min(level, 2), line.substring(level + 1)));
        } else {
            if (line.startsWith("- ")) {
                end();
            }
            paragraph.add(line.strip());
        }
    }

    private void fence() {
        if (fenced == null) {
            end();
            fenced = new ArrayList<>();
        } else {
            blocks.add(new Block.Code(fenced));
            fenced = null;
        }
    }

    private void row(String line) {
        rows++;
        if (rows > 2) {
            List<String> cells = Arrays.stream(line.substring(1).split("(?<!\\\\)\\|"))
                    .map(cell -> cell.strip().replace("\\|", "|"))
                    .toList();
            int last = cells.size() - 1;
            blocks.add(new Block.Item(
                    cells.subList(0, last).stream()
                            .filter(cell -> !cell.isEmpty())
                            .collect(Collectors.joining(" ")),
                    cells.get(last)));
        }
    }

    private void end() {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = String.join(" ", paragraph);
        blocks.add(text.startsWith("- ") ? new Block.Item("", text.substring(2)) : new Block.Paragraph(text));
        paragraph.clear();
    }
}
