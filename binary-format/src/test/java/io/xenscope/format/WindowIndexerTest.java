package io.xenscope.format;

import static io.xenscope.format.Indexed.problem;
import static io.xenscope.format.Made.cut;
import static io.xenscope.format.Made.garbage;
import static io.xenscope.format.Made.joined;
import static io.xenscope.format.Made.window;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows in a whole file, and in one that ends too early or begins too late. */
class WindowIndexerTest {
    /** p0 at 0, p2 at 212, p0 at 324; 536 bytes. */
    private static final byte[] THREE = joined(window(0, 100, 10), window(2, 150, 5), window(0, 200, 10));

    private static final List<String> ALL_THREE = List.of("p0 12..212", "p2 224..324", "p0 336..536");

    @Test
    void an_empty_file_has_no_windows_and_no_problems() {
        Indexed.of(new byte[0]).assertIs(List.of());
    }

    @Test
    void windows_are_found_in_file_order() {
        Indexed.of(THREE).assertIs(ALL_THREE);
    }

    @Test
    void a_window_without_records_is_a_window() {
        Indexed.of(joined(window(3, 0, 0), window(1, 100, 1))).assertIs(List.of("p3 12..12", "p1 24..44"));
    }

    @Test
    void the_highest_pcpu_is_taken_and_the_next_is_not() {
        Indexed.of(joined(window(4095, 0, 1), window(4096, 0, 1)))
                .assertIs(List.of("p4095 12..32"), problem(ProblemKind.LOST_SYNC, 32, 32));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 11})
    void fewer_than_12_bytes_behind_a_window_are_a_truncated_header(int left) {
        Indexed.of(cut(joined(THREE, window(1, 300, 1)), 536 + left))
                .assertIs(ALL_THREE, problem(ProblemKind.TRUNCATED_HEADER, 536, left));
    }

    @Test
    void a_file_that_ends_behind_a_header_has_a_truncated_window_without_records() {
        Indexed.of(cut(THREE, 336))
                .assertIs(
                        List.of("p0 12..212", "p2 224..324", "p0 336..336"),
                        problem(ProblemKind.TRUNCATED_WINDOW, 324, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {337, 339, 340, 346, 356, 357, 532, 535})
    void a_file_that_ends_inside_a_window_keeps_what_is_there(int length) {
        Indexed.of(cut(THREE, length))
                .assertIs(
                        List.of("p0 12..212", "p2 224..324", "p0 336.." + length),
                        problem(ProblemKind.TRUNCATED_WINDOW, 324, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 41, 1000})
    void garbage_before_the_first_window_is_skipped(int length) {
        byte[] file = joined(garbage(length), window(0, 100, 10), window(1, 100, 1));
        Indexed.of(file)
                .assertIs(
                        List.of(
                                "p0 " + (length + 12) + ".." + (length + 212) + " after break 1",
                                "p1 " + (length + 224) + ".." + (length + 244) + " after break 1"),
                        problem(ProblemKind.LEADING_GARBAGE, 0, length));
    }

    @Test
    void two_captures_behind_each_other_are_one_chain() {
        Indexed.of(joined(THREE, window(0, 5, 1)))
                .assertIs(List.of(ALL_THREE.get(0), ALL_THREE.get(1), ALL_THREE.get(2), "p0 548..568"));
    }

    /** Cut by 4 bytes, by a whole record, and so that the header behind takes the place of what is missing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 12, 16, 20, 24, 32, 180})
    void a_capture_behind_a_cut_one_loses_nothing(int missing) {
        int end = 536 - missing;
        Indexed.of(joined(cut(THREE, end), window(0, 5, 10), window(1, 5, 2)))
                .assertIs(
                        List.of(
                                "p0 12..212",
                                "p2 224..324",
                                "p0 336.." + end,
                                "p0 " + (end + 12) + ".." + (end + 212),
                                "p1 " + (end + 224) + ".." + (end + 264)),
                        problem(ProblemKind.WRONG_WINDOW_SIZE, 324, 0));
    }

    @Test
    void text_has_no_windows() {
        byte[] text = "2.1.0 this is not a capture, it is a log\n"
                .repeat(40)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Indexed.of(text).assertIs(List.of(), problem(ProblemKind.LEADING_GARBAGE, 0, text.length));
    }
}
