package io.xenscope.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows under named columns: what every report is made of, whatever form it is printed in. */
public final class Table {
    /** The key under which each row of NDJSON names its table; so no column can have it. */
    static final String TABLE_KEY = "table";

    private final String name;
    private final String title;
    private final List<Column> columns;
    private final List<Object[]> rows = new ArrayList<>();
    private String note = "";
    private String whenEmpty = "none";

    /** {@code name} is for machines and {@code --table}; {@code title} stands above the table. */
    public Table(String name, String title, Column... columns) {
        this(name, title, List.of(columns));
    }

    public Table(String name, String title, List<Column> columns) {
        this.name = name;
        this.title = title;
        this.columns = List.copyOf(columns);
        Set<String> names = new HashSet<>(Set.of(TABLE_KEY));
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(name + ": two columns named " + column.name());
            }
        }
    }

    /** One line under the table that tells how to read it. */
    public Table note(String howToRead) {
        this.note = howToRead;
        return this;
    }

    /** What people read instead of rows when there are none: "this capture holds no runstate records". */
    public Table whenEmpty(String reason) {
        this.whenEmpty = reason;
        return this;
    }

    /** Adds a row, a cell for each column; null, NaN and the infinities mean "not known". */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(name + ": " + cells.length + " cells, " + columns.size() + " columns");
        }
        Object[] row = new Object[cells.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns.get(i).canonical(cells[i]);
        }
        rows.add(row);
        return this;
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The rows as they were added; cells are String, Long, BigDecimal, Boolean or null. Not to be changed. */
    public List<Object[]> rows() {
        return Collections.unmodifiableList(rows);
    }

    public String note() {
        return note;
    }

    public String whenEmpty() {
        return whenEmpty;
    }
}
