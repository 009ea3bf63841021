package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.format.fault.CaptureException;
import java.nio.ByteBuffer;
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
    void aHeadOfTheOtherByteOrderIsDamageWhereWindowsFollow() {
        byte[] bytes = new TraceWriter()
                .window(0, Made.records(1_000, 20))
                .window(1, Made.records(1_000, 20))
                .bytes();
        reverse(bytes, 0, 48);
        try (Capture capture = Capture.of(new ArraySource("boot", bytes))) {
            assertEquals(1, capture.windows().count());
        }
    }

    @Test
    void aCaptureOfABigEndianHostIsNamedWhateverItsDamage() {
        byte[] bytes = new TraceWriter()
                .window(0, Made.records(1_000, 20))
                .window(1, Made.records(1_000, 20))
                .bytes();
        reverse(bytes, 0, bytes.length);
        String expected =
                "boot: offset 0: a capture of a big-endian host is not read; expected a little-endian capture of Xen 3.2 or later";
        assertEquals(expected, refusal(bytes));
        bytes[10] ^= 1;
        assertEquals(expected, refusal(bytes));
    }

    /** Words as a host of the other byte order writes them. */
    private static void reverse(byte[] bytes, int from, int to) {
        ByteBuffer words = ByteBuffer.wrap(bytes);
        for (int at = from; at + 4 <= to; at += 4) {
            words.putInt(at, Integer.reverseBytes(words.getInt(at)));
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

    private static String otherKind(String latin) {
        String line = refusal(latin.getBytes(StandardCharsets.ISO_8859_1));
        String head = "boot: offset 0: not a xentrace capture: ";
        assertEquals(head, line.substring(0, head.length()));
        return line.substring(head.length()).replace("; expected a window header (bytes 03 f0 01 20)", "");
    }

    @Test
    void filesOfOtherToolsAreNamed() {
        String rest = "\0".repeat(40);
        String notOurs = "; give a file that xentrace wrote";
        assertEquals(
                "a zip archive; unpack it, or pipe it in: unzip -p FILE | xenscope COMMAND -",
                otherKind("PK\3\4\24" + rest));
        assertEquals("a trace.dat of trace-cmd (Linux)" + notOurs, otherKind("\u0017\u0008Dtracing6\0" + rest));
        assertEquals("a network capture (pcap)" + notOurs, otherKind("\u00D4\u00C3\u00B2\u00A1\2\0\4\0" + rest));
        assertEquals("a network capture (pcap)" + notOurs, otherKind("\n\r\r\n" + rest));
        assertEquals("an ELF file" + notOurs, otherKind("\u007FELF\2\1\1" + rest));
        assertEquals("a perf.data of Linux" + notOurs, otherKind("PERFILE2" + rest));
    }

    @Test
    void textMadeOfCapturesIsNamed() {
        String itsCapture = "; give the capture that it was made from";
        assertEquals(
                "the text that xentrace_format makes of a capture" + itsCapture,
                otherKind("CPU0  1177214233 (+       0)  running_to_runnable [ dom:vcpu = 0x00000001 ]\n"
                        + "CPU0  1177214999 (+     766)  switch_infnext    [ new_domid = 0x00000000 ]\n"));
        assertEquals(
                "a text dump of a capture (xenalyze -a, xenscope dump)" + itsCapture,
                otherKind("]  0.000002668 x d32768v0 runstate_change d1v0 blocked->runnable\n"));
        assertEquals(
                "a text dump of a capture (xenalyze -a, xenscope dump)" + itsCapture,
                otherKind("0.000000000 .x0. p1 d0v2   pv_hypercall_v2 op=iret\n"));
        assertEquals(
                "a summary that xenalyze printed" + itsCapture,
                otherKind("Total time: 1.27 seconds\n|-- Domain 0 --|\n Runstates:\n"));
        assertEquals("JSON" + itsCapture, otherKind("{\n  \"schema\": \"xenscope.sched/1\"}\n"));
        assertEquals("text; give a file that xentrace wrote", otherKind("Dear diary, no capture here.\n"));
    }
}
