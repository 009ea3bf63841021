package io.xenscope.analyze.life;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainLivesTest {
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D7V0 = d(7).v(0);
    private static final long CAPTURE_END = 1000;

    private final TraceMaker trace = new TraceMaker();

    private List<String> lives() {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            Range whole = Range.whole(0, CAPTURE_END);
            return DomainLives.of(analysis).withRuns(whole, 1).all().stream()
                    .map(life -> "d" + life.domain() + " life " + life.number()
                            + " created " + time(life.created())
                            + " runs " + time(life.firstRun())
                            + ".." + time(life.lastRun())
                            + " ends " + time(life.end())
                            + " lasts until " + life.lastsUntil(CAPTURE_END))
                    .toList();
        }
    }

    private static String time(long time) {
        return time == DomainLife.NEVER ? "-" : Long.toString(time);
    }

    @Test
    void a_record_before_the_first_tsc_of_its_pcpu_has_that_time_and_of_a_pcpu_without_any_the_begin_of_the_capture() {
        trace.pcpu(0)
                .recordWithoutTsc(Dom0Events.DOM_ADD, 7)
                .at(600)
                .runs(D0V0)
                .at(900)
                .domRem(7);
        trace.pcpu(1).at(500).runs(idle(1)).at(1000).continues(idle(1));
        trace.pcpu(2).recordWithoutTsc(Dom0Events.DOM_ADD, 8);
        assertEquals(
                List.of(
                        "d0 life 1 created - runs -..- ends - lasts until 1000",
                        "d7 life 1 created 600 runs -..- ends 900 lasts until 900",
                        "d8 life 1 created 500 runs -..- ends - lasts until 1000"),
                lives());
    }

    @Test
    void what_ran_before_the_creation_is_not_the_domains_and_a_run_over_it_counts_from_there() {
        trace.pcpu(0)
                .at(0)
                .runs(D0V0)
                .at(400)
                .domAdd(7)
                .at(500)
                .domAdd(8)
                .at(1000)
                .continues(D0V0);
        trace.pcpu(1).at(0).runs(idle(1)).at(200).idleTo(D7V0).at(300).blocksToIdle();
        trace.pcpu(2).at(0).runs(idle(2)).at(350).idleTo(d(8).v(0)).at(700).blocksToIdle();
        assertEquals(
                List.of(
                        "d0 life 1 created - runs -..- ends - lasts until 1000",
                        "d7 life 1 created 400 runs -..- ends - lasts until 1000",
                        "d8 life 1 created 500 runs 500..- ends - lasts until 1000"),
                lives());
    }

    @Test
    void a_domain_that_is_created_runs_and_is_destroyed() {
        trace.pcpu(0)
                .at(0)
                .runs(D0V0)
                .at(100)
                .domAdd(7)
                .at(900)
                .domRem(7)
                .at(1000)
                .continues(D0V0);
        trace.pcpu(1).at(0).runs(idle(1)).at(200).idleTo(D7V0).at(300).blocksToIdle();
        assertEquals(
                List.of(
                        "d0 life 1 created - runs -..- ends - lasts until 1000",
                        "d7 life 1 created 100 runs 200..300 ends 900 lasts until 900"),
                lives());
    }

    @Test
    void a_life_whose_end_no_record_tells_lasts_until_its_number_is_used_again() {
        trace.pcpu(0)
                .at(0)
                .runs(D0V0)
                .at(100)
                .domAdd(7)
                .at(400)
                .domAdd(7)
                .at(1000)
                .continues(D0V0);
        trace.pcpu(1).at(0).runs(idle(1)).at(200).idleTo(D7V0).at(300).blocksToIdle();
        trace.pcpu(1).at(500).idleTo(D7V0).at(600).blocksToIdle();
        assertEquals(
                List.of(
                        "d0 life 1 created - runs -..- ends - lasts until 1000",
                        "d7 life 1 created 100 runs 200..- ends - lasts until 400",
                        "d7 life 2 created 400 runs 500..- ends - lasts until 1000"),
                lives());
    }
}
