package io.xenscope.analyze.waits;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.track.Readings;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedulerEvents;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tick is a microsecond. */
class WastedTimeTest {
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(2).v(0);

    private static final int TICKLE = SchedulerEvents.CSCHED2_TICKLE;
    private static final int SCHEDULE = SchedulerEvents.CSCHED2_SCHEDULE;
    private static final int FOR_TASKLET = 1;

    private final TraceMaker trace = new TraceMaker();

    /**
     * A runs on p1 until 100 and waits for p0, where B runs, from 1000 to 9000. p1 is idle from 100 to 4000 and from 6000 on, with B's
     * sister there between; p2, where A never runs, is idle throughout.
     */
    private void tell() {
        VcpuName other = d(2).v(1);
        trace.pcpu(1).at(0).runs(A).at(100).blocksToIdle();
        trace.pcpu(0).at(0).runs(B).at(1000).wake(A).at(9000).switchTo(Runstate.BLOCKED, A);
        trace.pcpu(1)
                .at(4000)
                .wake(other)
                .idleTo(other)
                .at(6000)
                .blocksToIdle()
                .at(10000)
                .continues();
        trace.pcpu(0).at(10000).continues();
        trace.pcpu(2).at(0).runs(idle(2)).at(10000).continues();
    }

    private List<String> told(long from, long to, boolean ofPcpus) {
        List<String> lines = new ArrayList<>();
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e6), Clocks.AS_RECORDED)) {
            Range range = to < 0
                    ? Range.whole(
                            analysis.extent().beginTicks(), analysis.extent().endTicks())
                    : new Range(from, to);
            List<Wasted> accounts = ofPcpus
                    ? WastedTime.ofPcpus(analysis, range, 2, pcpu -> true)
                    : WastedTime.ofVcpus(analysis, range, 2, vcpu -> VcpuKey.domain(vcpu) == 1);
            for (Wasted account : accounts) {
                lines.add(account.subject() % 0xFFFF + ": " + account.total() + ", " + account.atLeast() + " to "
                        + account.atMost() + ", " + account.episodes() + " episodes, " + account.longest());
            }
            WastedTime.longest(accounts)
                    .forEach(episode ->
                            lines.add("  " + episode.begin() + ".." + episode.end() + " " + episode.partner()));
        }
        return lines;
    }

    @Test
    void a_vcpu_could_have_used_the_pcpus_on_which_it_ran_and_perhaps_any() {
        tell();
        assertEquals(
                List.of("1: 8000, 6000 to 8000, 2 episodes, 3000", "  1000..4000 1", "  6000..9000 1"),
                told(0, -1, false));
    }

    @Test
    void a_pcpu_could_have_run_those_who_ran_there_and_perhaps_any() {
        tell();
        int a = VcpuKey.of(1, 0);
        assertEquals(
                List.of(
                        "1: 7900, 6000 to 6000, 2 episodes, 3000",
                        "2: 10000, 0 to 8000, 0 episodes, 0",
                        "  1000..4000 " + a,
                        "  6000..9000 " + a),
                told(0, -1, true).stream()
                        .filter(line -> !line.startsWith("0:"))
                        .toList());
    }

    @Test
    void of_a_range_time_inside_counts_and_episodes_that_begin_in_it() {
        tell();
        assertEquals(List.of("1: 5000, 3000 to 5000, 1 episodes, 3000", "  6000..9000 1"), told(3000, 8000, false));
    }

    @Test
    void episodes_are_longer_than_a_millisecond() {
        trace.pcpu(1).at(0).runs(A).at(100).blocksToIdle().at(10000).continues();
        trace.pcpu(0)
                .at(0)
                .runs(B)
                .at(1000)
                .wake(A)
                .at(2000)
                .switchTo(Runstate.BLOCKED, A)
                .at(10000)
                .continues();
        assertEquals(List.of("1: 1000, 1000 to 1000, 0 episodes, 1000"), told(0, -1, false));
    }

    /** p1 is idle until 4000, p2 from 3000 on: for A, who ran on both, that is one interval. */
    @Test
    void pcpus_that_idle_one_after_the_other_are_one_interval() {
        VcpuName other = d(2).v(1);
        trace.pcpu(1)
                .at(0)
                .runs(A)
                .at(100)
                .blocksToIdle()
                .at(4000)
                .wake(other)
                .idleTo(other)
                .at(10000)
                .continues();
        trace.pcpu(0).at(0).runs(B).at(200).wake(A);
        trace.pcpu(2)
                .at(200)
                .runs(A)
                .at(300)
                .switchTo(Runstate.BLOCKED, d(3).v(0))
                .at(3000)
                .blocksToIdle();
        trace.pcpu(2).at(10000).continues();
        trace.pcpu(0)
                .at(1000)
                .wake(A)
                .at(9000)
                .switchTo(Runstate.BLOCKED, A)
                .at(10000)
                .continues();
        assertEquals(List.of("1: 8000, 8000 to 8000, 1 episodes, 8000", "  1000..9000 1"), told(0, -1, false));
    }

    /** What the accounts say of at least, by what the scheduler took pcpus for. */
    private List<String> reasons(boolean ofPcpus) {
        List<String> lines = new ArrayList<>();
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e6), Clocks.AS_RECORDED);
                Idlers idlers = new Idlers(analysis, analysis.era())) {
            Readings readings = new Readings(capture, analysis);
            readings.host().follow(idlers);
            readings.run(1);
            Range range = Range.whole(0, analysis.extent().endTicks());
            List<Wasted> accounts = ofPcpus
                    ? WastedTime.ofPcpus(analysis, range, 2, pcpu -> pcpu > 0, idlers)
                    : WastedTime.ofVcpus(analysis, range, 2, vcpu -> vcpu == VcpuKey.of(1, 0), idlers);
            for (Wasted account : accounts) {
                lines.add(account.subject() % 0xFFFF + ": " + account.atLeast() + " = "
                        + account.taken(IdleReason.TICKLED) + " tickled, " + account.taken(IdleReason.NOT_TICKLED)
                        + " not, " + account.taken(IdleReason.TASKLET) + " tasklet, " + account.unrecorded()
                        + " unrecorded");
            }
        }
        return lines;
    }

    /** A ran on p1 and p2, which are idle from 100 and 300 on, and waits for p0 from 1000 to 9000. */
    private void idling() {
        trace.pcpu(1).at(0).runs(A).at(100).blocksToIdle();
        trace.pcpu(0).at(0).runs(B).at(200).wake(A);
        trace.pcpu(2).at(200).runs(A).at(300).blocksToIdle();
        trace.pcpu(0).at(1000).wake(A);
    }

    private void endOfWait() {
        trace.pcpu(0).at(9000).switchTo(Runstate.BLOCKED, A).at(10000).continues();
        trace.pcpu(1).at(10000).continues(idle(1));
        trace.pcpu(2).at(10000).continues(idle(2));
    }

    /**
     * p1 decides for a tasklet at 2000, for nothing at 3000, is tickled at 5000 and again at 5500, decides at 6000 and for a tasklet at
     * 7000; p2 decides at 8000.
     */
    @Test
    void idle_pcpus_are_tickled_or_not_or_work_for_xen() {
        idling();
        trace.pcpu(1).at(2000).record(SCHEDULE, 1, FOR_TASKLET).at(3000).record(SCHEDULE, 1, 0);
        trace.pcpu(0).at(5000).record(TICKLE, 1).at(5500).record(TICKLE, 1);
        trace.pcpu(1).at(6000).record(SCHEDULE, 1, 0).at(7000).record(SCHEDULE, 1, FOR_TASKLET);
        trace.pcpu(2).at(8000).record(SCHEDULE, 2, 0);
        endOfWait();

        assertEquals(List.of("1: 8000 = 1000 tickled, 4000 not, 2000 tasklet, 1000 unrecorded"), reasons(false));
        assertEquals(
                List.of(
                        "1: 8000 = 1000 tickled, 3000 not, 3000 tasklet, 1000 unrecorded",
                        "2: 8000 = 0 tickled, 1000 not, 0 tasklet, 7000 unrecorded"),
                reasons(true));
    }

    /** p3 loses records from 4000 to 5000: there may have been a tickle of p1, and one of p2, which was tickled at 3000, changes nothing. */
    @Test
    void a_tickle_may_be_among_lost_records_of_any_pcpu() {
        idling();
        trace.pcpu(3).at(0).runs(d(3).v(0));
        trace.pcpu(1).at(2000).record(SCHEDULE, 1, 0);
        trace.pcpu(2).at(2000).record(SCHEDULE, 2, 0);
        trace.pcpu(0).at(3000).record(TICKLE, 2);
        trace.pcpu(1).at(4500).record(SCHEDULE, 1, 0);
        trace.pcpu(3).at(5000).lost(4, d(3).v(0), 4000).at(10000).continues();
        trace.pcpu(1).at(6000).record(SCHEDULE, 1, 0);
        endOfWait();

        assertEquals(
                List.of(
                        "1: 8000 = 0 tickled, 5000 not, 0 tasklet, 3000 unrecorded",
                        "2: 8000 = 6000 tickled, 1000 not, 0 tasklet, 1000 unrecorded"),
                reasons(true).stream().filter(line -> !line.startsWith("3")).toList());
    }

    @Test
    void without_decisions_nothing_is_known_of_the_scheduler() {
        idling();
        endOfWait();
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e6), Clocks.AS_RECORDED)) {
            assertFalse(Idlers.areIn(analysis.events()));
            Wasted account = WastedTime.ofVcpus(analysis, Range.whole(0, 10000), 1, vcpu -> vcpu == VcpuKey.of(1, 0))
                    .get(0);
            assertEquals(8000, account.unrecorded());
            assertNull(account.taken(IdleReason.TICKLED));
        }
    }
}
