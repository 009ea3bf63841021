package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.ArraySource;
import io.xenscope.format.RecordCursor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TailMemoTest {
    private static final int TSC = 1 << 31;

    private final TailMemo memo = new TailMemo();
    private final LineBuffer lines = new LineBuffer();

    /** A record without TSC, or with one of all ones. */
    private static RecordCursor record(int event, boolean timed, int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 8 + 4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(event | words.length << 28 | (timed ? TSC : 0));
        if (timed) {
            bytes.putLong(-1);
        }
        for (int word : words) {
            bytes.putInt(word);
        }
        byte[] whole = Arrays.copyOf(bytes.array(), bytes.position());
        RecordCursor cursor = new RecordCursor(new ArraySource("record", whole));
        cursor.wrap(0, whole.length).next();
        return cursor;
    }

    private void keep(String tail, RecordCursor record) {
        lines.clear();
        lines.put(Chunk.of("begin"));
        int begin = lines.length();
        lines.put(Chunk.of(tail));
        memo.keep(lines, begin, record);
    }

    /** What it knows of a record, or null. */
    private String recalled(RecordCursor record) {
        lines.clear();
        return memo.recall(lines, record)
                ? StandardCharsets.US_ASCII.decode(lines.bytes(0)).toString()
                : null;
    }

    @Test
    void a_line_end_comes_again_for_the_same_event_and_payload_only() {
        keep("none\n", record(0x21101, true));
        keep("one\n", record(0x21101, true, 7));
        keep("two\n", record(0x21101, true, 7, 8));
        assertEquals("none\n", recalled(record(0x21101, true)));
        assertEquals("one\n", recalled(record(0x21101, true, 7)));
        assertEquals("two\n", recalled(record(0x21101, true, 7, 8)));
        assertEquals(null, recalled(record(0x21102, true, 7)));
        assertEquals(null, recalled(record(0x21101, true, 8)));
        assertEquals(null, recalled(record(0x21101, true, 8, 7)));
        assertEquals(null, recalled(record(0x21101, false, 7)));
    }

    @Test
    void a_record_of_zeros_is_not_known_from_the_start() {
        assertEquals(null, recalled(record(0, false)));
        assertEquals(null, recalled(record(0, false, 0)));
        assertEquals(null, recalled(record(0, true, 0, 0)));
    }

    @Test
    void a_line_end_that_is_too_long_is_not_kept() {
        keep("x".repeat(96), record(1, false, 1));
        keep("y".repeat(97), record(1, false, 2));
        assertEquals("x".repeat(96), recalled(record(1, false, 1)));
        assertEquals(null, recalled(record(1, false, 2)));
    }

    @Test
    void what_is_recalled_is_what_was_kept_however_many_there_are() {
        Map<String, String> kept = new HashMap<>();
        Random random = new Random(3);
        int known = 0;
        for (int i = 0; i < 100_000; i++) {
            int event = random.nextInt(10);
            int word = random.nextInt(1000);
            boolean timed = random.nextBoolean();
            RecordCursor record = record(event, timed, word);
            String tail = event + " " + word + " " + timed;
            String answer = recalled(record);
            if (answer != null) {
                known++;
                assertEquals(kept.get(tail), answer);
            }
            kept.put(tail, tail);
            keep(tail, record);
        }
        assertEquals(true, known > 1000, known + " known");
    }
}
