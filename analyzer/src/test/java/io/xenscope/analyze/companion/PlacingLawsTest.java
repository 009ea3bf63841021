package io.xenscope.analyze.companion;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * What must hold of any host and any log of it: true times lie inside bounds that are called proved, always; inside usual ones, in 99
 * of 100; and a log of another host is not placed. {@code -Dlaws.draws=4000} draws more than the normal tests do.
 */
final class PlacingLawsTest {
    private static final int DRAWS = Integer.getInteger("laws.draws", 60);
    private static final int LOGS_OF_ONE_HOST = 20;

    /** A log, with the true time of the begin of each of its items in ns since the begin of the capture. */
    private record Drawn(LogFile file, List<Long> truth) {}

    private interface LogMaker {
        Drawn make(DrawnHost host, Random random);
    }

    /** {@code from} writes the log, {@code other} says by how many hosts further the capture is. */
    private static void draw(LogMaker from, int other, BiConsumer<Companion, List<Long>> check) {
        for (int first = 0; first < DRAWS; first += LOGS_OF_ONE_HOST) {
            DrawnHost host = new DrawnHost(first);
            DrawnHost captured = other == 0 ? host : new DrawnHost(first + other);
            try (Capture capture = captured.capture();
                    Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
                for (int log = first; log < Math.min(DRAWS, first + LOGS_OF_ONE_HOST); log++) {
                    Drawn drawn = from.make(host, new Random(log));
                    try (Companions companions = Companions.of(List.of(drawn.file))) {
                        companions.place(capture, analysis, 1);
                        check.accept(companions.all().get(0), drawn.truth);
                    }
                }
            }
        }
    }

    private static LogFile file(LogKind kind, int domain, LogClock clock, List<String> lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        return LogFile.read(new Hints("drawn", kind, domain, clock, null, 0, null), new ArraySource("drawn", bytes));
    }

    /** An ioctl around each hypercall, one of twenty lines of something else, and a stretch of a tenth missing. */
    private static Drawn strace(DrawnHost host, Random random) {
        DrawnClock clock = new DrawnClock(random);
        List<String> lines = new ArrayList<>();
        List<Long> truth = new ArrayList<>();
        int lost = random.nextInt(host.calls.size());
        for (int i = 0; i < host.calls.size(); i++) {
            if (i >= lost && i < lost + host.calls.size() / 10) {
                continue;
            }
            long begin = host.calls.get(i) - 20_000 - random.nextLong(100_000);
            long end = host.calls.get(i) + 10_000 + random.nextLong(100_000);
            if (random.nextInt(20) == 0) {
                lines.add(DrawnClock.seconds(clock.at(begin - 200_000)) + " read(3, \"\", 1) = 0 <0.000020>");
                truth.add(begin - 200_000);
            }
            long lasted = (clock.at(end) / 1000 - clock.at(begin) / 1000) * 1000 + 1000;
            lines.add(DrawnClock.seconds(clock.at(begin))
                    + " ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7ffd00001000) = 0 <"
                    + DrawnClock.seconds(lasted) + ">");
            truth.add(begin);
        }
        return new Drawn(file(LogKind.STRACE, 0, null, lines), truth);
    }

    /** Events of the guest's kernel, ten in each run, stamped by its own view of the counter. */
    private static Drawn ftrace(DrawnHost host, Random random) {
        long added = random.nextLong(1L << 50);
        List<String> lines = new ArrayList<>(List.of("# trace clock: x86-tsc"));
        List<Long> truth = new ArrayList<>();
        for (long[] run : host.runs) {
            long[] times = random.longs(10, run[0] + 1000, run[1]).sorted().toArray();
            for (long time : times) {
                lines.add("  sh-7 [000] ..... " + (DrawnHost.tsc(time) + added) + ": tick: n=0");
                truth.add(time);
            }
        }
        return new Drawn(file(LogKind.FTRACE, 1, LogClock.TSC, lines), truth);
    }

