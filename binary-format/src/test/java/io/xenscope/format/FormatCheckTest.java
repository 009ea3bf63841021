package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FormatCheckTest {
    private static String refusal(byte... bytes) {
        return assertThrows(CaptureException.class, () -> Capture.of(new ArraySource("boot", bytes)))
                .line();
    }

    @Test
    void zerosAtTheHeadAreNotTakenForOldRecordsWhereWindowsFollow() {
        byte[] first = new TraceWriter().recordWithoutTsc(0x82014).bytes();
        byte[] bytes = new TraceWriter()
                .window(0, first)
                .window(1, Made.records(1_000, 20))
                .bytes();
        Arrays.fill(bytes, 0, RecordHeader.WINDOW_HEADER_BYTES, (byte) 0);
        try (Capture capture = Capture.of(new ArraySource("boot", bytes))) {
            assertEquals(1, capture.windows().count());
        }
    }

    @Test
    void aZstdFileIsNamedAndTheWayInIsTold() {
        assertEquals(
                "boot: offset 0: packed with zstd, which is not unpacked here; expected a capture, plain or packed with"
                        + " gzip; unpack it, or pipe it in: zstd -dc FILE | xenscope COMMAND -",
                refusal((byte) 0x28, (byte) 0xB5, (byte) 0x2F, (byte) 0xFD, (byte) 4));
    }

    @Test
    void aFileOfWhichNoByteWasWrittenIsNamed() {
        String expected = "boot: offset 0: not a xentrace capture: %s; expected a window header (bytes 03 f0 01 20);"
                + " give a file that xentrace wrote";
        assertEquals(expected.formatted("nothing but zeros"), refusal(new byte[999]));
        byte[] almost = new byte[999];
        almost[998] = 1;
        assertEquals(expected.formatted("no window header anywhere in the file"), refusal(almost));
    }

    @Test
    void anXzFileIsNamedToo() {
        assertEquals(
                "boot: offset 0: packed with xz, which is not unpacked here; expected a capture, plain or packed with"
                        + " gzip; unpack it, or pipe it in: xz -dc FILE | xenscope COMMAND -",
                refusal((byte) 0xFD, (byte) '7', (byte) 'z', (byte) 'X', (byte) 'Z', (byte) 0));
    }

    @Test
    void aBzip2FileIsNamedToo() {
        assertEquals(
                "boot: offset 0: packed with bzip2, which is not unpacked here; expected a capture, plain or packed with"
                        + " gzip; unpack it, or pipe it in: bzip2 -dc FILE | xenscope COMMAND -",
                refusal("BZh91AY&SY".getBytes(StandardCharsets.US_ASCII)));
    }
}
