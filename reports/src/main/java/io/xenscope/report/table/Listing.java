package io.xenscope.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Rows in the making of a {@link Table}: sorted, then cut where only the first are to be shown. */
public final class Listing<R> {
    /** Rows that a page for people shows of a long table. */
    public static final int BRIEF = 10;

    /** Names what shares one row because there is no end of what it may be. */
    public static final String OTHERS = "(all others)";

    private record Row(int order, long weight, Object[] cells) {}

    private final Columns<R> columns;
    private final Scale scale;
    private final List<Row> rows = new ArrayList<>();
    private String others = "";
    private String whenEmpty;

    Listing(Columns<R> columns, Scale scale) {
        this.columns = columns;
        this.scale = scale;
        this.whenEmpty = columns.whenEmpty();
    }

    /** Adds a row; those that weigh more come first, those that weigh the same stay in the order of adding. */
    public Listing<R> row(long weight, R row) {
        return add(weight, columns.cells(scale, row));
    }

    /** Adds rows, each with its weight. */
    public Listing<R> rows(Iterable<? extends R> more, ToLongFunction<? super R> weight) {
        more.forEach(row -> row(weight.applyAsLong(row), row));
        return this;
    }

    private Listing<R> add(long weight, Object[] cells) {
        rows.add(new Row(rows.size(), weight, cells));
        return this;
    }

    /**
     * Adds a row for {@code records} that there was no more room to tell apart, of whatever domain: {@link #OTHERS} in the
     * first column of text, and these counts by column; says so in the note. Nothing where there are none.
     */
    public Listing<R> others(long records, Map<String, Long> counts) {
        List<Column> all = columns.list();
        Object[] cells = new Object[all.size()];
        boolean named = false;
        for (int i = 0; i < cells.length; i++) {
            boolean names = !named && all.get(i).kind() == Kind.TEXT;
            cells[i] = names ? OTHERS : counts.get(all.get(i).name());
            named |= names;
        }
        return others(records, named ? OTHERS : "The row without names", cells);
    }

    /** The same where more is known of them, {@link #OTHERS} among it. */
    public Listing<R> others(long records, R row) {
        return others(records, OTHERS, columns.cells(scale, row));
    }

    /** The same, with nothing to tell but how many. */
    public Listing<R> others(long records) {
        return others(records, Map.of("count", records));
    }

    private Listing<R> others(long records, String called, Object[] cells) {
        if (records > 0) {
            add(records, cells);
            others = "  " + called + ": " + records + " records, too various to list.";
        }
        return this;
    }

    /** What there is none of, where that depends on the capture. */
    public Listing<R> whenEmpty(String what) {
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
        shown.sort((one, other) -> Integer.compare(one.order(), other.order()));
        return table(shown);
    }

    private List<Row> heaviest(int most) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort((one, other) -> Long.compare(other.weight, one.weight));
        return sorted.subList(0, Math.min(most, sorted.size()));
    }

    private Table table(List<Row> shown) {
        Table table = new Table(columns.table(), columns.title(), columns.list()).whenEmpty(whenEmpty);
        shown.forEach(row -> table.add(row.cells));
        int more = rows.size() - shown.size();
        String cut = more == 0 ? "" : "  " + more + " more: --table " + columns.table();
        return table.note((columns.note() + others + cut).strip());
    }
}
