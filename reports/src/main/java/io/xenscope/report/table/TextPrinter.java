package io.xenscope.report.table;

import java.io.IOException;
import java.io.Writer;

/** The form for people: facts in a paragraph, warnings, then each table under its title. */
final class TextPrinter implements Printer {
    /** Of facts, where lines may be as long as they like. */
    private static final int FACTS_WIDTH = 100;

    private static final String WARNING = "! ";
    private static final int WORD_INDENT = 6;

    private final Layout layout;

    TextPrinter(Layout layout) {
        this.layout = layout;
    }

    @Override
    public void print(Page page, Writer out) throws IOException {
        boolean begun = printFacts(page, out);
        for (String warning : page.warnings()) {
            printCaveat(warning, out);
            begun = true;
        }
        if (!page.sentences().isEmpty()) {
            out.write(begun ? "\n" : "");
            begun = true;
        }
        for (String sentence : page.sentences()) {
            printSentence(OneLine.of(sentence), out);
        }
        for (Table table : page.tables()) {
            out.write(begun ? "\n" : "");
            printTable(page.schema(), table, out);
            begun = true;
        }
        if (!page.notes().isEmpty()) {
            out.write("\n");
        }
        for (String note : page.notes()) {
            printNote("", OneLine.of(note), out);
        }
    }

    private boolean printFacts(Page page, Writer out) throws IOException {
        int width = layout.width() == 0 ? FACTS_WIDTH : Math.min(layout.width(), FACTS_WIDTH);
        Table capture = page.capture();
        ColumnUnits units = new ColumnUnits(capture, layout.unit());
        int used = 0;
        for (int i = 0; i < capture.columns().size(); i++) {
            if (capture.columns().get(i).rank() != Column.Rank.MACHINES) {
                TextColumn fact = new TextColumn(page.schema(), capture, i, units);
                String text = fact.title() + " " + fact.withUnit(0);
                boolean fits = used + text.length() + 3 <= width;
                out.write(used == 0 ? "" : fits ? "   " : "\n");
                out.write(text);
                used = (fits ? used : 0) + text.length() + 3;
            }
        }
        out.write(used == 0 ? "" : "\n");
        return used > 0;
    }

    private void printCaveat(String text, Writer out) throws IOException {
        for (String line : Wrap.paragraph(WARNING + OneLine.of(text), layout.width(), WARNING.length())) {
            out.write(layout.ink().caveat(line) + "\n");
        }
    }

    /** One that begins with a word and a gap has its further lines under what follows. */
    private void printSentence(String sentence, Writer out) throws IOException {
        boolean hasWord = sentence.startsWith("  ", WORD_INDENT - 2);
        boolean isCaveat = sentence.startsWith("look ");
        for (String line : Wrap.paragraph(sentence, layout.width(), hasWord ? WORD_INDENT : 0)) {
            String word = isCaveat && line.startsWith("look ") ? "look" : "";
            out.write(layout.ink().caveat(word) + line.substring(word.length()) + "\n");
        }
    }

    private void printNote(String lead, String note, Writer out) throws IOException {
        for (String line : Wrap.paragraph(lead + note, layout.width(), lead.length())) {
            out.write(layout.ink().note(line) + "\n");
        }
    }

    private void printTable(String schema, Table table, Writer out) throws IOException {
        for (String line : Wrap.paragraph(table.title(), layout.width(), 0)) {
            out.write(layout.ink().heading(line) + "\n");
        }
        if (table.rows().isEmpty()) {
            for (String line :
                    Wrap.paragraph(TextTable.GAP + table.whenEmpty(), layout.width(), TextTable.GAP.length())) {
                out.write(line + "\n");
            }
            return;
        }
        TextTable text = new TextTable(schema, table, layout);
        text.print(out);
        if (!table.note().isEmpty()) {
            printNote(TextTable.GAP, table.note(), out);
        }
        if (!text.leftOut().isEmpty()) {
            printNote(TextTable.GAP, text.leftOut(), out);
        }
    }
}
