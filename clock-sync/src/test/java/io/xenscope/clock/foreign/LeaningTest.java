package io.xenscope.clock.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LeaningTest {
    private static final OffsetInterval WINDOW = new OffsetInterval(-1000, 1000);

    /** Ten moments whose events come 5 later, 300 beyond where they seem to be. */
    private static final long[] ITEMS = {0, 2100, 4700, 6200, 9900, 12_300, 15_800, 17_100, 20_900, 23_000};

    private static Marks events(long behind) {
        Marks events = new Marks();
        for (long item : ITEMS) {
            events.add(item + behind, item + behind);
        }
        return events;
    }

    @Test
    void the_shift_at_which_every_event_follows_its_item_shortly_is_found() {
        // An event at 305 follows within 10 at every shift from 295 to 305.
        assertEquals(OptionalLong.of(300), Leaning.of(Marks.moments(ITEMS), events(305), true, WINDOW, 10, 100));
        assertEquals(OptionalLong.of(310), Leaning.of(Marks.moments(ITEMS), events(305), false, WINDOW, 10, 100));
    }

    @Test
    void the_first_distance_at_which_a_shift_stands_out_counts() {
        Marks events = new Marks();
        for (int i = 0; i < ITEMS.length; i++) {
            long time = ITEMS[i] + 300 + 6 * i;
            events.add(time, time);
        }
        // 54 apart: within 10 of no shift, within 100 of all from 254 to 300.
        assertEquals(OptionalLong.of(277), Leaning.of(Marks.moments(ITEMS), events, true, WINDOW, 10, 100));
    }

    @Test
    void few_items_dense_events_and_what_fits_everywhere_say_nothing() {
        Marks seven = Marks.moments(java.util.Arrays.copyOf(ITEMS, 7));
        assertEquals(OptionalLong.empty(), Leaning.of(seven, events(305), true, WINDOW, 10));
        Marks dense = new Marks();
        for (long time = -2000; time < 30_000; time += 8) {
            dense.add(time, time);
        }
        assertEquals(OptionalLong.empty(), Leaning.of(Marks.moments(ITEMS), dense, true, WINDOW, 10, 100));
        assertEquals(OptionalLong.empty(), Leaning.of(Marks.moments(ITEMS), events(305), true, WINDOW, 1500));
        assertEquals(OptionalLong.empty(), Leaning.of(Marks.moments(ITEMS), new Marks(), true, WINDOW, 10));
    }

    @Test
    void two_shifts_that_fit_alike_cancel_each_other() {
        Marks events = new Marks();
        for (long item : ITEMS) {
            events.add(item - 405, item - 405);
            events.add(item + 305, item + 305);
        }
        assertEquals(OptionalLong.empty(), Leaning.of(Marks.moments(ITEMS), events, true, WINDOW, 10));
    }
}
