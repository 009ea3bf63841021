package io.xenscope.analyze.companion.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.companion.item.HiddenClock;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.format.ArraySource;
import io.xenscope.format.fault.CaptureException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoreReadersTest {
    private static String sums(LogFile file, long line) {
        for (long item = 0; item < file.log().items().size(); item++) {
            if (file.log().items().line(item) == line) {
                HiddenClock hidden = file.log().hidden();
                return hidden.before(item) + " " + hidden.after(item);
            }
        }
        return "no item";
    }

    @Test
    void milliseconds_passed_are_a_clock_of_the_lines_between() {
        try (LogFile file = Logs.file("xenstored-c-4.17.log")) {
            assertEquals(LogKind.XENSTORED, file.kind());
            assertEquals(List.of(42L), Logs.bad(file));
            List<String> found = new ArrayList<>();
            for (long line : new long[] {7, 16, 20, 21, 30}) {
                found.add(line + ": " + sums(file, line));
            }
            assertEquals(List.of("7: 12 16", "16: 966 969", "20: 968 1009", "21: 968 1009", "30: 1008 1010"), found);
        }
    }

    @Test
    void new_traces_have_prefixes_domains_and_answers_in_pieces() {
        try (LogFile file = Logs.file("xenstored-c-4.19.log")) {
            assertEquals(
                    List.of(
                            "3 connect 0x5600000010c0 GET_FEATURE",
                            "4 request 0x5600000010c0 GET_FEATURE",
                            "5 answer 0x5600000010c0 GET_FEATURE",
                            "6 request 0x5600000044d0 DIRECTORY",
                            "7 answer_begin 0x5600000044d0 DIRECTORY",
                            "8 request 0x5600000010c0 WRITE",
                            "9 answer 0x5600000010c0 WRITE",
                            "10 answer_end 0x5600000044d0 DIRECTORY",
                            "11 answer_failed 0x5600000044d0 WATCH_EVENT",
                            "14 disconnect 0x5600000044d0 GET_FEATURE"),
                    Logs.items(file));
            assertEquals(4, file.log().noise(), "an empty line, ***, a watch that timed out, a connection ignored");
            assertEquals(4, file.log().items().mark(3), "domain 3 plus 1");
        }
    }

    @Test
    void old_traces_have_no_date_and_count_days_past_midnight() {
        try (LogFile file = Logs.lines(
                LogKind.XENSTORED, "IN 0x10 23:59:59 READ (a )", "OUT 0x10 00:00:01 READ (b )", "OUT 0x10 zzz")) {
            assertEquals(86_399_000_000_000L, file.log().items().stamp(0));
            assertEquals(86_401_000_000_000L, file.log().items().stamp(1));
            assertEquals(List.of(3L), Logs.bad(file));
        }
    }

    @Test
    void oxenstored_names_connections_and_transactions() {
        try (LogFile file = Logs.file("oxenstored-access.log")) {
            List<String> items = Logs.items(file);
            assertEquals(19, items.size());
            assertEquals("1 connect A7 newconn", items.get(0));
            assertEquals("8 watch_event D0 w event", items.get(7));
            assertEquals("14 request_answered A7 is introduced", items.get(13));
            assertEquals("16 request_answered r(2):A7 mkdir", items.get(15));
            assertEquals(2, file.log().items().value(15));
            // 2026-01-05T10:00:00.101Z, by date -u -d ... +%s.
            assertEquals(1_767_607_200_101_000_000L, file.log().items().stamp(0));
            assertEquals(List.of(), Logs.bad(file));
        }
    }

    @Test
    void a_syslog_prefix_is_local_time_in_seconds() {
        try (LogFile file = Logs.lines(
                LogKind.OXENSTORED, "Jan  5 10:00:00 host oxenstored[12]: A1.3        write     /a b", "what")) {
            assertEquals(List.of("1 request_answered A1 write"), Logs.items(file));
            assertEquals(LogClock.LOCAL, file.log().clock());
            assertEquals(List.of(2L), Logs.bad(file));
        }
    }

    @Test
    void snooped_lines_may_have_stamps_in_front() {
        try (LogFile file = Logs.file("xenstore-snoop.txt")) {
            assertEquals(LogClock.NONE, file.log().clock());
            assertEquals(List.of(11L), Logs.bad(file));
            assertEquals(8, file.log().items().size());
        }
        try (LogFile file = Logs.lines(LogKind.SNOOP, "1000000000123 0 17 - XS_WATCH_EVENT: a b")) {
            assertEquals(1_000_000_000_123L, file.log().items().stamp(0));
        }
    }

    @Test
    void what_no_reader_takes_is_refused_with_the_nearest_kinds() {
        CaptureException refused = assertThrows(
                CaptureException.class, () -> Recognition.of(new ArraySource("x.txt", "hello\nworld\n".getBytes())));
        assertTrue(refused.line().startsWith("x.txt: no log that is known; expected "), refused.line());
        refused = assertThrows(
                CaptureException.class, () -> Recognition.of(new ArraySource("x.dat", new byte[] {'a', 0, 'b'})));
        assertEquals(
                "x.dat: offset 1: binary; expected a log in text;"
                        + " trace-cmd report FILE or perf script -i FILE prints it as text",
                refused.line());
    }

    @Test
    void lines_may_end_with_cr_and_be_longer_than_can_be_kept() {
        byte[] bytes = ("\u00EF\u00BB\u00BFa\r\n" + "x".repeat(3 << 20) + "\nlast")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        LogLines lines = new LogLines(new ArraySource("", bytes));
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            Line line = lines.line();
            read.add(line.number() + " " + line.offset() + " " + line.length() + " " + line.isCut());
        }
        assertEquals(List.of("1 3 1 false", "2 6 1048576 true", "3 3145735 4 false"), read);
    }

    @Test
    void hints_stand_before_the_path_only_if_all_are_known() {
        assertEquals(
                new Hints("a.log", LogKind.SNOOP, 3, LogClock.UTC, 7_200_000_000_000L, 2, -5L),
                Hints.parse("snoop,dom=3,clock=utc,zone=+02:00,cpu0=2,offset=-5:a.log"));
        assertEquals(Hints.of("./a:b"), Hints.parse("./a:b"));
        assertEquals(Hints.of("snoop,what:b"), Hints.parse("snoop,what:b"));
        assertThrows(IllegalArgumentException.class, () -> Hints.parse("dom=x:b"));
        assertThrows(IllegalArgumentException.class, () -> Hints.parse("clock=moon:b"));
        assertThrows(IllegalArgumentException.class, () -> Hints.parse("zone=2:b"));
    }
}
