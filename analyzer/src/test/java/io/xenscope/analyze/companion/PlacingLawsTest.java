package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.foreign.Ground;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * What must hold of any host and any log of it: true times lie inside bounds that are called proved, always; inside usual ones, in 99
 * of 100; and a log of another host is not placed. {@code -Dlaws.draws=4000} draws more than the normal tests do.
 */
final class PlacingLawsTest {
    private static final int DRAWS = Integer.getInteger("laws.draws", 60);
    private static final int LOGS_OF_ONE_HOST = 20;

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
            held += DrawnLog.holds(companion, truth) ? 1 : 0;
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
            boolean isHeld = isPlaced && DrawnLog.holds(companion, truth);
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

    private static Tally tally(DrawnLog.Maker from) {
        return tally(from, (captured, host, random) -> List.of());
    }

    private static Tally tally(DrawnLog.Maker from, DrawnLog.Others beside) {
        Tally tally = new Tally();
        DrawnLog.place(DRAWS, from, 0, beside, tally::take);
        return tally;
    }

    private static void holds(Tally tally) {
        assertEquals(tally.proved, tally.provedHeld, tally.toString());
        assertTrue(tally.placed >= 0.98 * DRAWS, tally.toString());
        assertTrue(tally.held >= 0.99 * tally.placed, tally.toString());
    }

    @Test
    void true_times_of_ioctls_lie_inside_their_bounds() {
        Tally tally = tally(DrawnToolLogs::strace);
        assertEquals(tally.proved, tally.provedHeld, tally.toString());
        assertTrue(tally.placed >= 0.98 * DRAWS, tally.toString());
        assertTrue(tally.held >= 0.99 * tally.placed, tally.toString());
        assertTrue(tally.medianBound() <= 100_000, tally.toString());
    }

    @Test
    void true_times_of_a_guests_events_lie_inside_their_bounds() {
        Tally tally = tally(DrawnGuestLogs::ftrace);
        assertEquals(tally.proved, tally.provedHeld, tally.toString());
        assertTrue(tally.placed >= 0.98 * DRAWS, tally.toString());
        assertTrue(tally.held >= 0.99 * tally.placed, tally.toString());
    }

    @Test
    void true_times_of_requests_lie_inside_what_lives_of_domains_leave() {
        Tally tally = tally(DrawnStoreLogs::oxenstored);
        assertEquals(DRAWS, tally.placed, tally.toString());
        assertTrue(tally.held >= 0.99 * DRAWS, tally.toString());
        assertEquals(tally.proved, tally.provedHeld, tally.toString());
    }

    @Test
    void requests_are_shown_where_their_domain_signalled_and_bounds_stay() {
        Leans leans = new Leans();
        DrawnLog.place(DRAWS, DrawnStoreLogs::requests, 0, (log, truth) -> leans.take(log, truth, 2_000_000));
        leans.check();
    }

    @Test
    void a_kernel_is_shown_to_go_idle_where_its_vcpu_blocked_and_bounds_stay() {
        Leans leans = new Leans();
        DrawnLog.place(DRAWS, DrawnGuestLogs::idles, 0, (log, truth) -> leans.take(log, truth, 40_000));
        leans.check();
    }

    @Test
    void a_kernel_is_shown_to_queue_a_call_where_its_vcpu_made_it_and_bounds_stay() {
        Leans leans = new Leans();
        DrawnLog.place(DRAWS, DrawnGuestLogs::calls, 0, (log, truth) -> leans.take(log, truth, 40_000));
        leans.check();
    }

    @Test
    void true_times_of_every_kind_of_log_that_evidence_places_lie_inside_their_bounds() {
        holds(tally(DrawnGuestLogs::ftraceSinceBoot));
        holds(tally(DrawnGuestLogs::perf));
        holds(tally(DrawnToolLogs::xl));
        holds(tally(DrawnToolLogs::libvirt));
        holds(tally((host, random) -> DrawnToolLogs.probes(host, random, true)));
        holds(tally((host, random) -> DrawnToolLogs.probes(host, random, false)));
        holds(tally(DrawnStoreLogs::xenstored));
        holds(tally((host, random) -> DrawnStoreLogs.snoop(host, random, true)));
        holds(tally((host, random) -> DrawnStoreLogs.snoop(host, random, false)));
    }

    @Test
    void true_times_of_ioctls_lie_inside_what_the_daemons_log_and_stamps_of_the_same_clock_leave() {
        holds(tally(
                DrawnToolLogs::strace,
                (captured, host, random) ->
                        List.of(DrawnStoreLogs.oxenstored(host, random).file())));
        holds(tally(
                DrawnStoreLogs::oxenstored,
                (captured, host, random) ->
                        List.of(DrawnToolLogs.strace(host, random).file())));
        holds(tally(
                DrawnToolLogs::strace,
                (captured, host, random) -> List.of(
                        DrawnToolLogs.stamps(host, new DrawnClock(random)).file())));
    }
}
