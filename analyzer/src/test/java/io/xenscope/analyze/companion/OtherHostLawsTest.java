package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.clock.foreign.Ground;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What must hold of any log of another host: it is not placed. One that tells of nothing but one life of a domain looks like a log of
 * this host, if its domain lived about as long: it is placed as is usual, never more. {@code -Dlaws.draws=4000} draws more than the normal tests do.
 */
final class OtherHostLawsTest {
    private static final int DRAWS = Integer.getInteger("laws.draws", 60);
    private static final int OTHER = 1_000_000;

    /** How often each ground was found, of logs that meet the capture. */
    private static Map<Ground, Integer> grounds(DrawnLog.Maker from, DrawnLog.Others beside) {
        Map<Ground, Integer> grounds = new EnumMap<>(Ground.class);
        DrawnLog.place(DRAWS, from, OTHER, beside, (log, truth) -> {
            boolean isInside = false;
            for (long item = 0; item < log.log().items().size(); item++) {
                isInside |= log.isInside(item);
            }
            grounds.merge(isInside ? log.times().ground() : Ground.NONE, 1, Integer::sum);
        });
        return grounds;
    }

    private static List<LogFile> alone(DrawnHost captured, DrawnHost host, Random random) {
        return List.of();
    }

    private static void isNotPlaced(DrawnLog.Maker from) {
        assertEquals(Map.of(Ground.NONE, DRAWS), grounds(from, OtherHostLawsTest::alone));
    }

    private static void isUsualAtMost(Ground usual, DrawnLog.Maker from) {
        isUsualAtMost(usual, from, OtherHostLawsTest::alone);
    }

    private static void isUsualAtMost(Ground usual, DrawnLog.Maker from, DrawnLog.Others beside) {
        Map<Ground, Integer> grounds = grounds(from, beside);
        grounds.remove(Ground.NONE);
        grounds.remove(usual);
        assertEquals(Map.of(), grounds);
    }

    @Test
    void ioctls_are_not_placed() {
        isNotPlaced(DrawnToolLogs::strace);
    }

    @Test
    void events_of_a_guests_kernel_are_not_placed_whatever_tool_printed_them() {
        isNotPlaced(DrawnGuestLogs::ftrace);
        isNotPlaced(DrawnGuestLogs::ftraceSinceBoot);
        isNotPlaced(DrawnGuestLogs::perf);
        isNotPlaced(DrawnGuestLogs::bpftrace);
        isNotPlaced(DrawnGuestLogs::idles);
    }

    @Test
    void messages_of_kernels_and_of_Xen_are_not_placed() {
        isNotPlaced(DrawnGuestLogs::kmsg);
        isNotPlaced((host, random) -> DrawnToolLogs.console(host, random, LogClock.UTC));
        isNotPlaced((host, random) -> DrawnToolLogs.console(host, random, LogClock.XEN));
        isNotPlaced((host, random) -> DrawnToolLogs.console(host, random, LogClock.TSC));
    }

    @Test
    void stamped_probes_are_not_placed() {
        isNotPlaced((host, random) -> DrawnToolLogs.probes(host, random, true));
    }

    @Test
    void stamps_do_not_meet_the_capture() {
        isNotPlaced((host, random) -> DrawnToolLogs.stamps(host, new DrawnClock(random)));
    }

    @Test
    void operations_and_lives_are_usual_at_most() {
        isUsualAtMost(Ground.USUAL, DrawnToolLogs::xl);
        isUsualAtMost(Ground.USUAL, DrawnToolLogs::libvirt);
        isUsualAtMost(Ground.USUAL, DrawnStoreLogs::oxenstored);
        isUsualAtMost(Ground.USUAL, DrawnStoreLogs::requests);
        isUsualAtMost(Ground.USUAL, DrawnStoreLogs::xenstored);
        isUsualAtMost(Ground.USUAL, (host, random) -> DrawnStoreLogs.snoop(host, random, true));
    }

    @Test
    void lines_without_stamps_are_in_order_at_most() {
        isUsualAtMost(Ground.ORDER, (host, random) -> DrawnStoreLogs.snoop(host, random, false));
        isUsualAtMost(Ground.ORDER, (host, random) -> DrawnToolLogs.probes(host, random, false));
    }

    @Test
    void stamps_of_this_host_do_not_place_a_log_of_another_with_the_same_wall_clock() {
        DrawnLog.Others stamps = (captured, host, random) ->
                List.of(DrawnToolLogs.stamps(captured, new DrawnClock(random)).file());
        assertEquals(Map.of(Ground.NONE, DRAWS), grounds(DrawnToolLogs::strace, stamps));
        DrawnLog.place(DRAWS, DrawnStoreLogs::xenstored, OTHER, stamps, (log, truth) -> {
            boolean isSaid = log.placed().notes().contains("what tools usually do does not hold here and is not used");
            Ground ground = log.times().ground();
            assertTrue(ground == Ground.NONE || ground == Ground.USUAL || ground == Ground.STAMPED && isSaid);
        });
    }

    @Test
    void stamps_and_a_log_of_another_host_do_not_meet_the_capture() {
        DrawnLog.Others stamps = (captured, host, random) ->
                List.of(DrawnToolLogs.stamps(host, new DrawnClock(random)).file());
        assertEquals(Map.of(Ground.NONE, DRAWS), grounds(DrawnToolLogs::strace, stamps));
        isUsualAtMost(Ground.USUAL, DrawnStoreLogs::xenstored, stamps);
    }

    @Test
    void stamps_of_another_host_do_not_move_a_log_of_this_one() {
        DrawnLog.Others stamps =
                (captured, host, random) -> List.of(DrawnToolLogs.stamps(new DrawnHost(OTHER), new DrawnClock(random))
                        .file());
        int[] proved = new int[1];
        DrawnLog.place(DRAWS, DrawnToolLogs::strace, 0, stamps, (log, truth) -> {
            boolean isProved = log.times().ground() == Ground.PROVED;
            proved[0] += isProved ? 1 : 0;
            assertTrue(
                    !isProved || DrawnLog.holds(log, truth),
                    log.placed().notes().toString());
        });
        assertTrue(proved[0] >= 0.98 * DRAWS, "proved " + proved[0] + " of " + DRAWS);
    }
}
