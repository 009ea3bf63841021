package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.clock.foreign.Ground;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What must hold of logs in local time, whatever the zone: they lie where they were if stamps tie UTC, be the zone said, named by each
 * stamp, or to be found; a zone that is found is the true one. {@code -Dlaws.draws=4000} draws more than the normal tests do.
 */
final class ZoneLawsTest {
    private static final int DRAWS = Integer.getInteger("laws.draws", 60);
    private static final long QUARTER = 900_000_000_000L;

    /** A log of one clock, whose local time is so far east of UTC. */
    private interface Local {
        DrawnLog make(DrawnHost host, Random random, DrawnClock clock, long zone);
    }

    /** The clock is what a generator gives first, then comes its zone: a quarter of an hour each from -12 to +14 hours. */
    private static DrawnLog.Maker local(Local from) {
        return (host, random) -> {
            DrawnClock clock = new DrawnClock(random);
            return from.make(host, random, clock, zone(random));
        };
    }

    private static long zone(Random random) {
        return (random.nextInt(105) - 48) * QUARTER;
    }

    private static List<LogFile> stamps(DrawnHost captured, DrawnHost host, Random random) {
        return List.of(DrawnToolLogs.stamps(host, new DrawnClock(random)).file());
    }

    private static List<LogFile> nothing(DrawnHost captured, DrawnHost host, Random random) {
        return List.of();
    }

    /** What came of all logs, in order. */
    private static final class Tally {
        private int count;
        private int placed;
        private int held;
        private int inside;
        private int found;
        private int misnamed;

        void take(Companion log, List<Long> truth) {
            Random random = new Random(count++);
            new DrawnClock(random);
            String named = named(zone(random));
            boolean isPlaced = log.times().arePlaced();
            placed += isPlaced ? 1 : 0;
            held += isPlaced && DrawnLog.holds(log, truth) ? 1 : 0;
            inside += log.isOutside() ? 0 : 1;
            for (String note : log.placed().notes()) {
                boolean isZone = note.startsWith("local time is ");
                found += isZone && note.equals(named) ? 1 : 0;
                misnamed += isZone && !note.equals(named) ? 1 : 0;
            }
            if (log.times().ground() == Ground.PROVED) {
                assertTrue(DrawnLog.holds(log, truth), "proved, but not so: " + (count - 1));
            }
        }

        private static String named(long zone) {
            return "local time is " + zone / QUARTER * 15 + " minutes east of UTC";
        }

        @Override
        public String toString() {
            return "of " + count + " placed " + placed + ", held " + held + ", met the capture " + inside
                    + ", zone found " + found + ", another " + misnamed;
        }

        private void lieWhereTheyWere() {
            assertTrue(placed >= 0.98 * DRAWS, toString());
            assertTrue(held >= 0.99 * DRAWS, toString());
            assertTrue(inside >= 0.98 * DRAWS, toString());
        }

        void needNoZone() {
            lieWhereTheyWere();
            assertEquals(0, found + misnamed, toString());
        }

        /** One zone of 105 is UTC. */
        void foundTheirZones() {
            lieWhereTheyWere();
            assertTrue(found >= 0.95 * DRAWS, toString());
            assertEquals(0, misnamed, toString());
        }
    }

    private static Tally tally(Local from, DrawnLog.Others beside) {
        Tally tally = new Tally();
        DrawnLog.place(DRAWS, local(from), 0, beside, tally::take);
        return tally;
    }

    @Test
    void a_daemons_trace_in_a_zone_that_is_said_lies_where_it_was() {
        tally(
                        (host, random, clock, zone) -> DrawnStoreLogs.xenstored(host, random, clock, zone, zone),
                        ZoneLawsTest::stamps)
                .needNoZone();
    }

    @Test
    void a_daemons_trace_finds_its_zone() {
        tally(
                        (host, random, clock, zone) -> DrawnStoreLogs.xenstored(host, random, clock, zone, null),
                        ZoneLawsTest::stamps)
                .foundTheirZones();
    }

    @Test
    void a_daemons_trace_without_stamps_needs_no_zone() {
        tally(
                        (host, random, clock, zone) -> DrawnStoreLogs.xenstored(host, random, clock, zone, null),
                        ZoneLawsTest::nothing)
                .needNoZone();
    }

    @Test
    void times_of_day_in_a_zone_that_is_said_lie_where_they_were() {
        tally((host, random, clock, zone) -> DrawnToolLogs.straceOfDay(host, clock, zone, zone), ZoneLawsTest::stamps)
                .needNoZone();
    }

    @Test
    void times_of_day_find_their_day_and_zone() {
        tally((host, random, clock, zone) -> DrawnToolLogs.straceOfDay(host, clock, zone, null), ZoneLawsTest::stamps)
                .lieWhereTheyWere();
    }

    @Test
    void a_toolstacks_log_in_a_zone_that_is_said_lies_where_it_was() {
        tally(
                        (host, random, clock, zone) -> DrawnToolLogs.xl(host, random, clock, zone, zone, "CEST"),
                        ZoneLawsTest::stamps)
                .needNoZone();
    }

    @Test
    void a_toolstacks_log_finds_its_zone() {
        tally(
                        (host, random, clock, zone) -> DrawnToolLogs.xl(host, random, clock, zone, null, "CEST"),
                        ZoneLawsTest::stamps)
                .foundTheirZones();
    }

    @Test
    void stamps_that_name_their_zone_need_no_other() {
        tally(DrawnToolLogs::libvirt, ZoneLawsTest::stamps).needNoZone();
        tally(DrawnToolLogs::libvirt, ZoneLawsTest::nothing).needNoZone();
        tally(DrawnToolLogs::dmesg, ZoneLawsTest::stamps).needNoZone();
    }
}
