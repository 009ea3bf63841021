package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.fault.CaptureException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Which bytes are a capture, and what the others are told to be. */
class CaptureTest {
    private static final String EXPECTED = "; expected a window header (bytes 03 f0 01 20)";
    private static final String ADVICE = "; give a file that xentrace wrote";

    @Test
    void an_empty_file_is_a_capture_of_nothing() {
        try (Capture capture = Capture.of(new ArraySource("empty", new byte[0]))) {
            assertEquals("empty", capture.name());
            assertEquals(0, capture.windows().count());
            assertTrue(capture.problems().isEmpty());
        }
    }

    @Test
    void a_damaged_file_is_a_capture_with_problems() {
        byte[] bytes = Made.joined(Made.garbage(40), Made.window(0, 100, 10));
        try (Capture capture = Capture.of(new ArraySource("made", bytes))) {
            assertEquals(1, capture.windows().count());
            assertEquals(40, capture.problems().bytesSkipped());
        }
    }

    @Test
    void a_text_file_is_none() {
        byte[] text = "(XEN) Xen version 4.17.7\n".repeat(9).getBytes(StandardCharsets.UTF_8);
        assertEquals("t: offset 0: not a xentrace capture: text" + EXPECTED + ADVICE, refusal(text));
    }

    @Test
    void a_few_bytes_are_none() {
        assertEquals("t: offset 0: not a xentrace capture: only 3 bytes" + EXPECTED + ADVICE, refusal(new byte[3]));
    }

    @Test
    void half_a_window_header_is_none() {
        assertEquals(
                "t: offset 0: not a xentrace capture: no window header anywhere in the file" + EXPECTED + ADVICE,
                refusal(Made.cut(Made.window(0, 100, 1), 8)));
    }

    @Test
    void zeros_are_none() {
        assertEquals(
                "t: offset 0: not a xentrace capture: nothing but zeros" + EXPECTED + ADVICE, refusal(new byte[4096]));
    }

    @Test
    void a_big_endian_host_is_named() {
        ByteBuffer swapped = ByteBuffer.allocate(12).order(ByteOrder.BIG_ENDIAN);
        swapped.putInt(RecordHeader.CPU_CHANGE).putInt(0).putInt(0);
        assertEquals(
                "t: offset 0: a capture of a big-endian host is not read"
                        + "; expected a little-endian capture of Xen 3.2 or later",
                refusal(swapped.array()));
    }

    @Test
    void the_fixed_size_records_before_xen_3_2_are_named() {
        ByteBuffer old = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2; i++) {
            old.putInt(i)
                    .putLong(123_456_789L + i)
                    .putInt(0x2_f00a)
                    .putInt(1)
                    .putInt(0)
                    .putInt(2)
                    .putInt(0)
                    .putInt(0);
            old.putInt(0);
        }
        assertEquals(
                "t: offset 0: a capture of Xen 3.1 or older (fixed-size records) is not read"
                        + "; expected a little-endian capture of Xen 3.2 or later",
                refusal(old.array()));
    }

    @Test
    void bytes_that_are_refused_are_given_back() {
        Closing source = new Closing(new byte[3]);
        assertThrows(CaptureException.class, () -> Capture.of(source));
        assertTrue(source.closed);
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(CaptureException.class, () -> Capture.of(new ArraySource("t", bytes)))
                .line();
    }

    /** Remembers whether it was closed. */
    private static final class Closing implements ByteSource {
        private final ByteSource source;
        private boolean closed;

        private Closing(byte[] bytes) {
            source = new ArraySource("closing", bytes);
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public int i32(long offset) {
            return source.i32(offset);
        }

        @Override
        public long i64(long offset) {
            return source.i64(offset);
        }

        @Override
        public void copy(long offset, byte[] to, int count) {
            source.copy(offset, to, count);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
