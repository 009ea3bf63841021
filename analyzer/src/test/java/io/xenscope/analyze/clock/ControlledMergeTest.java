package io.xenscope.analyze.clock;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.Alignment;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlledMergeTest {
    private static final VcpuName V = d(1).v(0);
    private static final VcpuName W = d(2).v(0);

    private static String merged(TraceMaker trace, long bound, long... ahead) {
        try (MergedCapture merging = new MergedCapture(trace, bound, ahead)) {
            return merging + "\n" + merging.alignment().lifts();
        }
    }

    @Test
    void a_wake_is_shown_behind_the_block_on_another_pcpu() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(V).at(200).blocks(V);
        trace.pcpu(1).at(210).wakes(V);

        assertEquals("""
                d1v0 r>R@100p0 R>B@200p0 B>r@201p1
                Lift[count=1, largest=6]""", merged(trace, 10, 0, -15));
    }

    @Test
    void a_run_is_shown_behind_its_wake_on_another_pcpu() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(V).at(200).blocks(V);
        trace.pcpu(1).at(300).wakes(V);
        trace.pcpu(2).at(305).runs(V).at(400).blocks(V);

        assertEquals("""
                d1v0 r>R@100p0 R>B@200p0 B>r@308p1 r>R@309p2 R>B@400p2
                Lift[count=1, largest=4]""", merged(trace, 10, 0, 8, 0));
    }

    @Test
    void a_run_is_shown_behind_all_that_leads_to_it() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(1).at(50).runs(V).at(100).blocks(V);
        trace.pcpu(0).at(110).wakes(V).at(120).runs(V).at(130).blocks(V);
        trace.pcpu(2).at(140).wakes(V).at(150).runs(V).at(500).blocks(V);

        assertEquals("""
                d1v0 r>R@50p1 R>B@100p1 B>r@140p0 r>R@150p0 R>B@160p0 B>r@161p2 r>R@162p2 R>B@500p2
                Lift[count=2, largest=21]""", merged(trace, 30, 30, 0, 0));
    }

    @Test
    void a_run_waits_for_a_point_in_the_midst_of_it() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(V).at(110).preempted(V);
        trace.pcpu(1).at(115).runs(V).at(900).blocks(V);

        assertEquals("""
                d1v0 r>R@100p0 R>r@110p0 r>R@111p1 R>B@890p1
                Lift[count=1, largest=6]""", merged(trace, 10, 0, -10));
    }

    @Test
    void what_is_further_apart_than_clocks_can_be_is_left_where_it_is() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(V).at(200).blocks(V);
        trace.pcpu(1).at(150).wakes(V);

        assertEquals("""
                d1v0 r>R@100p0 B>r@150p1 R>B@200p0
                Lift[count=0, largest=0]""", merged(trace, 10, 0, 0));
    }

    @Test
    void a_lift_lasts_until_the_clock_has_come_so_far() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(V).at(200).blocks(V);
        trace.pcpu(1)
                .at(50)
                .runs(W)
                .at(195)
                .wakes(V)
                .at(197)
                .preempted(W)
                .at(300)
                .runs(W);
        try (MergedCapture merging = new MergedCapture(trace, 10, 0, 0)) {
            List<Long> shown = java.util.stream.Stream.of(194L, 195L, 196L, 197L, 200L, 202L, 203L, 300L)
                    .map(tsc -> merging.shown(1, tsc))
                    .toList();
            assertEquals(List.of(194L, 201L, 201L, 202L, 202L, 202L, 203L, 300L), shown);
            assertEquals(10 + 6, merging.alignment().of(1).boundTicks(195));
            assertEquals(new Alignment.Lift(2, 6), merging.alignment().lift(1));
        }
    }

    @Test
    void pcpus_that_wait_for_each_other_are_shown_all_the_same() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(100).runs(V).at(110).wakes(W).at(120).blocks(V);
        trace.pcpu(1).at(100).runs(W).at(110).wakes(V).at(120).blocks(W);

        // One of the two has to be believed less.
        assertEquals("""
                d1v0 r>R@100p0 B>r@110p1 R>B@122p0
                d2v0 r>R@100p1 R>B@120p1 B>r@121p0
                Lift[count=2, largest=11]""", merged(trace, 50, 0, 0));
    }

    @Test
    void where_states_do_not_fit_they_tell_nothing_of_order() {
        TraceMaker trace = new TraceMaker();
        for (int i = 0; i < 10; i++) {
            // Whatever blocked it again is missing.
            trace.pcpu(0).at(1000 * (i + 1)).wakes(V);
        }
        trace.pcpu(1).at(20_000).wakes(W);
        trace.pcpu(0).at(20_001).runs(V).at(20_100).preempted(V);
        trace.pcpu(1).at(20_101).wakes(V);

        assertTrue(merged(trace, 10, 0, 0).endsWith("Lift[count=0, largest=0]"));
    }

    /** Clocks wrong by up to 20 ticks, which is known: whatever the schedule, nobody is ever in two places. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void nobody_is_in_two_places_and_no_time_runs_back(int seed) {
        Random random = new Random(seed);
        int pcpus = 2 + random.nextInt(5);
        long[] ahead = random.longs(pcpus, -20, 21).toArray();
        TraceMaker trace = new SmallSchedule(random, pcpus).trace(3000);
        try (MergedCapture merging = new MergedCapture(trace, 20, ahead)) {
            merging.points().values().forEach(ControlledMergeTest::assertInOnePlace);
            for (int pcpu = 0; pcpu < pcpus; pcpu++) {
                long last = Long.MIN_VALUE;
                for (long tsc = 0; tsc < 80_000; tsc++) {
                    long shown = merging.shown(pcpu, tsc);
                    assertTrue(shown >= last && shown >= tsc + ahead[pcpu]);
                    last = shown;
                }
            }
            assertTrue(merging.alignment().lifts().count() > 0);
            // A chain of those that wait for each other is as long as pcpus are many.
            assertTrue(merging.alignment().lifts().largest() <= 41L * pcpus);
        }
    }

    /** Most of the time everything fits, and then is passed over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void what_is_passed_over_had_nothing_to_lift(int seed) {
        Random random = new Random(seed);
        int pcpus = 2 + random.nextInt(5);
        long[] ahead = random.longs(pcpus, -1, 2).toArray();
        TraceMaker trace = new SmallSchedule(random, pcpus).trace(3000);
        try (MergedCapture everywhere = new MergedCapture(trace, 3, ahead);
                MergedCapture whereOdd = MergedCapture.whereOdd(trace, 3, ahead)) {
            assertEquals(everywhere.alignment().lifts(), whereOdd.alignment().lifts());
            assertEquals(everywhere.toString(), whereOdd.toString());
        }
    }

    private static void assertInOnePlace(List<MergedCapture.Point> points) {
        int runsOn = -1;
        for (MergedCapture.Point point : points) {
            assertTrue(runsOn < 0 || runsOn == point.pcpu(), points::toString);
            runsOn = point.to() == Runstate.RUNNING.ordinal() ? point.pcpu() : -1;
        }
    }
}
