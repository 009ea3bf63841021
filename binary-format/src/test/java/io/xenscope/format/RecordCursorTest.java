package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordCursorTest {
    /** The worked example of the xentrace format, section 9, byte by byte: the first records of a real capture. */
    private static final byte[] EXAMPLE = HexFormat.of()
            .parseHex("03f0012000000000" + "24210000"
                    + "068002a09dc81055e82d00000000000002000000"
                    + "152202a0b6d61055e82d00000000000000000000"
                    + "032202c0abd81055e82d0000020000008ec85c00000000802da44100"
                    + "142202b0f9db1055e82d00000000ff7fffffffff7f6967ff"
                    + "092202801adf1055e82d0000"
                    + "2110029050e81055e82d000002000000"
                    + "01110290d3e91055e82d00000000ff7f");

    /** From the same: a VM exit with what its handler wrote, and the entry. */
    private static final byte[] HVM_EXAMPLE = HexFormat.of()
            .parseHex("021108b0f8922a55e82d00000700000067349295b87f0000"
                    + "04200820f300000000000000"
                    + "20200830f300000005000000f3000000"
                    + "01100880e2992a55e82d0000");

    @Test
    void reads_the_worked_example() {
        assertEquals(
                List.of(
                        "0: 0x001f003 [0, 8484]",
                        "12: 0x0028006 @50475882825885 [0, 2]",
                        "32: 0x0022215 @50475882829494 [0, 0]",
                        "52: 0x0022203 @50475882829995 [2, 6080654, -2147483648, 4301869]",
                        "80: 0x0022214 @50475882830841 [2147418112, -1, -10000001]",
                        "104: 0x0022209 @50475882831642 []",
                        "116: 0x0021021 @50475882834000 [2]",
                        "132: 0x0021101 @50475882834387 [2147418112]"),
                told(EXAMPLE));
    }

    @Test
    void a_record_without_tsc_is_at_the_time_of_the_one_before() {
        RecordCursor cursor = cursor(HVM_EXAMPLE);
        List<Long> times = new ArrayList<>();
        while (cursor.next()) {
            times.add(cursor.tsc());
        }
        long exit = 0x2de8_552a_92f8L;
        assertEquals(List.of(exit, exit, exit, exit + 1770), times);
    }

    @Test
    void two_words_are_one_quad() {
        RecordCursor cursor = cursor(HVM_EXAMPLE);
        assertTrue(cursor.next());
        assertEquals(0x7f_b895_923467L, cursor.quad(1) & 0xffff_ffff_ffffL);
        assertEquals(0x0000_7fb8_9592_3467L, cursor.quad(1));
    }

    @Test
    void the_time_is_carried_from_window_to_window() {
        byte[] bytes = new TraceWriter()
                .record(Made.WAKE, 77, 1, 2)
                .recordWithoutTsc(0x8_2004, 1, 2)
                .bytes();
        RecordCursor cursor = new RecordCursor(new ArraySource("made", bytes)).wrap(0, 20);
        assertTrue(cursor.next());
        assertFalse(cursor.next());
        assertTrue(cursor.wrap(20, 32).next());
        assertEquals(77, cursor.tsc());
        assertFalse(cursor.hasTsc());
    }

    @Test
    void before_the_first_tsc_the_time_is_what_it_is_told_to_be() {
        byte[] bytes = new TraceWriter().recordWithoutTsc(0x8_2004).bytes();
        RecordCursor cursor = cursor(bytes).tsc(55);
        assertTrue(cursor.next());
        assertEquals(55, cursor.tsc());
    }

    @Test
    void a_torn_record_ends_the_walk_and_its_bytes_are_the_rest() {
        for (int missing = 1; missing <= 20; missing++) {
            byte[] bytes = Made.cut(Made.records(100, 3), 60 - missing);
            RecordCursor cursor = cursor(bytes);
            assertTrue(cursor.next() && cursor.next());
            assertFalse(cursor.next());
            assertEquals(20 - missing, cursor.rest());
            assertEquals(40, cursor.nextOffset());
            assertEquals(101, cursor.tsc(), "the time of a torn record is not taken");
        }
    }

    @Test
    void a_record_that_the_window_tears_is_not_read_though_the_file_has_it() {
        RecordCursor cursor = new RecordCursor(new ArraySource("made", Made.records(100, 3))).wrap(0, 44);
        assertTrue(cursor.next() && cursor.next());
        assertFalse(cursor.next());
        assertEquals(4, cursor.rest());
    }

    @Test
    void the_smallest_and_the_largest_record() {
        byte[] bytes = new TraceWriter()
                .recordWithoutTsc(0x1_f002)
                .record(0x2_8004, -1, 1, 2, 3, 4, 5, 6, 7)
                .bytes();
        assertEquals(44, bytes.length);
        RecordCursor cursor = cursor(bytes);
        assertTrue(cursor.next());
        assertEquals(4, cursor.nextOffset());
        assertTrue(cursor.next());
        assertEquals(-1, cursor.tsc());
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7}, words(cursor));
        assertEquals(0, cursor.rest());
    }

    @Test
    void it_can_be_moved_on_to_an_offset() {
        RecordCursor cursor = cursor(Made.records(100, 4));
        assertTrue(cursor.next());
        cursor.skipTo(60);
        assertTrue(cursor.next());
        assertEquals(103, cursor.tsc());
        assertFalse(cursor.next());
    }

    private static RecordCursor cursor(byte[] bytes) {
        return new RecordCursor(new ArraySource("made", bytes)).wrap(0, bytes.length);
    }

    private static List<String> told(byte[] bytes) {
        RecordCursor cursor = cursor(bytes);
        List<String> told = new ArrayList<>();
        while (cursor.next()) {
            String time = cursor.hasTsc() ? " @" + Long.toUnsignedString(cursor.tsc()) : "";
            String event = String.format("0x%07x", cursor.event());
            told.add(cursor.offset() + ": " + event + time + " " + java.util.Arrays.toString(words(cursor)));
        }
        assertEquals(0, cursor.rest());
        return told;
    }

    private static int[] words(RecordCursor cursor) {
        return java.util.stream.IntStream.range(0, cursor.wordCount())
                .map(cursor::word)
                .toArray();
    }
}
