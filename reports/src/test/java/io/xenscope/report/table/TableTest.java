package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void cells_are_kept_in_one_form_whatever_number_they_came_as() {
        Table table = new Table(
                "t", "T", Column.nanos("a_ns", "a"), Column.percent("b_pct", "b"), Column.decimal("c", "c", 1));
        table.row(7, 50, 2L).row(7.6, 49.995, new BigDecimal("0.25")).row((short) 7, Double.POSITIVE_INFINITY, null);
        assertArrayEquals(
                new Object[] {7L, new BigDecimal("50.00"), new BigDecimal("2.0")},
                table.rows().get(0));
        assertArrayEquals(
                new Object[] {8L, new BigDecimal("50.00"), new BigDecimal("0.3")},
                table.rows().get(1));
        assertArrayEquals(new Object[] {7L, null, null}, table.rows().get(2));
    }

    @Test
    void a_row_has_a_cell_for_each_column() {
        Table table = new Table("t", "T", Column.count("a", "a"));
        assertThrows(IllegalArgumentException.class, () -> table.row(1, 2));
    }

    @Test
    void a_name_without_its_unit_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Column.nanos("total", "total"));
        assertThrows(IllegalArgumentException.class, () -> Column.percent("share", "of span"));
        assertThrows(IllegalArgumentException.class, () -> Column.hz("tsc", "tsc"));
    }

    @Test
    void two_columns_or_tables_of_one_name_are_refused() {
        Column a = Column.count("a", "a");
        assertThrows(IllegalArgumentException.class, () -> new Table("t", "T", a, a));
        assertThrows(IllegalArgumentException.class, () -> new Table("t", "T", Column.text("table", "table")));
        Page page = new Page("x/1").table(new Table("t", "T", a));
        assertThrows(IllegalArgumentException.class, () -> page.table(new Table("t", "T", a)));
        assertThrows(IllegalArgumentException.class, () -> page.table(new Table("capture", "T", a)));
    }

    @Test
    void unsigned_ids_keep_their_digits() {
        Table table = new Table("t", "T", Column.hex("id", "id", 0)).row(0x8000_0000_0000_0000L);
        assertEquals("0x8000000000000000", table.rows().get(0)[0]);
    }
}
