package io.xenscope.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The declaration of a table, or of a group of columns that several tables have: each column once, in order, with its
 * machine name, its kind, and how its cell is found from a row.
 *
 * <pre>{@code
 * static final Columns<Irq> IRQS = Columns.<Irq>of("irqs", "Hardware interrupts")
 *         .count("irq", Irq::number)
 *         .keys()
 *         .ticks("total_ns", Irq::total)
 *         .with(Durations.SHORT, Irq::handlers);
 *
 * Table table = IRQS.table(scope, irqs);
 * }</pre>
 *
 * <p>Getters may give any {@link Number}; null, NaN and the infinities mean "not known". They give ticks where a method's name
 * says so, and the table has nanoseconds. Not to be changed once it is in use.
 */
public final class Columns<R> {
    private interface Cell<R> {
        Object of(Scale scale, R row);
    }

    private final String table;
    private final String title;
    private final List<Column> columns = new ArrayList<>();
    private final List<Cell<R>> cells = new ArrayList<>();
    private final Set<String> names = new HashSet<>(Set.of(Table.TABLE_KEY));
    private String note = "";
    private String whenEmpty = "none";

    private Columns(String table, String title) {
        this.table = table;
        this.title = title;
    }

    /** A table: {@code name} is for machines and {@code --table}; {@code title} stands above it. */
    public static <R> Columns<R> of(String name, String title) {
        return new Columns<>(name, title);
    }

    /** Columns that tables share. */
    public static <R> Columns<R> group() {
        return new Columns<>("", "");
    }

    /** One line under the table that says how to read it. */
    public Columns<R> note(String howToRead) {
        note = howToRead;
        return this;
    }

    /** What people read instead of rows when there are none: {@code no VM exits}. */
    public Columns<R> whenEmpty(String what) {
        whenEmpty = what;
        return this;
    }

    public Columns<R> text(String name, Function<? super R, ?> words) {
        return add(name, Kind.TEXT, 0, words);
    }

    public Columns<R> count(String name, Function<? super R, ?> number) {
        return add(name, Kind.COUNT, 0, number);
    }

    public Columns<R> domain(String name, Function<? super R, ?> number) {
        return add(name, Kind.DOMAIN, 0, number);
    }

    public Columns<R> hex(String name, int digits, Function<? super R, ?> number) {
        return add(name, Kind.HEX, digits, number);
    }

    public Columns<R> decimal(String name, int decimals, Function<? super R, ?> number) {
        return add(name, Kind.DECIMAL, decimals, number);
    }

    public Columns<R> bool(String name, Function<? super R, ?> truth) {
        return add(name, Kind.BOOL, 0, truth);
    }

    public Columns<R> hz(String name, Function<? super R, ?> hertz) {
        return add(name, Kind.HZ, 0, hertz);
    }

    public Columns<R> percent(String name, Function<? super R, ?> percent) {
        return add(name, Kind.PERCENT, 0, percent);
    }

    /** A share of the range that the page is about. */
    public Columns<R> share(String name, Function<? super R, ? extends Number> ticks) {
        return add(Column.of(name, Kind.PERCENT, 2), (scale, row) -> {
            Number part = ticks.apply(row);
            return part == null ? null : (Object) Scale.percent(part.longValue(), scale.rangeTicks());
        });
    }

    public Columns<R> share(
            String name, Function<? super R, ? extends Number> part, Function<? super R, ? extends Number> whole) {
        return percent(name, row -> {
            Number some = part.apply(row);
            return some == null
                    ? null
                    : (Object) Scale.percent(some.longValue(), whole.apply(row).doubleValue());
        });
    }

    /** How often in a second of the range. */
    public Columns<R> perSecond(String name, Function<? super R, ? extends Number> count) {
        return scaled(name, Kind.DECIMAL, count, (scale, number) -> scale.perSecond(number.longValue()));
    }

    /** A length of time that is known in nanoseconds. */
    public Columns<R> nanos(String name, Function<? super R, ?> nanos) {
        return add(name, Kind.NANOS, 0, nanos);
    }

    /** A length of time in ticks. */
    public Columns<R> ticks(String name, Function<? super R, ? extends Number> ticks) {
        return scaled(name, Kind.NANOS, ticks, (scale, number) -> scale.nanos(number.longValue()));
    }

    /** The mean length of some, of which the sum is in ticks; empty of none. */
    public Columns<R> mean(String name, ToLongFunction<? super R> sum, ToLongFunction<? super R> count) {
        return add(Column.of(name, Kind.NANOS, 0), (scale, row) -> {
            long many = count.applyAsLong(row);
            return many == 0 ? null : (Object) (scale.nanos(sum.applyAsLong(row)) / (double) many);
        });
    }

