package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.Problems.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void none_at_first() {
        assertTrue(problems.isEmpty());
        assertEquals(List.of(), problems.list());
        assertEquals(0, problems.bytesSkipped());
        assertEquals(0, problems.count(ProblemKind.LOST_SYNC));
    }

    @Test
    void of_one_kind_the_lowest_offset_the_number_and_all_bytes_are_kept() {
        problems.at(500, ProblemKind.LOST_SYNC, 12);
        problems.at(100, ProblemKind.LOST_SYNC, 8);
        problems.at(900, ProblemKind.LOST_SYNC);
        assertEquals(List.of(new Problem(ProblemKind.LOST_SYNC, 100, 3, 20)), problems.list());
        assertEquals(3, problems.count(ProblemKind.LOST_SYNC));
        assertFalse(problems.isEmpty());
    }

    @Test
    void those_of_several_threads_come_together_in_the_order_of_kinds() {
        problems.at(7, ProblemKind.TORN_RECORD, 4);
        Problems other = new Problems();
        other.at(3, ProblemKind.TORN_RECORD, 16);
        other.at(9, ProblemKind.TRUNCATED_HEADER, 5);
        problems.add(other);
        assertEquals(
                List.of(
                        new Problem(ProblemKind.TRUNCATED_HEADER, 9, 1, 5),
                        new Problem(ProblemKind.TORN_RECORD, 3, 2, 20)),
                problems.list());
    }

    @Test
    void only_kinds_that_skip_bytes_count_as_skipped() {
        Arrays.stream(ProblemKind.values()).forEach(kind -> problems.at(0, kind, 1));
        long kinds = Arrays.stream(ProblemKind.values())
                .filter(ProblemKind::skipsBytes)
                .count();
        assertEquals(kinds, problems.bytesSkipped());
        assertFalse(ProblemKind.WRONG_WINDOW_SIZE.skipsBytes(), "its bytes are read all the same");
    }

    @Test
    void kinds_have_stable_keys_and_meanings() {
        assertEquals("torn_record", ProblemKind.TORN_RECORD.key());
        assertTrue(Arrays.stream(ProblemKind.values())
                .noneMatch(kind -> kind.meaning().isBlank()));
    }
}
