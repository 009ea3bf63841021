package io.xenscope.report.tables;

import io.xenscope.report.table.Column;
import io.xenscope.report.table.Kind;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Rows in the making of a {@link Table}: sorted, then cut where only the first are to be shown. */
public final class Listing {
    /** Rows that a page for people shows of a long table. */
    public static final int BRIEF = 10;

    /** Names what shares one row because there is no end of what it may be. */
    public static final String OTHERS = "(all others)";

    private record Row(int order, long weight, Object[] cells) {}

    private final String name;
    private final String title;
    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();
    private String note = "";
    private String others = "";
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

    /**
     * Adds a row for {@code records} that there was no more room to tell apart, of whatever domain: {@link #OTHERS} in the
     * first column of text, and these counts by column; says so in the note. Nothing where there are none.
     */
    public Listing others(long records, Map<String, Long> counts) {
        Object[] cells = new Object[columns.size()];
        boolean named = false;
        for (int i = 0; i < cells.length; i++) {
            boolean names = !named && columns.get(i).kind() == Kind.TEXT;
            cells[i] = names ? OTHERS : counts.get(columns.get(i).name());
            named |= names;
        }
        return others(records, named ? OTHERS : "The row without names", cells);
    }

    /** The same where more is known of them; {@code called}: what people find the row by. */
    public Listing others(long records, String called, Object... cells) {
        if (records > 0) {
            row(records, cells);
            others = "  " + called + ": " + records + " records, too various to be told apart.";
        }
        return this;
    }

    /** The same, with nothing to tell but how many. */
    public Listing others(long records) {
        return others(records, Map.of("count", records));
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
        return table.note((note + others + cut).strip());
    }
}