    /** A moment in common ticks. */
    public Columns<R> moment(String name, Function<? super R, ? extends Number> ticks) {
        return scaled(name, Kind.MOMENT, ticks, (scale, number) -> scale.moment(number.longValue()));
    }

    /** A moment in ticks since the begin of the capture. */
    public Columns<R> since(String name, Function<? super R, ? extends Number> ticks) {
        return scaled(name, Kind.MOMENT, ticks, (scale, number) -> scale.nanos(number.longValue()));
    }

    /** A moment that is known in nanoseconds since the begin of the capture. */
    public Columns<R> nanosSince(String name, Function<? super R, ?> nanos) {
        return add(name, Kind.MOMENT, 0, nanos);
    }

    private interface Scaling {
        Object of(Scale scale, Number number);
    }

    private Columns<R> scaled(String name, Kind kind, Function<? super R, ? extends Number> value, Scaling scaling) {
        return add(Column.of(name, kind, kind.decimals()), (scale, row) -> {
            Number number = value.apply(row);
            return number == null ? null : scaling.of(scale, number);
        });
    }

    private Columns<R> add(String name, Kind kind, int digits, Function<? super R, ?> value) {
        return add(Column.of(name, kind, Math.max(digits, kind.decimals())), (scale, row) -> value.apply(row));
    }

    private Columns<R> add(Column column, Cell<R> cell) {
        if (!names.add(column.name())) {
            throw new IllegalArgumentException(table + ": two columns named " + column.name());
        }
        columns.add(column);
        cells.add(cell);
        return this;
    }

    /** The columns of a group, of a part of each row; they are empty where that is null. */
    public <P> Columns<R> with(Columns<P> group, Function<? super R, ? extends P> part) {
        return with("", group, part);
    }

    /** The same with this before their names: {@code wake_}. */
    public <P> Columns<R> with(String prefix, Columns<P> group, Function<? super R, ? extends P> part) {
        for (int i = 0; i < group.columns.size(); i++) {
            Cell<P> cell = group.cells.get(i);
            add(group.columns.get(i).prefixed(prefix), (scale, row) -> {
                P own = part.apply(row);
                return own == null ? null : cell.of(scale, own);
            });
        }
        return this;
    }

    /** Columns for each of some things, as of the states of a vcpu. */
    public <T> Columns<R> each(Iterable<T> things, BiConsumer<Columns<R>, T> declare) {
        for (T thing : things) {
            declare.accept(this, thing);
        }
        return this;
    }

    /** All columns so far say what a row is about. */
    public Columns<R> keys() {
        columns.replaceAll(Column::asKey);
        return this;
    }

    /** The last column is the first to go when a page gets narrow. */
    public Columns<R> detail() {
        return ranked(Column.Rank.DETAIL);
    }

    /** The last column is what the table is about: it stays until nothing but those is left. */
    public Columns<R> main() {
        return ranked(Column.Rank.MAIN);
    }

    /** Of the last column more is worse: its largest value is shown as such. */
    public Columns<R> moreIsWorse() {
        int last = columns.size() - 1;
        columns.set(last, columns.get(last).asWorse());
        return this;
    }

    /** The same columns where they are not what a table is about. */
    public Columns<R> secondary() {
        Columns<R> same = new Columns<>(table, title);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            same.add(column.rank() == Column.Rank.MAIN ? column.ranked(Column.Rank.USUAL) : column, cells.get(i));
        }
        return same;
    }

    /** The last column is not for people. */
    public Columns<R> forMachines() {
        return ranked(Column.Rank.MACHINES);
    }

    /** The last column has this rank. */
    public Columns<R> ranked(Column.Rank rank) {
        int last = columns.size() - 1;
        columns.set(last, columns.get(last).ranked(rank));
        return this;
    }

    public String table() {
        return table;
    }

    String title() {
        return title;
    }

    String note() {
        return note;
    }

    String whenEmpty() {
        return whenEmpty;
    }

    public List<Column> list() {
        return Collections.unmodifiableList(columns);
    }

    /** A row as a table keeps it. */
    Object[] cells(Scale scale, R row) {
        Object[] all = new Object[columns.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = columns.get(i).canonical(cells.get(i).of(scale, row));
        }
        return all;
    }

    /** A table in the making. */
    public Listing<R> listing(Scale scale) {
        return new Listing<>(this, scale);
    }

    /** The table of rows none of whose columns is a time or a share of the range. */
    public Table table(Iterable<? extends R> rows) {
        return table(null, rows);
    }

    /** The table of these rows in this order. */
    public Table table(Scale scale, Iterable<? extends R> rows) {
        Table made = new Table(table, title, columns).note(note).whenEmpty(whenEmpty);
        rows.forEach(row -> made.add(cells(scale, row)));
        return made;
    }
}
