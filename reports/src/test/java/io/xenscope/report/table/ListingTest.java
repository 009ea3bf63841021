package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListingTest {
    private final Listing<String> listing = Columns.<String>of("things", "Things")
            .text("name", name -> name)
            .note("Heavy is good.")
            .listing(Sheet.NANOS)
            .row(1, "light")
            .row(3, "heavy")
            .rows(List.of("middle"), name -> 2)
            .row(3, "as heavy");

    private record Thing(int number, String name, int count) {}

    private static List<Object> names(Table table) {
        return table.rows().stream().map(row -> row[0]).toList();
    }

    @Test
    void heaviest_come_first_and_equals_in_the_order_of_adding() {
        assertEquals(List.of("heavy", "as heavy", "middle", "light"), names(listing.table(9)));
        assertEquals("Heavy is good.", listing.table(9).note());
    }

    @Test
    void what_is_left_out_is_the_lightest_and_is_told() {
        assertEquals(List.of("heavy", "as heavy"), names(listing.table(2)));
        assertEquals("Heavy is good.  2 more: --table things", listing.table(2).note());
    }

    @Test
    void in_the_order_of_adding_the_heaviest_are_chosen_all_the_same() {
        assertEquals(List.of("heavy", "middle", "as heavy"), names(listing.tableInOrder(3)));
    }

    @Test
    void what_was_too_various_is_a_row_and_a_note() {
        Listing<Thing> counted = Columns.<Thing>of("things", "Things")
                .count("no", Thing::number)
                .text("name", Thing::name)
                .count("count", Thing::count)
                .note("Heavy is good.")
                .listing(Sheet.NANOS)
                .row(9, new Thing(1, "heavy", 9))
                .row(1, new Thing(2, "light", 1))
                .others(5);
        Table table = counted.table(9);
        assertEquals(
                List.of("heavy", "(all others)", "light"),
                table.rows().stream().map(row -> row[1]).toList());
        assertArrayEquals(new Object[] {null, "(all others)", 5L}, table.rows().get(1));
        assertEquals("Heavy is good.  (all others): 5 records, too various to list.", table.note());
        assertEquals(
                "Heavy is good.  (all others): 5 records, too various to list.  2 more: --table things",
                counted.table(1).note());
    }

    @Test
    void without_a_column_of_text_the_row_has_no_name() {
        Table table = Columns.<Integer>of("things", "Things")
                .count("up", row -> row)
                .count("down", row -> row)
                .listing(Sheet.NANOS)
                .others(3, Map.of("down", 2L))
                .table(9);
        assertArrayEquals(new Object[] {null, 2L}, table.rows().get(0));
        assertEquals("The row without names: 3 records, too various to list.", table.note());
    }

    @Test
    void where_all_were_told_apart_nothing_is_added() {
        assertEquals(4, listing.others(0).table(9).rows().size());
        assertEquals("Heavy is good.", listing.table(9).note());
    }
}
