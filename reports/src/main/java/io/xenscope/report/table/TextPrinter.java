package io.xenscope.report.table;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The form for people: facts in a paragraph, warnings, then each table under its title, one unit a column. */
final class TextPrinter implements Printer {
    private static final int WIDTH = 100;
    private static final String GAP = "  ";

    @Override
    public void print(Page page, Writer out) throws IOException {
        boolean begun = printFacts(page, out);
        for (String warning : page.warnings()) {
            out.write("! " + OneLine.of(warning) + "\n");
            begun = true;
        }
        if (!page.sentences().isEmpty()) {
            out.write(begun ? "\n" : "");
            begun = true;
        }
        for (String sentence : page.sentences()) {
            out.write(OneLine.of(sentence) + "\n");
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
            out.write(OneLine.of(note) + "\n");
        }
    }

    private static boolean printFacts(Page page, Writer out) throws IOException {
        Table capture = page.capture();
        int used = 0;
        for (int i = 0; i < capture.columns().size(); i++) {
            if (isForPeople(capture.columns().get(i))) {
                TextColumn fact = new TextColumn(page.schema(), capture, i);
                String text = fact.title() + " " + fact.withUnit(0);
                boolean fits = used + text.length() + 3 <= WIDTH;
                out.write(used == 0 ? "" : fits ? "   " : "\n");
                out.write(text);
                used = (fits ? used : 0) + text.length() + 3;
            }
        }
        out.write(used == 0 ? "" : "\n");
        return used > 0;
    }

    private static boolean isForPeople(Column column) {
        return column.rank() != Column.Rank.MACHINES;
    }

    private static void printTable(String schema, Table table, Writer out) throws IOException {
        out.write(table.title() + "\n");
        if (table.rows().isEmpty()) {
            out.write(GAP + table.whenEmpty() + "\n");
            return;
        }
        List<TextColumn> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (isForPeople(table.columns().get(i))) {
                columns.add(new TextColumn(schema, table, i));
            }
        }
        printHeading(columns, out);
        for (int row = 0; row < table.rows().size(); row++) {
            StringBuilder line = new StringBuilder();
            for (TextColumn column : columns) {
                line.append(GAP).append(column.cell(row));
            }
            printLine(line, out);
        }
        if (!table.note().isEmpty()) {
            out.write(GAP + table.note() + "\n");
        }
    }

    private static void printHeading(List<TextColumn> columns, Writer out) throws IOException {
        StringBuilder headings = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        for (TextColumn column : columns) {
            headings.append(GAP).append(column.heading());
            rules.append(GAP).append(column.rule());
        }
        printLine(headings, out);
        printLine(rules, out);
    }

    private static void printLine(StringBuilder line, Writer out) throws IOException {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        out.append(line, 0, end).append('\n');
    }
}
