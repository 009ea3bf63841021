package io.xenscope.analyze.companion.xenstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.read.Logs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoreLogTest {
    /** Each request as {@code line answer conn op|args|result|tx}. */
    private static List<String> requests(StoreLog log) {
        List<String> all = new ArrayList<>();
        for (long i = 0; i < log.requests().size(); i++) {
            StoreRequest one = log.request(i);
            int tx = log.requests().transaction(i);
            all.add(one.line() + " " + one.answerLine() + " " + one.connection().name() + " "
                    + (one.isError() ? "!" : "") + one.op() + "|" + one.args() + "|" + one.result() + "|" + tx
                    + (log.requests().isTransactionSure(i) ? "" : "?"));
        }
        return all;
    }

    private static List<String> transactions(StoreLog log) {
        return log.transactions().stream()
                .map(one -> log.connections().get(one.connection()).name() + " " + one.id() + " "
                        + one.outcome().key() + " " + one.requests() + " " + one.retries())
                .toList();
    }

    private static List<String> events(StoreLog log) {
        List<String> all = new ArrayList<>();
        for (long event = 0; event < log.events(); event++) {
            all.add(log.file().log().items().line(log.eventItem(event)) + " "
                    + log.eventConnection(event).name() + " " + log.eventText(event)
                    + (log.isEventFailed(event) ? " failed" : ""));
        }
        return all;
    }

    @Test
    void requests_of_a_trace_find_their_answers() {
        try (LogFile file = Logs.file("xenstored-c-4.17.log");
                StoreLog log = StoreLog.of(file)) {
            assertEquals(
                    List.of(
                            "7 9 c1 WATCH|control/shutdown FFFFFFFF82000540|OK|0",
                            "12 13 c1 !READ|control/shutdown|ENOENT|0",
                            "16 18 c2 TRANSACTION_START||7|0",
                            "20 21 c2 MKDIR|/local/domain/5|OK|7",
                            "22 25 c2 WRITE|/local/domain/5/image/note two lines\nof (text)\nwith a ) inside|OK|7",
                            "26 28 c2 !TRANSACTION_END|T|EAGAIN|7",
                            "30 32 c2 TRANSACTION_START||8|0",
                            "33 34 c2 MKDIR|/local/domain/5|OK|8",
                            "35 37 c2 TRANSACTION_END|T|OK|8",
                            "38 41 c2 INTRODUCE|5 1044476 1|OK|0",
                            "43 0 c3 READ|device/vbd/0/state|null|0"),
                    requests(log));
            assertEquals(List.of("c2 7 conflict 2 0", "c2 8 commit 1 1"), transactions(log));
            assertEquals(
                    List.of("11 c1 control/shutdown FFFFFFFF82000540", "40 c1 @introduceDomain domlist"), events(log));
            assertEquals(
                    List.of("c1 d0 true", "c2 d0 false", "c3 d5 true"),
                    log.connections().stream()
                            .map(one -> one.name() + " d" + one.domain() + " " + one.isKernel())
                            .toList());
            assertEquals(0, log.astray());
        }
    }

    @Test
    void an_answer_in_pieces_ends_with_its_last_one() {
        try (LogFile file = Logs.file("xenstored-c-4.19.log");
                StoreLog log = StoreLog.of(file)) {
            assertEquals(
                    List.of(
                            "4 5 c1 GET_FEATURE||7|0",
                            "6 10 c2 DIRECTORY|device|vbd vif|0",
                            "8 9 c1 WRITE|/local/domain/3/control/shutdown poweroff|OK|0"),
                    requests(log));
            assertEquals(4, log.requests().answerBegin(1));
            assertEquals(List.of("11 c2 control/shutdown FFFFFFFF82000540 failed"), events(log));
            assertEquals(3, log.connections().get(1).domain());
        }
    }

    @Test
    void oxenstored_logs_what_failed_in_a_line_of_its_own() {
        try (LogFile file = Logs.file("oxenstored-access.log");
                StoreLog log = StoreLog.of(file)) {
            assertEquals(
                    "12 13 D5 !WRITE|data/a \"x\"\nend|EACCES|0", requests(log).get(5));
            assertEquals(List.of("A7 1 conflict 2 0", "A7 2 commit 2 1"), transactions(log));
            assertEquals(
                    List.of("8 D0 backend/console/5/0 FFFFFFFF82000B60", "11 D5 control/shutdown FFFFFFFF82000540"),
                    events(log));
            assertEquals(
                    List.of("reads were not logged", "transaction starts were not logged"),
                    List.copyOf(file.log().notes()));
        }
    }

    @Test
    void snooped_requests_have_their_results_and_transactions() {
        try (LogFile file = Logs.file("xenstore-snoop.txt");
                StoreLog log = StoreLog.of(file)) {
            assertEquals(
                    List.of(
                            "2 2 0/2301 GET_DOMAIN_PATH|5|/local/domain/5|0",
                            "3 3 0/2301 TRANSACTION_START||41|0",
                            "4 4 0/2301 MKDIR|/local/domain/5|OK|41",
                            "5 5 0/2301 WRITE|/local/domain/5/name a -> b|OK|41",
                            "6 6 0/2301 !TRANSACTION_END|T|EAGAIN|41",
                            "7 7 5/0 READ|device/vbd/0/state|3|0",
                            "10 10 5/0 !READ|device/vif/0/type|ENOENT|0"),
                    requests(log));
            assertEquals(List.of("0/2301 41 conflict 2 0"), transactions(log));
            assertEquals(List.of("8 5/0 device/vbd/0/state FFFFFF00C0000000"), events(log));
        }
    }

    @Test
    void an_error_belongs_to_the_oldest_request_of_which_no_later_one_was_answered() {
        try (LogFile file = Logs.lines(
                        LogKind.XENSTORED,
                        "IN 0x1 20260105 10:00:00 READ (a )",
                        "IN 0x1 20260105 10:00:00 WATCH (b t )",
                        "IN 0x1 20260105 10:00:00 READ (c )",
                        "OUT 0x1 20260105 10:00:00 WATCH_EVENT (b t )",
                        "OUT 0x1 20260105 10:00:00 WATCH (OK )",
                        "OUT 0x1 20260105 10:00:00 ERROR (ENOENT )",
                        "OUT 0x1 20260105 10:00:00 RM (OK )",
                        "DESTROY connection 0x1",
                        "IN 0x1 20260105 10:00:00 READ (d )");
                StoreLog log = StoreLog.of(file)) {
            assertEquals(
                    List.of(
                            "1 0 c1 READ|a|null|0",
                            "2 5 c1 WATCH|b t|OK|0",
                            "3 6 c1 !READ|c|ENOENT|0",
                            "9 0 c2 READ|d|null|0"),
                    requests(log));
            assertEquals(1, log.astray(), "an answer nobody asked for");
            assertEquals(2, log.requests().queued(2));
        }
    }

    @Test
    void on_the_ring_of_a_kernel_a_transaction_is_probable_only() {
        try (LogFile file = Logs.lines(
                        LogKind.XENSTORED,
                        "CREATE connection 0x1",
                        "IN 0x1 20260105 10:00:00 TRANSACTION_START ( )",
                        "OUT 0x1 20260105 10:00:00 TRANSACTION_START (3 )",
                        "IN 0x1 20260105 10:00:00 READ (a )",
                        "OUT 0x1 20260105 10:00:00 READ (1 )",
                        "DESTROY connection 0x1");
                StoreLog log = StoreLog.of(file)) {
            assertEquals(List.of("2 3 c1 TRANSACTION_START||3|0", "4 5 c1 READ|a|1|3?"), requests(log));
            assertEquals(List.of("c1 3 given_up 1 0"), transactions(log));
        }
    }

    @Test
    void a_storm_names_what_set_it_off() {
        String[] lines = new String[61];
        lines[0] = "1000000000000 0 7 0 XS_WRITE: /a/b 1 -> OK";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = (1000000000000L + i * 1_000_000L) + " " + i % 3 + " 0 - XS_WATCH_EVENT: /a/b token";
        }
        try (LogFile file = Logs.lines(LogKind.SNOOP, lines);
                StoreLog log = StoreLog.of(file)) {
            StoreStorms storms =
                    new StoreStorms(50, 100_000_000, item -> file.log().items().stamp(item));
            log.visit(List.of(storms));
            assertEquals(
                    List.of("/a/b 60 3 /a/b"),
                    storms.all().stream()
                            .map(storm -> storm.subject() + " " + storm.events() + " " + storm.watchers() + " "
                                    + storm.cause().path())
                            .toList());
        }
    }

    @Test
    void an_event_counts_for_the_watch_of_the_nearest_path() {
        try (LogFile file = Logs.lines(
                        LogKind.SNOOP,
                        "0 7 0 XS_WATCH: /a t -> OK",
                        "0 7 0 XS_WATCH: /a/b t -> OK",
                        "0 7 0 XS_WATCH: /c/d t -> OK",
                        "0 7 - XS_WATCH_EVENT: /a/b/c t",
                        "0 7 - XS_WATCH_EVENT: /a/bc t",
                        "0 7 - XS_WATCH_EVENT: /c t",
                        "0 7 0 XS_UNWATCH: /a/b t -> OK",
                        "0 7 - XS_WATCH_EVENT: /a/b t",
                        "0 7 0 XS_RESET_WATCHES: -> OK",
                        "0 7 - XS_WATCH_EVENT: /a t");
                StoreLog log = StoreLog.of(file)) {
            StoreWatches watches = new StoreWatches();
            log.visit(List.of(watches));
            assertEquals(
                    List.of("/a 2 removed at 8", "/a/b 1 removed at 6", "/c/d 1 removed at 8", "/a 1 removed at -1"),
                    watches.all().stream()
                            .map(watch -> watch.path() + " " + watch.events() + " removed at " + watch.removed())
                            .toList());
        }
    }

    @Test
    void prefixes_star_numbers_and_resolve_relative_paths() {
        assertEquals("/local/domain/*/device/vbd", StorePaths.prefix(StorePaths.absolute("device/vbd/0/state", 5)));
        assertEquals("/libxl/*/device/vbd", StorePaths.prefix("/libxl/5/device/vbd/0"));
        assertEquals("@releaseDomain", StorePaths.prefix("@releaseDomain"));
    }
}
