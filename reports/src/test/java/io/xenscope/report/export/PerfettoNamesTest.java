package io.xenscope.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerfettoNamesTest {
    private static final int ROOM = 50_000;

    private final PerfettoNames names = new PerfettoNames();
    private final PerfettoNames.View one = names.view();
    private final PerfettoNames.View other = names.view();

    @Test
    void a_name_gets_its_number_from_who_has_the_turn_and_from_nobody_else() {
        one.begin(false);
        one.of("iret");
        assertFalse(one.isWhole());

        other.begin(true);
        assertEquals(List.of(1, 2, 1), List.of(other.of("mmu_update"), other.of("iret"), other.of("mmu_update")));
        assertTrue(other.isWhole());

        one.begin(false);
        assertEquals(List.of(2, 1), List.of(one.of("iret"), one.of("mmu_update")));
        assertTrue(one.isWhole());
        List<String> all = new ArrayList<>();
        names.forEach((name, number) -> all.add(number + " " + name));
        assertEquals(List.of("1 mmu_update", "2 iret"), all);
    }

    @Test
    void names_beyond_the_limit_have_no_number_for_anyone() {
        one.begin(true);
        for (int i = 1; i <= ROOM; i++) {
            assertEquals(i, one.of("name " + i));
        }
        assertEquals(PerfettoNames.NONE, one.of("one more"));

        other.begin(false);
        assertEquals(PerfettoNames.NONE, other.of("one more"));
        assertEquals(ROOM, other.of("name " + ROOM));
        assertTrue(other.isWhole());
    }
}
