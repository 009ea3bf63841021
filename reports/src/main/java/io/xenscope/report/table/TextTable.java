package io.xenscope.report.table;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as people see it, in a width that it must fit: columns go first in which no row has anything, then details, then long texts
 * are wrapped, then other columns go, those of the lowest rank first and of one rank the last first. What rows are about stays, unless
 * it is a detail, as a number beside a name.
 */
final class TextTable {
    static final String GAP = "  ";

    private final Layout layout;
    private final List<TextColumn> columns = new ArrayList<>();
    private final List<TextColumn> all;
    private final int rows;

    TextTable(String schema, Table table, Layout layout) {
        this.layout = layout;
        this.rows = table.rows().size();
        ColumnUnits units = new ColumnUnits(table, layout.unit());
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).rank() != Column.Rank.MACHINES) {
                columns.add(new TextColumn(schema, table, i, units));
            }
        }
        all = List.copyOf(columns);
        if (layout.tableWidth() > 0) {
            fit();
        }
    }

    private void fit() {
        for (int i = columns.size() - 1; i >= 0 && excess() > 0; i--) {
            if (columns.get(i).isEmpty()) {
                columns.remove(i);
            }
        }
        leaveOut(Column.Rank.DETAIL, 0);
        leaveOut(Column.Rank.USUAL, slack(false));
        leaveOut(Column.Rank.MAIN, slack(false));
        narrow(false);
        narrow(true);
    }

    /** Leaves columns of a rank out while the table is too wide by more than {@code tolerated}. */
    private void leaveOut(Column.Rank rank, int tolerated) {
        int spare = tolerated;
        for (int i = columns.size() - 1; i >= 0 && excess() > spare; i--) {
            TextColumn one = columns.get(i);
            if (one.column().rank() == rank && (!one.column().isKey() || rank == Column.Rank.DETAIL)) {
                spare -= Math.min(spare, one.slack(false));
                columns.remove(i);
            }
        }
    }

    private int slack(boolean hard) {
        return columns.stream().mapToInt(column -> column.slack(hard)).sum();
    }

    /** Characters by which it is too wide; none and less: it fits. */
    private int excess() {
        int width = columns.stream()
                .mapToInt(column -> GAP.length() + column.width())
                .sum();
        return width - layout.tableWidth();
    }

    /** Takes from the widest text first. */
    private void narrow(boolean hard) {
        while (excess() > 0 && slack(hard) > 0) {
            TextColumn widest = columns.get(0);
            for (TextColumn one : columns) {
                boolean isWider = one.slack(hard) > widest.slack(hard);
                widest = isWider ? one : widest;
            }
            widest.narrow(1);
        }
    }

    void print(Writer out) throws IOException {
        StringBuilder headings = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        for (TextColumn column : columns) {
            headings.append(GAP).append(column.heading());
            rules.append(GAP).append(column.rule());
        }
        out.write(layout.ink().heading(Text.trimmed(headings)) + "\n");
        out.write(rules + "\n");
        for (int row = 0; row < rows; row++) {
            printRow(row, out);
        }
    }

    private void printRow(int row, Writer out) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        int lines = 1;
        for (TextColumn column : columns) {
            List<String> cell = column.cell(row);
            cells.add(cell);
            lines = Math.max(lines, cell.size());
        }
        for (int line = 0; line < lines; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                List<String> cell = cells.get(i);
                String part = columns.get(i).aligned(line < cell.size() ? cell.get(line) : "");
                text.append(GAP)
                        .append(columns.get(i).isWorst(row) ? layout.ink().worst(part) : part);
            }
            out.write(Text.trimmed(text) + "\n");
        }
    }

    /** Names the columns for which there was no room; empty where there was for all. */
    String leftOut() {
        List<String> left = new ArrayList<>();
        for (TextColumn one : all) {
            if (!columns.contains(one)) {
                left.add(one.title());
            }
        }
        return left.isEmpty() ? "" : "not shown: " + String.join(", ", left) + "; --wide shows all columns";
    }
}
