package io.xenscope.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows under named columns: what every report is made of, whatever form it is printed in. {@link Columns} make it. */
public final class Table {
    /** The key under which each row of NDJSON names its table; so no column can have it. */
    static final String TABLE_KEY = "table";

    private final String name;
    private final String title;
    private final List<Column> columns;
    private final List<Object[]> rows = new ArrayList<>();
    private String note = "";
    private String whenEmpty = "none";

    Table(String name, String title, List<Column> columns) {
        this.name = name;
        this.title = title;
        this.columns = List.copyOf(columns);
    }

    Table note(String howToRead) {
        this.note = howToRead;
        return this;
    }

    Table whenEmpty(String reason) {
        this.whenEmpty = reason;
        return this;
    }

    /** Adds a row of cells in the form that {@link #rows} says. */
    void add(Object[] cells) {
        rows.add(cells);
    }

    /** This table with further columns; their rows are the {@link #rows} of this. */
    public Table with(Columns<Object[]> further, Scale scale) {
        List<Column> all = new ArrayList<>(columns);
        all.addAll(further.list());
        Table wider = new Table(name, title, all).note(note).whenEmpty(whenEmpty);
        for (Object[] row : rows) {
            Object[] more = further.cells(scale, row);
            Object[] cells = Arrays.copyOf(row, row.length + more.length);
            System.arraycopy(more, 0, cells, row.length, more.length);
            wider.add(cells);
        }
        return wider;
    }

    /** The same under another title. */
    public Table titled(String other) {
        Table titled = new Table(name, other, columns).note(note).whenEmpty(whenEmpty);
        rows.forEach(titled::add);
        return titled;
    }

    /** One table of the rows of others; what one of them has no column for is empty. */
    public static Table stacked(String name, String title, List<Table> parts) {
        Map<String, Column> all = new LinkedHashMap<>();
        parts.forEach(part -> part.columns.forEach(column -> all.putIfAbsent(column.name(), column)));
        Table stacked = new Table(name, title, List.copyOf(all.values()));
        for (Table part : parts) {
            List<String> names = part.columns.stream().map(Column::name).toList();
            for (Object[] row : part.rows) {
                stacked.add(all.keySet().stream()
                        .map(column -> names.indexOf(column) < 0 ? null : row[names.indexOf(column)])
                        .toArray());
            }
        }
        return stacked;
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

    /** The rows in order; cells are String, Long, BigDecimal, Boolean or null. Not to be changed. */
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