    /** The daemon's log of the domain's life, in ms. */
    private static Drawn store(DrawnHost host, Random random) {
        DrawnClock clock = new DrawnClock(random);
        long firstRun = host.runs.get(0)[0] + 1000;
        long lastRun = host.runs.get(host.runs.size() - 1)[1];
        List<String> lines = new ArrayList<>();
        List<Long> truth = new ArrayList<>();
        long mkdir = host.created + 1 + random.nextLong(2_000_000);
        long name = mkdir + 100_000 + random.nextLong(2_000_000);
        long connects = name + random.nextLong(firstRun - name);
        long asks = firstRun + 10_000 + random.nextLong(20_000_000);
        long ends = lastRun + random.nextLong(host.removed - lastRun);
        long[] times = {mkdir, name, connects, asks, ends};
        String[] texts = {
            "A4.1         mkdir     /local/domain/1",
            "A4.1         write     /local/domain/1/name g1",
            "D1           newconn   ",
            "D1           write     /local/domain/1/data x",
            "D1           endconn   "
        };
        for (int i = 0; i < times.length; i++) {
            access(lines, truth, clock, times[i], texts[i]);
        }
        return new Drawn(file(LogKind.OXENSTORED, 0, null, lines), truth);
    }

    /** The same life with a request for each signal of the domain, which the daemon writes down within a millisecond. */
    private static Drawn requests(DrawnHost host, Random random) {
        DrawnClock clock = new DrawnClock(random);
        List<String> lines = new ArrayList<>();
        List<Long> truth = new ArrayList<>();
        long connects = host.created + 1 + random.nextLong(20_000_000);
        access(lines, truth, clock, connects, "D1           newconn   ");
        for (long signal : host.signals) {
            long written = signal + 50_000 + random.nextLong(800_000);
            access(lines, truth, clock, written, "D1           write     /local/domain/1/data x");
        }
        long lastRun = host.runs.get(host.runs.size() - 1)[1];
        long ends = lastRun + random.nextLong(host.removed - lastRun);
        access(lines, truth, clock, ends, "D1           endconn   ");
        return new Drawn(file(LogKind.OXENSTORED, 0, null, lines), truth);
    }

    private static void access(List<String> lines, List<Long> truth, DrawnClock clock, long time, String text) {
        Instant at = Instant.ofEpochMilli(clock.at(time) / 1_000_000);
        String stamp = at.toString().replace("-", "").replaceAll("(T\\d\\d:\\d\\d:\\d\\d)Z", "$1.000Z");
        lines.add("[" + stamp + "]  " + text);
        truth.add(time);
    }

    /** A guest's kernel logs only when it goes idle, some 10 us before its vcpu blocks. */
    private static Drawn idles(DrawnHost host, Random random) {
        long added = random.nextLong(1L << 50);
        List<String> lines = new ArrayList<>(List.of("# trace clock: x86-tsc"));
        List<Long> truth = new ArrayList<>();
        for (long[] run : host.runs) {
            long sleeps = run[1] - 5000 - random.nextLong(15_000);
            lines.add("  sh-7 [000] d.... " + (DrawnHost.tsc(sleeps) + added)
                    + ": sched_switch: prev_comm=sh prev_pid=7 ==> next_comm=swapper/0 next_pid=0 next_prio=120");
            truth.add(sleeps);
        }
        return new Drawn(file(LogKind.FTRACE, 1, LogClock.TSC, lines), truth);
    }

    private static boolean holds(Companion companion, List<Long> truth) {
        assertEquals(truth.size(), companion.log().items().size());
        boolean holds = true;
        for (int item = 0; item < truth.size(); item++) {
            OffsetInterval bounds = companion.times().bounds(item);
            holds &= bounds.lo() - 1 <= truth.get(item) && truth.get(item) <= bounds.hi() + 1;
        }
        return holds;
    }

    private static long median(Companion companion) {
        return median(companion, item -> companion.times().bound(item));
    }

