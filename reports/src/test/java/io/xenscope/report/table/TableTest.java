package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static Columns<Object> one(String name) {
        return Columns.<Object>of(name, "T").count("a", row -> row);
    }

    @Test
    void cells_are_kept_in_one_form_whatever_number_they_came_as() {
        Table table = Columns.<Number[]>of("t", "T")
                .nanos("a_ns", row -> row[0])
                .percent("b_pct", row -> row[1])
                .decimal("c", 1, row -> row[2])
                .table(
                        Sheet.NANOS,
                        List.of(
                                new Number[] {7, 50, 2L},
                                new Number[] {7.6, 49.995, new BigDecimal("0.25")},
                                new Number[] {(short) 7, Double.POSITIVE_INFINITY, null}));
        assertArrayEquals(
                new Object[] {7L, new BigDecimal("50.00"), new BigDecimal("2.0")},
                table.rows().get(0));
        assertArrayEquals(
                new Object[] {8L, new BigDecimal("50.00"), new BigDecimal("0.3")},
                table.rows().get(1));
        assertArrayEquals(new Object[] {7L, null, null}, table.rows().get(2));
    }

    @Test
    void ticks_become_time_by_the_scale_of_the_capture() {
        Scale halves = new Scale() {
            @Override
            public long nanos(long ticks) {
                return ticks / 2;
            }

            @Override
            public long moment(long ticks) {
                return nanos(ticks - 100);
            }

            @Override
            public double perSecond(long count) {
                return count * 3;
            }

            @Override
            public long rangeTicks() {
                return 400;
            }
        };
        Table table = Columns.<Integer>of("t", "T")
                .ticks("length_ns", ticks -> ticks)
                .moment("at_ns", ticks -> ticks)
                .since("since_ns", ticks -> ticks)
                .share("range_pct", ticks -> ticks)
                .share("part_pct", ticks -> ticks, ticks -> 800)
                .perSecond("per_s", ticks -> ticks)
                .mean("mean_ns", ticks -> ticks, ticks -> 8)
                .mean("none_ns", ticks -> ticks, ticks -> 0)
                .ticks("unknown_ns", ticks -> null)
                .table(halves, List.of(200));
        assertArrayEquals(
                new Object[] {
                    100L,
                    50L,
                    100L,
                    new BigDecimal("50.00"),
                    new BigDecimal("25.00"),
                    new BigDecimal("600.0"),
                    13L,
                    null,
                    null
                },
                table.rows().get(0));
    }

    @Test
    void a_group_is_of_a_part_of_the_row_and_empty_where_that_is_missing() {
        Columns<String> group =
                Columns.<String>group().text("word", word -> word).keys().count("length", String::length);
        Columns<String[]> columns = Columns.<String[]>of("t", "T")
                .with(group, row -> row[0])
                .with("last_", group, row -> row[1])
                .detail();
        assertEquals(
                List.of(
                        new Column("word", Kind.TEXT, 0, true, Column.Rank.USUAL, false),
                        new Column("length", Kind.COUNT, 0, false, Column.Rank.USUAL, false),
                        new Column("last_word", Kind.TEXT, 0, true, Column.Rank.USUAL, false),
                        new Column("last_length", Kind.COUNT, 0, false, Column.Rank.DETAIL, false)),
                columns.list());
        assertArrayEquals(
                new Object[] {"one", 3L, null, null},
                columns.table(Sheet.NANOS, List.<String[]>of(new String[] {"one", null}))
                        .rows()
                        .get(0));
    }

    @Test
    void further_columns_are_found_from_the_cells() {
        Table table = one("t").table(Sheet.NANOS, List.of(1, 2))
                .with(Columns.<Object[]>group().count("twice", row -> 2 * (Long) row[0]), Sheet.NANOS);
        assertArrayEquals(new Object[] {2L, 4L}, table.rows().get(1));
    }

    /** Cells are in their last form once: those of a marked page are not made again from themselves. */
    @Test
    void cells_of_every_kind_stay_as_they_are_beside_further_columns() {
        Table table = Columns.<Integer>of("t", "T")
                .hex("cr3", 4, id -> id)
                .percent("share_pct", id -> id)
                .text("word", id -> id)
                .bool("odd", id -> id % 2 == 1)
                .count("none", id -> Double.NaN)
                .table(Sheet.NANOS, List.of(5))
                .with(Columns.<Object[]>group().nanos("clock_bound_ns", row -> 7), Sheet.NANOS);
        assertArrayEquals(
                new Object[] {"0x0005", new BigDecimal("5.00"), "5", true, null, 7L},
                table.rows().get(0));
    }

    @Test
    void a_name_without_its_unit_is_refused() {
        Columns<Integer> columns = Columns.of("t", "T");
        assertThrows(IllegalArgumentException.class, () -> columns.nanos("total", row -> row));
        assertThrows(IllegalArgumentException.class, () -> columns.percent("share", row -> row));
        assertThrows(IllegalArgumentException.class, () -> columns.hz("tsc", row -> row));
    }

    @Test
    void two_columns_or_tables_of_one_name_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> one("t").count("a", row -> row));
        assertThrows(IllegalArgumentException.class, () -> one("t").with(one("u"), row -> row));
        assertThrows(
                IllegalArgumentException.class,
                () -> Columns.<Integer>of("t", "T").text("table", row -> row));
        Page page = new Page("x/1").table(one("t").table(Sheet.NANOS, List.of()));
        for (String name : List.of("t", "capture")) {
            Table second = one(name).table(Sheet.NANOS, List.of());
            assertThrows(IllegalArgumentException.class, () -> page.table(second));
        }
    }

    @Test
    void unsigned_ids_keep_their_digits() {
        Table table =
                Columns.<Long>of("t", "T").hex("id", 0, id -> id).table(Sheet.NANOS, List.of(0x8000_0000_0000_0000L));
        assertEquals("0x8000000000000000", table.rows().get(0)[0]);
    }

    @Test
    void what_each_declares_is_in_the_order_of_the_things() {
        Columns<Integer> columns = Columns.<Integer>of("t", "T")
                .each(IntStream.range(0, 3).boxed().toList(), (more, thing) -> more.count("n" + thing, row -> thing));
        assertArrayEquals(
                new Object[] {0L, 1L, 2L},
                columns.table(Sheet.NANOS, List.of(7)).rows().get(0));
    }
}
