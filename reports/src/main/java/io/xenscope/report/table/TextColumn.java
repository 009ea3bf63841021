package io.xenscope.report.table;

import java.math.BigDecimal;
import java.util.List;

/** One column as people see it: heading with the unit, cells in that unit, all as wide as the widest. */
final class TextColumn {
    private static final long IDLE_DOMAIN = 32767;
    private static final String UNKNOWN = "-";

    private final Column column;
    private final Unit unit;
    private final String[] cells;
    private final String title;
    private final String heading;
    private int width;

    TextColumn(String schema, Table table, int index) {
        this(schema, table, index, unitOf(table.columns().get(index).kind(), table.rows(), index));
    }

    /** The same in the unit that fits the number in the middle, for readers who scan a column rather than compare its ends. */
    static TextColumn inTypicalUnit(String schema, Table table, int index) {
        long[] numbers = table.rows().stream()
                .filter(row -> row[index] instanceof Long value && value != 0)
                .mapToLong(row -> Math.abs((Long) row[index]))
                .sorted()
                .toArray();
        long middle = numbers.length == 0 ? 0 : numbers[numbers.length / 2];
        return new TextColumn(
                schema, table, index, Unit.of(table.columns().get(index).kind(), middle, middle));
    }

    private TextColumn(String schema, Table table, int index, Unit unit) {
        this.column = table.columns().get(index);
        this.unit = unit;
        this.title = Headings.of(schema, table.name(), column);
        this.heading = unit == null ? title : (title + " " + unit.name()).strip();
        this.cells = new String[table.rows().size()];
        this.width = length(heading);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = print(table.rows().get(i)[index]);
            width = Math.max(width, length(cells[i]));
        }
    }

    private static Unit unitOf(Kind kind, List<Object[]> rows, int index) {
        long smallest = Long.MAX_VALUE;
        long largest = 0;
        for (Object[] row : rows) {
            if (row[index] instanceof Long value && value != 0) {
                smallest = Math.min(smallest, Math.abs(value));
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return Unit.of(kind, smallest, largest);
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

    String heading() {
        return aligned(heading);
    }

    String rule() {
        return "─".repeat(width);
    }

    String cell(int row) {
        return aligned(cells[row]);
    }

    private String aligned(String text) {
        String padding = " ".repeat(width - length(text));
        return column.kind().readsFromTheLeft() ? text + padding : padding + text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
