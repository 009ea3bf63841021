package io.xenscope.report.tables;

import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows in the making of a {@link Table}: sorted, then cut where only the first are to be shown. */
public final class Listing {
    /** Rows that a page for people shows of a long table. */
    public static final int BRIEF = 10;

    private record Row(int order, long weight, Object[] cells) {}

    private final String name;
    private final String title;
    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();
    private String note = "";
    private String whenEmpty = "none";

    public Listing(String name, String title, Column... columns) {
        this(name, title, List.of(columns));
    }

    public Listing(String name, String title, List<Column> columns) {
        this.name = name;
        this.title = title;
        this.columns = columns;
    }

    /** Adds a row; those that weigh more come first, those that weigh the same stay in the order of adding. */
    public Listing row(long weight, Object... cells) {
        rows.add(new Row(rows.size(), weight, cells));
        return this;
    }

    /** One line that tells how to read the table. */
    public Listing note(String howToRead) {
        note = howToRead;
        return this;
    }

    /** What there is none of: {@code no VM exits}. */
    public Listing whenEmpty(String what) {
        whenEmpty = what;
        return this;
    }

    /** The table of at most so many rows, the heaviest first; says how many were left out and how to see them. */
    public Table table(int most) {
        return table(heaviest(most));
    }

    /** The same, the heaviest rows in the order of adding. */
    public Table tableInOrder(int most) {
        List<Row> shown = heaviest(most);
        shown.sort(Comparator.comparingInt(Row::order));
        return table(shown);
    }

    private List<Row> heaviest(int most) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingLong((Row row) -> -row.weight));
        return sorted.subList(0, Math.min(most, sorted.size()));
    }

    private Table table(List<Row> shown) {
        Table table = new Table(name, title, columns).whenEmpty(whenEmpty);
        shown.forEach(row -> table.row(row.cells));
        int more = rows.size() - shown.size();
        String cut = more == 0 ? "" : "  " + more + " more: --table " + name;
        return table.note((note + cut).strip());
    }
}
