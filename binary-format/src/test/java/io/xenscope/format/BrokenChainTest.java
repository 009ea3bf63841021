package io.xenscope.format;

import static io.xenscope.format.Indexed.problem;
import static io.xenscope.format.Made.cut;
import static io.xenscope.format.Made.garbage;
import static io.xenscope.format.Made.joined;
import static io.xenscope.format.Made.window;
import static io.xenscope.format.Made.withWords;
import static io.xenscope.format.Made.zeroed;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of a file that is damaged in the middle (xentrace format, section 10). */
class BrokenChainTest {
    /** p0 at 0, p1 at 212, p2 at 424, p3 at 636; 848 bytes. */
    private static final byte[] FOUR =
            joined(window(0, 100, 10), window(1, 100, 10), window(2, 100, 10), window(3, 100, 10));

    private static final List<String> ALL_FOUR = List.of("p0 12..212", "p1 224..424", "p2 436..636", "p3 648..848");
    private static final List<String> WITHOUT_P1 =
            List.of("p0 12..212", "p2 436..636 after break 1", "p3 648..848 after break 1");

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 20, 100, 180, 196})
    void a_size_that_is_too_small_is_put_right(int size) {
        Indexed.of(withWords(FOUR, 220, size)).assertIs(ALL_FOUR, problem(ProblemKind.WRONG_WINDOW_SIZE, 212, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 208, 216, 220, 252, 400})
    void a_size_that_is_too_big_is_put_right(int size) {
        Indexed.of(withWords(FOUR, 220, size)).assertIs(ALL_FOUR, problem(ProblemKind.WRONG_WINDOW_SIZE, 212, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {640, 4096, RecordHeader.LARGEST_WINDOW})
    void a_size_past_the_end_of_the_file_does_not_swallow_the_windows_behind(int size) {
        Indexed.of(withWords(FOUR, 220, size)).assertIs(ALL_FOUR, problem(ProblemKind.WRONG_WINDOW_SIZE, 212, 0));
    }

    @Test
    void a_size_that_ends_at_a_later_header_is_believed_here_and_found_out_by_who_walks_the_window() {
        Indexed.of(withWords(FOUR, 220, 412)).assertIs(List.of("p0 12..212", "p1 224..636", "p3 648..848"));
    }

    @Test
    void a_size_of_the_last_window_that_is_too_small_is_put_right() {
        Indexed.of(withWords(FOUR, 644, 20)).assertIs(ALL_FOUR, problem(ProblemKind.WRONG_WINDOW_SIZE, 636, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {198, -4, RecordHeader.LARGEST_WINDOW + 4})
    void a_size_that_no_window_can_have_makes_the_header_nonsense(int size) {
        Indexed.of(withWords(FOUR, 220, size)).assertIs(WITHOUT_P1, problem(ProblemKind.LOST_SYNC, 212, 212));
    }

    /** Most of these make the header look like another record; its window must not go to the pcpu before it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 11, 12, 15, 16, 20, 27, 28, 29, 30, 31})
    void a_header_with_a_wrong_bit_costs_its_window_and_no_other(int bit) {
        Indexed.of(withWords(FOUR, 212, RecordHeader.CPU_CHANGE ^ 1 << bit))
                .assertIs(WITHOUT_P1, problem(ProblemKind.LOST_SYNC, 212, 212));
    }

    @Test
    void a_pcpu_that_cannot_be_makes_the_header_nonsense() {
        Indexed.of(withWords(FOUR, 216, -1)).assertIs(WITHOUT_P1, problem(ProblemKind.LOST_SYNC, 212, 212));
    }

    @Test
    void records_behind_a_header_that_cannot_be_read_are_shown_as_of_pcpu_0() {
        Indexed.of(withWords(window(3, 100, 10), 0, 0, -1, -1))
                .assertIs(List.of("p0 12..212 after break 1"), problem(ProblemKind.NO_WINDOW, 12, 0));
    }

    @ParameterizedTest
    @CsvSource({"0,20", "1,19", "20,20", "33,27", "118,22"})
    void records_without_any_header_are_too_but_those_that_lie_where_one_would(int head, int first) {
        byte[] tail = Arrays.copyOfRange(FOUR, 648 + head, 848);
        Indexed.of(tail)
                .assertIs(
                        List.of("p0 " + first + ".." + tail.length + " after break 2"),
                        problem(ProblemKind.LEADING_GARBAGE, 0, first - 12),
                        problem(ProblemKind.NO_WINDOW, first, 0));
    }

    @Test
    void a_few_records_behind_a_damaged_header_with_nothing_behind_them_are_not_lost() {
        byte[] damaged = zeroed(withWords(window(3, 100, 10), 8, -1), 12 + 5 * Made.RECORD, 212);
        Indexed.of(damaged).assertIs(List.of("p0 12..212 after break 1"), problem(ProblemKind.NO_WINDOW, 12, 0));
    }

    @Test
    void two_records_are_no_capture() {
        Indexed.of(Arrays.copyOfRange(FOUR, 796, 848)).assertIs(List.of(), problem(ProblemKind.LEADING_GARBAGE, 0, 52));
    }

    @Test
    void a_header_inside_a_window_is_left_to_who_walks_it() {
        byte[] records = joined(Made.records(100, 2), window(1, 100, 8));
        Indexed.of(joined(new TraceWriter().window(0, records).bytes(), window(2, 100, 1)))
                .assertIs(List.of("p0 12..224", "p2 236..256"));
    }

    @Test
    void a_hole_of_zeros_across_a_header_ends_at_the_next_header() {
        Indexed.of(zeroed(FOUR, 152, 292))
                .assertIs(
                        List.of("p0 12..152", "p2 436..636 after break 1", "p3 648..848 after break 1"),
                        problem(ProblemKind.ZERO_FILL, 152, 272));
    }

    @Test
    void a_hole_across_two_headers_costs_the_windows_between() {
        Indexed.of(zeroed(FOUR, 152, 520))
                .assertIs(List.of("p0 12..152", "p3 648..848 after break 1"), problem(ProblemKind.ZERO_FILL, 152, 484));
    }

    @Test
    void a_hole_inside_a_window_is_left_to_who_walks_it() {
        Indexed.of(zeroed(FOUR, 252, 332)).assertIs(ALL_FOUR);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 100, 4096})
    void zeros_behind_the_last_window_are_skipped(int zeros) {
        Indexed.of(joined(FOUR, new byte[zeros])).assertIs(ALL_FOUR, problem(ProblemKind.ZERO_FILL, 848, zeros));
    }

    @Test
    void a_tail_that_became_zeros_within_a_window_is_left_to_who_walks_it() {
        Indexed.of(zeroed(FOUR, 700, 848)).assertIs(ALL_FOUR);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 400})
    void garbage_between_windows_is_skipped(int length) {
        byte[] file = joined(window(0, 100, 10), garbage(length), window(1, 100, 10));
        Indexed.of(file)
                .assertIs(
                        List.of("p0 12..212", "p1 " + (224 + length) + ".." + (424 + length) + " after break 1"),
                        problem(ProblemKind.LOST_SYNC, 212, length));
    }

    @Test
    void a_window_that_lost_its_middle_ends_where_records_end_to_make_sense() {
        byte[] file = joined(cut(FOUR, 112), garbage(40), Arrays.copyOfRange(FOUR, 212, 848));
        Indexed.of(file)
                .assertIs(
                        List.of(
                                "p0 12..112",
                                "p1 164..364 after break 1",
                                "p2 376..576 after break 1",
                                "p3 588..788 after break 1"),
                        problem(ProblemKind.LOST_SYNC, 112, 40));
    }

    @Test
    void every_break_is_counted() {
        byte[] file = joined(window(0, 0, 9), garbage(8), window(1, 0, 9), garbage(16), window(2, 0, 9));
        Indexed.of(file)
                .assertIs(
                        List.of("p0 12..192", "p1 212..392 after break 1", "p2 420..600 after break 2"),
                        new Problems.Problem(ProblemKind.LOST_SYNC, 192, 2, 24));
    }

    @Test
    void a_header_in_garbage_is_not_believed_unless_something_bears_it_out() {
        byte[] lure = new TraceWriter().windowHeader(1, 40).raw(garbage(100)).bytes();
        Indexed.of(joined(window(0, 100, 10), garbage(4), lure, window(2, 100, 10)))
                .assertIs(List.of("p0 12..212", "p2 340..540 after break 1"), problem(ProblemKind.LOST_SYNC, 212, 116));
    }
}
