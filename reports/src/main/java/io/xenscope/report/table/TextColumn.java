package io.xenscope.report.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** One column as people see it: heading with the unit, cells in that unit, all as wide as the widest unless it is narrowed. */
final class TextColumn {
    /** Texts are not wrapped into less, and so is what rows are about. */
    private static final int NARROWEST = 24;

    private static final int NARROWEST_KEY = 8;
    private static final long IDLE_DOMAIN = 32767;
    private static final String UNKNOWN = "-";

    private final Column column;
    private final ColumnUnit unit;
    private final String[] cells;
    private final String title;
    private final String heading;
    private final int natural;
    private int width;
    private int worst = -1;

    TextColumn(String schema, Table table, int index, ColumnUnits units) {
        this.column = table.columns().get(index);
        this.unit = units.of(index);
        this.title = Headings.of(schema, table.name(), column);
        this.heading = unit == null ? title : (title + " " + unit.name()).strip();
        this.cells = new String[table.rows().size()];
        int widest = Text.length(heading);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = print(table.rows().get(i)[index]);
            widest = Math.max(widest, Text.length(cells[i]));
        }
        this.natural = widest;
        this.width = widest;
        if (column.isWorse()) {
            findWorst(table.rows(), index);
        }
    }

    private void findWorst(List<Object[]> rows, int index) {
        double most = 0;
        for (int i = 0; i < rows.size() && rows.size() > 1; i++) {
            if (rows.get(i)[index] instanceof Number number && number.doubleValue() > most) {
                most = number.doubleValue();
                worst = i;
            }
        }
    }

    private String print(Object cell) {
        if (cell == null) {
            return UNKNOWN;
        }
        return switch (column.kind()) {
            case BOOL -> (Boolean) cell ? "yes" : "no";
            case DOMAIN -> (Long) cell == IDLE_DOMAIN ? "idle" : cell.toString();
            case DECIMAL -> ((BigDecimal) cell).toPlainString();
            case NANOS, MOMENT, PERCENT, HZ -> unit.print(cell);
            default -> OneLine.of(cell.toString());
        };
    }

    /** Whether no row has anything here. */
    boolean isEmpty() {
        return cells.length > 0 && Arrays.stream(cells).allMatch(cell -> cell.equals(UNKNOWN) || cell.isEmpty());
    }

    Column column() {
        return column;
    }

    String title() {
        return title;
    }

    /** The cell and its unit, to stand alone. */
    String withUnit(int row) {
        return unit == null || cells[row].equals(UNKNOWN) ? cells[row] : cells[row] + " " + unit.name();
    }

    /** The heading with the unit, as it stands. */
    String bareHeading() {
        return heading;
    }

    /** The cell as it stands. */
    String bareCell(int row) {
        return cells[row];
    }

    int width() {
        return width;
    }

    /** Characters by which text could be narrower, if its cells were wrapped; {@code hard}: even what rows are about. */
    int slack(boolean hard) {
        if (column.kind() != Kind.TEXT || column.isKey() && !hard) {
            return 0;
        }
        int least = column.isKey() ? NARROWEST_KEY : NARROWEST;
        return Math.max(0, width - Math.max(least, Text.length(heading)));
    }

    /** Makes it narrower by that much. */
    void narrow(int by) {
        width -= by;
    }

    String heading() {
        return aligned(heading);
    }

    String rule() {
        return "─".repeat(width);
    }

    /** The lines of a cell: one, unless the column was narrowed. */
    List<String> cell(int row) {
        return width < natural ? Wrap.cell(cells[row], width) : List.of(cells[row]);
    }

    boolean isWorst(int row) {
        return row == worst;
    }

    String aligned(String text) {
        String padding = " ".repeat(Math.max(0, width - Text.length(text)));
        return column.kind().readsFromTheLeft() ? text + padding : padding + text;
    }
}
