package io.xenscope.analyze.companion.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.companion.item.ClockTie;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ToolReadersTest {
    private static final long SECOND = 1_767_607_200L;

    /** Calls as {@code line pid name begin duration mark}, in us. */
    private static List<String> calls(LogFile file) {
        List<String> all = new ArrayList<>();
        ItemLog items = file.log().items();
        for (long item = 0; item < items.size(); item++) {
            if (items.kind(item) == ItemKind.CALL) {
                long value = items.value(item);
                all.add(items.line(item) + " " + file.log().threads().name(items.thread(item)) + " "
                        + file.log().names().name(items.name(item)) + " "
                        + items.stamp(item) / 1000 % 1_000_000_000_000L + " "
                        + (value == ItemLog.NONE ? "-" : value / 1000) + " " + items.mark(item));
            }
        }
        return all;
    }

    @Test
    void calls_of_a_trace_have_their_process_begin_and_duration() {
        try (LogFile file = Logs.file("strace-mixed.txt")) {
            assertEquals(LogKind.STRACE, file.kind());
            assertEquals(LogClock.UTC, file.log().clock());
            assertEquals(1000, file.log().quantum());
            assertEquals(
                    List.of(
                            "1  execve 607200100000 1200 0",
                            "2 2302 ioctl privcmd hypercall 607200200000 400 1",
                            "3 2301 connect xenstored 607200210000 300 0",
                            "4 2301 clone 607200300000 500 0",
                            "6 2302 ioctl privcmd hypercall 607200300100 1000 3",
                            "9 2302 ioctl privcmd probe 607200310000 50 2",
                            "10 2302 ioctl privcmd mmapbatch_v2 607200320000 20000 0"),
                    calls(file));
            assertEquals(
                    List.of("11 event 2303 SIGCHLD", "12 event 2303 exit 0"),
                    Logs.items(file).subList(7, 9));
            assertEquals(List.of(), Logs.bad(file));
        }
    }

    @Test
    void stamps_relative_to_the_call_before_add_up_and_ends_are_those_of_the_next() {
        try (LogFile file = Logs.file("strace-relative.txt")) {
            assertEquals(LogClock.MONO, file.log().clock());
            assertTrue(file.log().isOriginUnknown());
            assertEquals(
                    List.of(
                            "1  execve 0 30000 4",
                            "2  ioctl privcmd hypercall 30000 500 5",
                            "3  ioctl privcmd hypercall 30500 - 5"),
                    calls(file));
        }
    }

    @Test
    void times_of_day_go_on_past_midnight() {
        try (LogFile file = Logs.lines(
                LogKind.STRACE, "23:59:59.900000 read(3, \"\", 1) = 0 <0.000001>", "00:00:00.100000 close(3) = 0")) {
            assertEquals(
                    200_000_000L,
                    file.log().items().stamp(1) - file.log().items().stamp(0));
        }
    }

    @Test
    void a_second_midnight_is_another_day_and_a_leap_second_is_one_of_sixty_one() {
        try (LogFile file = Logs.lines(
                LogKind.STRACE,
                "23:59:59.900000 read(3, \"\", 1) = 0 <0.000001>",
                "10:00:00.000000 read(3, \"\", 1) = 0 <0.000001>",
                "23:59:60.500000 read(3, \"\", 1) = 0 <0.000001>",
                "00:00:01.000000 close(3) = 0")) {
            ItemLog items = file.log().items();
            List<Long> since = new ArrayList<>();
            for (long item = 0; item < items.size(); item++) {
                since.add((items.stamp(item) - items.stamp(0)) / 100_000_000);
            }
            assertEquals(List.of(0L, 360_001L, 864_006L, 864_011L), since);
        }
    }

    @Test
    void relative_stamps_add_up_beyond_what_32_bits_of_microseconds_hold() {
        String[] lines = new String[101];
        Arrays.fill(lines, "   100.000000 read(3, \"\", 1) = 0 <0.000001>");
        try (LogFile file = Logs.lines(LogKind.STRACE, lines)) {
            ItemLog items = file.log().items();
            assertEquals(10_000_000_000_000L, items.stamp(100) - items.stamp(0));
        }
    }

    @Test
    void other_forms_of_ioctls_are_named_too() {
        try (LogFile file = Logs.lines(
                LogKind.STRACE,
                "1.000000000 ioctl(7</dev/xen/evtchn>, _IOC(_IOC_NONE, 0x45, 0x4, 0x4), 0x7ff) = 0",
                "2.000000000 ioctl(7, 0x305000, 0x7ff) = -1 EFAULT (Bad address)",
                "3.000000000 ioctl(7, TCGETS, 0x7ff) = -1 ENOTTY (Inappropriate ioctl for device)")) {
            assertEquals(
                    List.of("evtchn notify", "privcmd hypercall", "TCGETS"),
                    List.of(
                            file.log().names().name(file.log().items().name(0)).substring(6),
                            file.log().names().name(file.log().items().name(1)).substring(6),
                            file.log().names().name(file.log().items().name(2)).equals("ioctl") ? "TCGETS" : "?"));
            assertEquals(
                    StraceReader.FAILED | StraceReader.END_UNKNOWN,
                    file.log().items().mark(1),
                    "the kernel refused");
        }
    }

    @Test
    void operations_of_libxl_last_from_create_to_complete() {
        try (LogFile file = Logs.file("libxl.log")) {
            assertEquals(LogKind.LIBXL, file.kind());
            assertEquals(
                    List.of(
                            "1 event  -",
                            "2 begin 2301 do_domain_create",
                            "3 event 2301 libxl debug",
                            "4 step 2301 xc_dom_allocate",
                            "5 step 2301 xc_dom_boot_mem_init",
                            "6 event 2301 libxl debug",
                            "7 end 2301 do_domain_create",
                            "8 event 2301 libxl debug"),
                    Logs.items(file));
            ItemLog items = file.log().items();
            assertEquals(6, items.value(1));
            assertEquals(1, items.value(6));
            assertEquals(5, items.mark(1) - 1, "the domain that a later line names");
            assertEquals(LogClock.UTC, file.log().clock());
            assertEquals(SECOND * 1_000_000_000L, items.stamp(1));
            assertEquals(List.of(), Logs.bad(file));
        }
    }

    @Test
    void libvirt_and_xapi_have_lines_of_their_own() {
        try (LogFile file = Logs.lines(
                LogKind.LIBXL,
                "2026-01-05 11:00:00.250+0100: 77: debug : libxlDomainStart:1204 : start",
                "2026-01-05 11:00:00.250+0100: libxl_create.c:1:do_domain_create: ao 0x1: create: how=1",
                "Jan  5 10:00:00 host xenopsd: [debug|host|12 |Async.VM.start R:1f|xenops] hello")) {
            assertEquals(
                    List.of(
                            "1 event 77 libvirt debug",
                            "2 begin  do_domain_create",
                            "3 event Async.VM.start R:1f task debug"),
                    Logs.items(file));
            assertEquals(
                    SECOND * 1_000_000_000L + 250_000_000L, file.log().items().stamp(0));
        }
    }

    @Test
    void messages_say_by_which_clock_they_are_stamped() {
        try (LogFile file = Logs.file("kmsg", "kmsg.txt")) {
            List<String> all = new ArrayList<>();
            ItemLog items = file.log().items();
            for (long item = 0; item < items.size(); item++) {
                long stamp = items.stamp(item);
                all.add(items.line(item) + " " + LogClock.values()[items.mark(item)].key() + " "
                        + (stamp == ItemLog.NONE ? "-" : stamp) + " " + KmsgReader.level(items.value(item)) + " "
                        + KmsgReader.domain(items.value(item)));
            }
            assertEquals(
                    List.of(
                            "1 boot 12345678000 6 -1",
                            "2 boot 12345679000 -1 -1",
                            "3 local " + SECOND + "000000000 -1 -1",
                            "4 xen 13000001000 -1 -1",
                            "5 utc " + (SECOND + 1) + "250000000 -1 -1",
                            "6 tsc 81027475968 -1 -1",
                            "7 none - -1 5",
                            "8 none - -1 -1"),
                    all);
            assertEquals(LogClock.BOOT, file.log().clock());
        }
    }

    @Test
    void messages_that_explain_what_a_capture_shows_have_a_family() {
        try (LogFile file = Logs.lines(
                LogKind.KMSG,
                "(XEN) [2026-01-05 10:00:01.250] Domain 5 reported crashed by domain 0 on cpu#1:",
                "(XEN) Domain 3 (vcpu#0) crashed on cpu#2:",
                "[  1.0] Kernel panic - not syncing: Attempted to kill init!",
                "[  2.0] mce: [Hardware Error]: Machine check events logged",
                "[  3.0] pcieport 0000:00:1c.0: AER: Corrected error received: 0000:00:1c.0",
                "[  4.0] smpboot: CPU 3 is now offline",
                "(XEN) Adding cpu 2 to runqueue 0",
                "[  5.0] watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [xl:231]",
                "[  5.5] rcu: INFO: rcu_sched self-detected stall on CPU",
                "(XEN) grant_table.c:1090:d0v1 Bad grant reference 5",
                "(XEN) p2m.c:691: d1 mfn 1234",
                "(XEN) 'e' pressed -> dumping event-channel info",
                "(d5) hello",
                "[  6.0] NMI watchdog: Perf NMI watchdog permanently disabled")) {
            List<String> families = new ArrayList<>();
            for (long item = 0; item < file.log().items().size(); item++) {
                families.add(KmsgReader.family(file.log().items().value(item)).key());
            }
            assertEquals(
                    List.of(
                            "crash",
                            "crash",
                            "crash",
                            "machine_check",
                            "machine_check",
                            "cpu",
                            "cpu",
                            "watchdog",
                            "watchdog",
                            "memory_fault",
                            "memory_fault",
                            "key_handler",
                            "other",
                            "other"),
                    families);
            assertEquals(5, KmsgReader.domain(file.log().items().value(12)));
        }
    }

    @Test
    void spans_that_a_toolstack_named_are_pairs_by_their_ids() {
        String id = "\"trace\":\"0af7651916cd43dd8448eb211c80319c\",\"span\":\"b7ad6b7169203331\"";
        try (LogFile file = Logs.lines(
                null,
                "{\"event\":\"begin\"," + id + ",\"tsc\":100,\"name\":\"create\",\"vcpu\":\"d0v1\"}",
                "{\"event\":\"end\"," + id + ",\"tsc\":250}",
                "{\"event\":\"end\"," + id + ",\"tsc\":260}",
                "{\"event\":\"begin\"," + id + "}")) {
            assertEquals(LogKind.XENTRACE_CONTEXT, file.kind());
            assertEquals("xentrace-context", file.kind().key());
            assertEquals(List.of("1 begin d0v1 create", "2 end d0v1 create", "3 end  "), Logs.items(file));
            assertEquals(1, file.log().items().value(0));
            assertEquals(0, file.log().items().value(1));
            assertEquals(ItemLog.NONE, file.log().items().value(2));
            assertEquals(List.of(4L), Logs.bad(file));
        }
    }

    @Test
    void of_several_boots_the_last_one_counts() {
        try (LogFile file =
                Logs.lines(LogKind.KMSG, "[  100.000000] old", "[    0.000000] new", "[    5.000000] newer")) {
            assertEquals(ItemLog.NONE, file.log().items().stamp(0));
            assertEquals(0, file.log().items().stamp(1));
        }
    }

    @Test
    void stamps_pair_clocks_in_words_csv_or_json() {
        try (LogFile file = Logs.lines(
                LogKind.STAMPS,
                "realtime=1767607200.5 mono=3.25 tsc_before=100 tsc_after=160 dom0vcpu=3 label=a b=c",
                "{\"tsc\": 200, \"utc\": \"2026-01-05T10:00:01.5Z\", \"label\": \"two\"}",
                "nothing=1",
                "utc=1767607201500000000 tsc=250",
                "tsc,xen,note",
                "300,4.5,three")) {
            List<ClockTie> ties = file.log().ties();
            assertEquals(4, ties.size());
            assertEquals(
                    new ClockTie(
                            1,
                            Map.of(
                                    LogClock.UTC, SECOND * 1_000_000_000L + 500_000_000L,
                                    LogClock.MONO, 3_250_000_000L,
                                    LogClock.TSC, 100L),
                            Map.of(
                                    LogClock.UTC, SECOND * 1_000_000_000L + 500_000_000L,
                                    LogClock.MONO, 3_250_000_000L,
                                    LogClock.TSC, 160L),
                            "dom0vcpu=3 a b=c"),
                    ties.get(0));
            assertEquals(
                    (SECOND + 1) * 1_000_000_000L + 500_000_000L,
                    ties.get(1).before().get(LogClock.UTC));
            assertEquals(
                    (SECOND + 1) * 1_000_000_000L + 500_000_000L,
                    ties.get(2).before().get(LogClock.UTC),
                    "in ns");
            assertEquals(4_500_000_000L, ties.get(3).before().get(LogClock.XEN));
            assertEquals(List.of(3L), Logs.bad(file));
        }
    }
}
