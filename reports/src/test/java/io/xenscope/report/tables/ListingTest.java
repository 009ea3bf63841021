package io.xenscope.report.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListingTest {
    private final Listing listing = new Listing("things", "Things", Column.text("name", "name"))
            .note("Heavy is good.")
            .row(1, "light")
            .row(3, "heavy")
            .row(2, "middle")
            .row(3, "as heavy");

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
}
