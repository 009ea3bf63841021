package io.xenscope.analyze.companion;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.read.Hints;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.clock.foreign.Ground;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Logs and captures at the edge of what can be placed. Captures begin at {@link #BEGIN}; times of the log count from 1970. */
final class OddLogsTest {
    private static final long BEGIN = 50_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final long ORIGIN = 1_767_607_200L * SECOND;
    private static final VcpuName TOOL = d(0).v(0);
    private static final VcpuName GUEST = d(1).v(0);

    private static LogFile file(LogKind kind, String... lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        return LogFile.read(new Hints("made", kind, 0, null, null, 0, null), new ArraySource("made", bytes));
    }

    private static void place(Capture of, List<LogFile> files, Consumer<Companion> check) {
        try (Capture capture = of;
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9));
                Companions companions = Companions.of(files)) {
            companions.place(capture, analysis, 1);
            check.accept(companions.all().get(0));
        }
    }

    private static List<String> notes(Companion log) {
        return log.placed().notes();
    }

    /** An access log of oxenstored; each line {@code ms text}. */
    private static LogFile oxenstored(String... lines) {
        List<String> all = new ArrayList<>();
        for (String line : lines) {
            long ms = Long.parseLong(line.substring(0, line.indexOf(' ')));
            all.add(String.format(
                    "[20260105T10:00:%02d.%03dZ]  %s", ms / 1000, ms % 1000, line.substring(line.indexOf(' ') + 1)));
        }
        return file(LogKind.OXENSTORED, all.toArray(String[]::new));
    }

    /** The making and end of a domain of 4 s, from one second on; {@code before}: it was made before the capture. */
    private static void life(PcpuTrace tool, PcpuTrace guest, int domain, long from, boolean before) {
        if (!before) {
            tool.at(BEGIN + from).domAdd(domain);
        }
        VcpuName vcpu = d(domain).v(0);
        guest.at(BEGIN + from + 500 * MILLISECOND)
                .wake(vcpu)
                .after(1000)
                .idleTo(vcpu)
                .after(SECOND)
                .blocksToIdle();
        tool.at(BEGIN + from + 3 * SECOND).domRem(domain);
    }

    private static Capture lives(int... domains) {
        TraceMaker trace = new TraceMaker();
        PcpuTrace tool = trace.pcpu(0).at(BEGIN).runs(TOOL);
        PcpuTrace guest = trace.pcpu(1).at(BEGIN).runs(VcpuName.idle(1));
        for (int i = 0; i < domains.length; i++) {
            life(tool, guest, domains[i], SECOND + i * 4 * SECOND, false);
        }
        tool.at(BEGIN + SECOND + domains.length * 4 * SECOND).blocks(TOOL);
        return trace.capture();
    }

    private static String[] logOfLife(int domain, long from) {
        return new String[] {
            from + 10 + " A4.1         mkdir     /local/domain/" + domain,
            from + 20 + " D" + domain + "           newconn   ",
            from + 600 + " D" + domain + "           write     /local/domain/" + domain + "/data x",
            from + 1700 + " D" + domain + "           endconn   ",
            from + 1800 + " A4.1         rm        /local/domain/" + domain
        };
    }

    private static void holds(Companion log, long origin, long... millis) {
        for (int item = 0; item < millis.length; item++) {
            OffsetInterval at = log.placed().offsets().at(ORIGIN + millis[item] * MILLISECOND);
            assertTrue(at.holds(-ORIGIN + origin), item + ": " + at);
        }
    }

    @Test
    void an_empty_log_and_one_of_one_line_are_not_placed() {
        for (LogKind kind : LogKind.values()) {
            place(
                    lives(1),
                    List.of(file(kind)),
                    log -> assertEquals(0, log.log().items().size(), kind.key()));
        }
        place(
                lives(1),
                List.of(file(LogKind.STRACE, "1767607200.5 ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7f) = 0 <0.1>")),
                log -> assertFalse(log.times().arePlaced()));
    }

    @Test
    void stamps_that_are_all_the_same_are_placed_as_far_as_lives_tell() {
        String[] lines = {
            "1010 A4.1         mkdir     /local/domain/1",
            "1010 A4.1         write     /local/domain/1/name g",
            "1010 D1           newconn   "
        };
        place(lives(1), List.of(oxenstored(lines)), log -> {
            assertTrue(log.times().arePlaced(), notes(log).toString());
            for (int item = 0; item < 3; item++) {
                // Behind the creation and before the first run.
                assertEquals(SECOND, log.times().bounds(item).lo(), MILLISECOND + 1);
                assertEquals(1500 * MILLISECOND, log.times().bounds(item).hi(), MILLISECOND + 1000);
            }
        });
    }

    @Test
    void a_log_that_ends_before_the_capture_is_placed_by_stamps_and_has_nothing_inside() {
        LogFile log = file(
                LogKind.STRACE,
                "1767607200.500000 ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7f) = 0 <0.000100>",
                "1767607201.800000 ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7f) = 0 <0.000100>");
        LogFile stamps = file(
                LogKind.STAMPS,
                "realtime=1767607205.0 tsc=" + BEGIN + " label=begin",
                "realtime=1767607206.0 tsc=" + (BEGIN + SECOND) + " label=later");
        place(lives(1), List.of(log, stamps), placed -> {
            assertEquals(List.of("ends 3.2 s before the capture"), notes(placed));
            assertFalse(placed.isInside(0));
            assertFalse(placed.isInside(1));
        });
        place(
                lives(1),
                List.of(stamps),
                placed -> assertEquals(Ground.EXACT, placed.times().ground()));
    }

    @Test
    void a_capture_of_the_scheduler_only_places_a_store_log_by_runs() {
        TraceMaker trace = new TraceMaker();
        PcpuTrace guest = trace.pcpu(0).at(BEGIN).runs(VcpuName.idle(0));
        guest.at(BEGIN + 1500 * MILLISECOND)
                .wake(GUEST)
                .after(1000)
                .idleTo(GUEST)
                .after(SECOND)
                .blocksToIdle()
                .after(SECOND)
                .wake(TOOL)
                .idleTo(TOOL)
                .after(SECOND)
                .blocks(TOOL);
        // The domain's admission and removal are records of the scheduler's class, too.
        trace.pcpu(1)
                .at(BEGIN + SECOND)
                .runs(VcpuName.idle(1))
                .record(0x28001, 1)
                .at(BEGIN + 4 * SECOND)
                .record(0x28002, 1);
        String[] life = logOfLife(1, 1000);
        place(trace.capture(), List.of(oxenstored(life)), log -> {
            assertTrue(log.times().arePlaced(), notes(log).toString());
            holds(log, 0, 1010, 1600, 2700);
        });
    }

    @Test
    void a_number_of_a_domain_used_again_is_another_life() {
        List<String> lines = new ArrayList<>(List.of(logOfLife(1, 1000)));
        lines.addAll(List.of(logOfLife(1, 5000)));
        place(lives(1, 1), List.of(oxenstored(lines.toArray(String[]::new))), log -> {
            assertTrue(log.times().arePlaced(), notes(log).toString());
            assertEquals(2, log.store().lives().size());
            holds(log, 0, 1010, 1600, 2700, 5010, 5600, 6700);
        });
    }

    @Test
    void lives_that_do_not_match_are_not_used() {
        place(
                lives(1),
                List.of(oxenstored(java.util.stream.Stream.of(logOfLife(1, 1000), logOfLife(1, 5000))
                        .flatMap(java.util.Arrays::stream)
                        .toArray(String[]::new))),
                log -> assertFalse(log.times().arePlaced()));
    }

    @Test
    void ten_domains_made_at_once_place_the_log_of_all() {
        TraceMaker trace = new TraceMaker();
        PcpuTrace tool = trace.pcpu(0).at(BEGIN).runs(TOOL);
        List<String> lines = new ArrayList<>();
        for (int domain = 1; domain <= 10; domain++) {
            tool.at(BEGIN + SECOND + domain * MILLISECOND).domAdd(domain);
            lines.add(1000 + domain * 2 + " A4.1         mkdir     /local/domain/" + domain);
        }
        for (int domain = 1; domain <= 10; domain++) {
            PcpuTrace guest = trace.pcpu(domain).at(BEGIN).runs(VcpuName.idle(domain));
            VcpuName vcpu = d(domain).v(0);
            guest.at(BEGIN + SECOND + (100 + domain) * MILLISECOND)
                    .wake(vcpu)
                    .after(1000)
                    .idleTo(vcpu)
                    .after(SECOND)
                    .blocksToIdle();
            tool.at(BEGIN + 3 * SECOND + domain * MILLISECOND).domRem(domain);
            lines.add(1050 + domain + " D" + domain + "           newconn   ");
        }
        tool.after(SECOND).blocks(TOOL);
        place(trace.capture(), List.of(oxenstored(lines.toArray(String[]::new))), log -> {
            assertTrue(log.times().arePlaced(), notes(log).toString());
            holds(log, 0, 1002, 1020, 1051, 1060);
        });
    }

    @Test
    void a_domain_made_before_the_capture_places_a_log_by_its_end() {
        TraceMaker trace = new TraceMaker();
        PcpuTrace tool = trace.pcpu(0).at(BEGIN).runs(TOOL);
        PcpuTrace guest = trace.pcpu(1).at(BEGIN).runs(VcpuName.idle(1));
        life(tool, guest, 1, SECOND, true);
        tool.after(SECOND).blocks(TOOL);
        place(
                trace.capture(),
                List.of(oxenstored(
                        "1600 D1           write     /local/domain/1/data x",
                        "2700 D1           endconn   ",
                        "2800 A4.1         rm        /local/domain/1")),
                log -> {
                    assertTrue(log.times().arePlaced(), notes(log).toString());
                    holds(log, 0, 1600, 2700, 2800);
                });
    }

    @Test
    void the_log_of_a_guests_console_is_stamped_by_dom0() {
        byte[] console = ("[2026-01-05 10:00:02] [    0.000000] Linux version 6.1\n"
                        + "[2026-01-05 10:00:03] [    1.500000] xen: up\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        LogFile log =
                LogFile.read(new Hints("made", LogKind.KMSG, 1, null, null, 0, null), new ArraySource("made", console));
        LogFile stamps = file(
                LogKind.STAMPS,
                "realtime=1767607200.0 tsc=" + BEGIN + " label=begin",
                "realtime=1767607204.0 tsc=" + (BEGIN + 4 * SECOND) + " label=later");
        place(lives(1), List.of(log, stamps), placed -> {
            assertTrue(placed.times().arePlaced(), notes(placed).toString());
            assertTrue(
                    placed.times().bounds(0).holds(2 * SECOND + SECOND / 2),
                    "" + placed.times().bounds(0));
            assertTrue(
                    placed.times().bounds(1).holds(3 * SECOND + SECOND / 2),
                    "" + placed.times().bounds(1));
        });
    }

    /** 60 calls of dom0 at uneven distances on one pcpu, PV or by VMCALL; those that {@code lost} names are not recorded. */
    private static Capture calls(boolean isHvm, IntPredicate lost) {
        TraceMaker trace = new TraceMaker();
        PcpuTrace tool = trace.pcpu(0).at(BEGIN).runs(TOOL);
        for (int i = 0; i < 60; i++) {
            if (lost.test(i)) {
                if (!lost.test(i - 1)) {
                    tool.at(BEGIN + call(29)).lost(5, TOOL, BEGIN + call(i));
                }
            } else if (isHvm) {
                tool.at(BEGIN + call(i))
                        .vmexit(18, 0x1000)
                        .vmmcall(36)
                        .after(5000)
                        .vmentry();
            } else {
                tool.at(BEGIN + call(i)).hypercall(36);
            }
        }
        tool.after(SECOND).blocks(TOOL);
        return trace.capture();
    }

    /** When the i-th call was entered. */
    private static long call(int i) {
        return SECOND + i * 37 * MILLISECOND + (long) i * i * 311_000;
    }

    private static LogFile strace() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(DrawnClock.seconds(ORIGIN + call(i) - 40_000)
                    + " ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7ffd00001000) = 0 <0.000081>");
        }
        return file(LogKind.STRACE, lines.toArray(String[]::new));
    }

    private static void findsCalls(Companion log) {
        assertTrue(log.times().arePlaced(), notes(log).toString());
        for (int item = 0; item < 60; item++) {
            OffsetInterval bounds = log.times().bounds(item);
            assertTrue(
                    bounds.lo() - 1000 <= call(item) - 40_000 && call(item) - 40_000 <= bounds.hi() + 1000,
                    item + ": " + bounds);
        }
    }

    @Test
    void calls_of_one_pcpu_are_enough() {
        place(calls(false, i -> false), List.of(strace()), OddLogsTest::findsCalls);
    }

    @Test
    void hvm_and_pvh_toolstacks_call_by_an_instruction_that_exits() {
        place(calls(true, i -> false), List.of(strace()), OddLogsTest::findsCalls);
    }

    @Test
    void records_lost_over_a_part_of_the_evidence_leave_the_rest() {
        place(calls(false, i -> i >= 20 && i < 30), List.of(strace()), OddLogsTest::findsCalls);
    }

    @Test
    void a_clock_that_the_user_names_is_taken_for_what_it_is() {
        LogFile log = LogFile.read(
                new Hints("made", LogKind.STRACE, 0, LogClock.NONE, null, 0, null),
                new ArraySource("made", "1767607200.5 close(3) = 0 <0.1>\n".getBytes(StandardCharsets.ISO_8859_1)));
        place(
                lives(1),
                List.of(log),
                placed -> assertEquals(List.of("no stamps, and no line that the capture bounds"), notes(placed)));
    }

    /** The same life in the trace of a C xenstored, whose clock is so many hours east of UTC. */
    private static LogFile local(int hours) {
        String day = String.format("20260105 %02d:00:0", 10 + hours);
        return file(
                LogKind.XENSTORED,
                "***",
                "CREATE connection 0x10",
                "CREATE connection 0x20",
                "IN 0x20 " + day + "1 MKDIR (/local/domain/1 )",
                "OUT 0x20 " + day + "1 MKDIR (OK )",
                "IN 0x20 " + day + "1 INTRODUCE (1 7 1 )",
                "CREATE connection 0x30",
                "OUT 0x20 " + day + "1 INTRODUCE (OK )",
                "IN 0x30 " + day + "1 WRITE (data x)",
                "OUT 0x30 " + day + "1 WRITE (OK )",
                "DESTROY connection 0x30",
                "IN 0x20 " + day + "3 RM (/local/domain/1 )",
                "OUT 0x20 " + day + "3 RM (OK )");
    }

    private static LogFile ties() {
        return file(
                LogKind.STAMPS,
                "realtime=1767607200.5 tsc=" + (BEGIN + SECOND / 2),
                "realtime=1767607204.5 tsc=" + (BEGIN + 9 * SECOND / 2));
    }

    @Test
    void local_times_are_of_the_zone_in_which_nothing_is_contradicted() {
        for (int hours : new int[] {-3, 2}) {
            place(lives(1), List.of(local(hours), ties()), log -> {
                assertEquals(
                        "[local time is " + 60 * hours + " minutes east of UTC]",
                        notes(log).toString());
                // The MKDIR was asked in the second second.
                assertTrue(log.isInside(2), "" + log.times().bounds(2));
            });
        }
    }
}
