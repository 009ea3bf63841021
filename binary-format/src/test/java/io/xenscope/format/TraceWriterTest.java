package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TraceWriterTest {
    @Test
    void writes_the_bytes_of_the_format() {
        byte[] bytes = new TraceWriter()
                .windowHeader(0, 8484)
                .record(0x2_8006, 0x2de8_5510_c89dL, 0, 2)
                .recordWithoutTsc(0x8_2004, 0xf3, 0)
                .bytes();
        assertEquals(
                "03f001200000000024210000" + "068002a09dc81055e82d00000000000002000000" + "04200820f300000000000000",
                HexFormat.of().formatHex(bytes));
    }

    @Test
    void a_window_is_its_header_and_its_records() {
        byte[] records = Made.records(100, 2);
        assertArrayEquals(
                Made.joined(new TraceWriter().windowHeader(3, 40).bytes(), records),
                new TraceWriter().window(3, records).bytes());
    }

    @Test
    void writes_the_same_to_a_stream_and_counts_the_bytes() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        TraceWriter writer = new TraceWriter(new DataOutputStream(stream));
        writer.record(Made.WAKE, 100, 1, 0).record(Made.WAKE, 101, 1, 1);
        assertArrayEquals(Made.records(100, 2), stream.toByteArray());
        assertEquals(40, writer.size());
        assertThrows(IllegalStateException.class, writer::bytes);
    }

    @Test
    void eight_words_are_too_many() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TraceWriter().recordWithoutTsc(0x1_f002, 1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void a_full_disk_is_told() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        UncheckedIOException told =
                assertThrows(UncheckedIOException.class, () -> new TraceWriter(full).recordWithoutTsc(0x1_f002));
        assertEquals("No space left on device", told.getCause().getMessage());
    }
}
