package io.xenscope.report.rows;

import io.xenscope.analyze.base.VcpuKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * One table: its columns, each declared once with its getter. In databases a column {@code capture} comes before them, which says
 * of which capture a row is. Columns are put together when someone asks for them: a program that reads one table, a hundred times on
 * the machines of a cluster, does not make the getters of all others.
 *
 * @param <T> what a row is made of: an object that producers move from row to row
 */
public final class RowTable<T> {
    /** What getters of numbers give where nothing is known. */
    public static final long NULL = Long.MIN_VALUE;

    /** A value of a row. */
    private interface Cell<T> {
        void give(T row, RowSink sink, int column);
    }

    /** What a table is put together to. */
    private record Made<T>(boolean sliced, List<RowColumn> columns, List<Cell<T>> cells) {}

    private final String name;
    private final String comment;
    private final Consumer<Maker<T>> declaration;
    private volatile Made<T> made;

    private RowTable(String name, String comment, Consumer<Maker<T>> declaration) {
        this.name = name;
        this.comment = comment;
        this.declaration = declaration;
    }

    static <T> RowTable<T> of(String name, String comment, Consumer<Maker<T>> declaration) {
        return new RowTable<>(name, comment, declaration);
    }

    /** Two threads may both make it: the same. */
    private Made<T> made() {
        Made<T> known = made;
        if (known == null) {
            Maker<T> maker = new Maker<>();
            declaration.accept(maker);
            known = new Made<>(maker.sliced, List.copyOf(maker.columns), List.copyOf(maker.cells));
            made = known;
        }
        return known;
    }

    public String name() {
        return name;
    }

    /** One line that says what its rows are. */
    public String comment() {
        return comment;
    }

    /** Whether it can be read in slices of time whose rows add up to the table; else only as a whole. */
    public boolean isSliced() {
        return made().sliced;
    }

    public List<RowColumn> columns() {
        return made().columns;
    }

    /** The number of a column; -1 where there is none of that name. */
    public int column(String wanted) {
        List<RowColumn> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Gives a row to a sink. */
    void give(T row, RowSink sink) {
        List<Cell<T>> cells = made().cells;
        for (int i = 0; i < cells.size(); i++) {
            if (sink.wants(i)) {
                cells.get(i).give(row, sink, i);
            }
        }
        sink.end();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Puts a table together, column by column. Getters of numbers give {@link #NULL}, others null, where nothing is known. */
    public static final class Maker<T> {
        private final List<RowColumn> columns = new ArrayList<>();
        private final List<Cell<T>> cells = new ArrayList<>();
        private boolean sliced;

        private Maker() {}

        /** The table can be read in slices of time. */
        Maker<T> sliced() {
            sliced = true;
            return this;
        }

        /** Two columns, {@code PREFIXdom} and {@code PREFIXvcpu}, of a {@link VcpuKey}; null where it is unknown. */
        Maker<T> who(String prefix, ToIntFunction<T> key, String says) {
            return integer(prefix + "dom", row -> domain(key.applyAsInt(row)), says + ": domain, of idle vcpus 32767")
                    .integer(prefix + "vcpu", row -> vcpu(key.applyAsInt(row)), says + ": number of the vcpu");
        }

        Maker<T> small(String column, ToLongFunction<T> getter, String says) {
            return number(column, ColumnType.SMALLINT, "", List.of(), getter, says);
        }

        Maker<T> integer(String column, ToLongFunction<T> getter, String says) {
            return number(column, ColumnType.INTEGER, "", List.of(), getter, says);
        }

        Maker<T> big(String column, ToLongFunction<T> getter, String says) {
            return big(column, "", getter, says);
        }

        Maker<T> big(String column, String unit, ToLongFunction<T> getter, String says) {
            return number(column, ColumnType.BIGINT, unit, List.of(), getter, says);
        }

        /** The name of the column ends in {@code _ns}. */
        Maker<T> nanos(String column, ToLongFunction<T> getter, String says) {
            return big(column, "ns", getter, says);
        }

        Maker<T> flag(String column, Predicate<T> getter, String says) {
            return number(column, ColumnType.BOOLEAN, "", List.of(), row -> getter.test(row) ? 1 : 0, says);
        }

        /** A closed vocabulary: the constants of an enum in lower case. */
        <E extends Enum<E>> Maker<T> word(String column, Class<E> words, Function<T, E> getter, String says) {
            List<String> keys = Arrays.stream(words.getEnumConstants())
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .toList();
            ToLongFunction<T> number = row -> {
                E word = getter.apply(row);
                return word == null ? NULL : word.ordinal();
            };
            return number(column, ColumnType.WORD, "", keys, number, says);
        }

        Maker<T> name(String column, Function<T, String> getter, String says) {
            return text(column, ColumnType.NAME, getter, says);
        }

        Maker<T> text(String column, Function<T, String> getter, String says) {
            return text(column, ColumnType.TEXT, getter, says);
        }

        Maker<T> json(String column, Function<T, String> getter, String says) {
            return text(column, ColumnType.JSON, getter, says);
        }

        Maker<T> bytes(String column, Function<T, byte[]> getter, String says) {
            columns.add(new RowColumn(column, ColumnType.BINARY, "", List.of(), says));
            cells.add((row, sink, at) -> {
                byte[] value = getter.apply(row);
                if (value != null) {
                    sink.bytes(at, value);
                }
            });
            return this;
        }

        private Maker<T> text(String column, ColumnType type, Function<T, String> getter, String says) {
            columns.add(new RowColumn(column, type, "", List.of(), says));
            cells.add((row, sink, at) -> {
                String value = getter.apply(row);
                if (value != null) {
                    sink.text(at, value);
                }
            });
            return this;
        }

        private Maker<T> number(
                String column,
                ColumnType type,
                String unit,
                List<String> words,
                ToLongFunction<T> getter,
                String says) {
            columns.add(new RowColumn(column, type, unit, words, says));
            cells.add((row, sink, at) -> {
                long value = getter.applyAsLong(row);
                if (value != NULL) {
                    sink.number(at, value);
                }
            });
            return this;
        }

        private static long domain(int key) {
            return key == VcpuKey.UNKNOWN ? NULL : VcpuKey.domain(key);
        }

        private static long vcpu(int key) {
            return key == VcpuKey.UNKNOWN || VcpuKey.vcpu(key) == VcpuKey.NO_VCPU ? NULL : VcpuKey.vcpu(key);
        }
    }
}