    private static long median(Companion companion, IntToLongFunction of) {
        long[] values = new long[(int) companion.log().items().size()];
        Arrays.setAll(values, of);
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** How often times were shown elsewhere than in the middle of their bounds, and how near to the truth then. */
    private static final class Leans {
        int leaning;
        int held;
        int near;

        void take(Companion companion, List<Long> truth, long mostError) {
            if (companion.placed().notes().stream().noneMatch(note -> note.startsWith("times are shown "))) {
                return;
            }
            leaning++;
            held += holds(companion, truth) ? 1 : 0;
            long error = median(companion, item -> Math.abs(companion.times().shown(item) - truth.get(item)));
            near += error <= mostError && 2 * error <= median(companion) ? 1 : 0;
        }

        void check() {
            String said = "leaning " + leaning + ", held " + held + ", near " + near + " of " + DRAWS;
            assertTrue(leaning >= 0.8 * DRAWS, said);
            assertTrue(held >= 0.99 * leaning, said);
            assertTrue(near >= 0.95 * leaning, said);
        }
    }

    /** What came of all draws. */
    private static final class Tally {
        int placed;
        int proved;
        int held;
        int provedHeld;
        final List<Long> medians = new ArrayList<>();

        void take(Companion companion, List<Long> truth) {
            boolean isPlaced = companion.times().arePlaced();
            boolean isHeld = isPlaced && holds(companion, truth);
            boolean isProved = companion.times().ground() == Ground.PROVED;
            placed += isPlaced ? 1 : 0;
            held += isHeld ? 1 : 0;
            proved += isProved ? 1 : 0;
            provedHeld += isProved && isHeld ? 1 : 0;
            if (isPlaced) {
                medians.add(median(companion));
            }
        }

        long medianBound() {
            return medians.stream()
                    .sorted()
                    .skip(medians.size() / 2)
                    .findFirst()
                    .orElse(0L);
        }

        @Override
        public String toString() {
            return "placed " + placed + ", held " + held + ", proved " + proved + ", of these held " + provedHeld
                    + ", median bound " + medianBound() + " ns";
        }
    }

    private static Tally tally(LogMaker from) {
        Tally tally = new Tally();
        draw(from, 0, tally::take);
        return tally;
    }

    @Test
    void true_times_of_ioctls_lie_inside_their_bounds() {
        Tally tally = tally(PlacingLawsTest::strace);
        assertEquals(tally.proved, tally.provedHeld, tally.toString());
        assertTrue(tally.placed >= 0.98 * DRAWS, tally.toString());
        assertTrue(tally.held >= 0.99 * tally.placed, tally.toString());
        assertTrue(tally.medianBound() <= 100_000, tally.toString());
    }

    @Test
    void true_times_of_a_guests_events_lie_inside_their_bounds() {
        Tally tally = tally(PlacingLawsTest::ftrace);
        assertEquals(tally.proved, tally.provedHeld, tally.toString());
        assertTrue(tally.placed >= 0.98 * DRAWS, tally.toString());
        assertTrue(tally.held >= 0.99 * tally.placed, tally.toString());
    }

    @Test
    void true_times_of_requests_lie_inside_what_lives_of_domains_leave() {
        Tally tally = tally(PlacingLawsTest::store);
        assertEquals(DRAWS, tally.placed, tally.toString());
        assertTrue(tally.held >= 0.99 * DRAWS, tally.toString());
        assertEquals(tally.proved, tally.provedHeld, tally.toString());
    }

    @Test
    void requests_are_shown_where_their_domain_signalled_and_bounds_stay() {
        Leans leans = new Leans();
        draw(PlacingLawsTest::requests, 0, (log, truth) -> leans.take(log, truth, 2_000_000));
        leans.check();
    }

    @Test
    void a_kernel_is_shown_to_go_idle_where_its_vcpu_blocked_and_bounds_stay() {
        Leans leans = new Leans();
        draw(PlacingLawsTest::idles, 0, (log, truth) -> leans.take(log, truth, 40_000));
        leans.check();
    }

    @Test
    void a_toolstacks_log_of_another_host_is_not_placed() {
        draw(
                PlacingLawsTest::strace,
                1_000_000,
                (log, truth) -> assertFalse(log.times().arePlaced()));
    }

    @Test
    void a_guests_log_of_another_host_is_not_placed() {
        draw(
                PlacingLawsTest::ftrace,
                1_000_000,
                (log, truth) -> assertFalse(log.times().arePlaced()));
    }
}
