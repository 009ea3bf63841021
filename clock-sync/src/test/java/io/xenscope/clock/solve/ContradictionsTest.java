package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.clock.ClockEvidence.Contradiction;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.Sightings;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContradictionsTest {
    /** Runs of some vcpus on some clocks that know nothing of each other. */
    private static List<Clock> clocks(Random random) {
        List<Clock> clocks = new ArrayList<>();
        for (int pcpu = 0; pcpu < 4; pcpu++) {
            WindowTimes windows = new WindowTimes();
            windows.add(0, 0, WindowTimes.NONE, 10_000);
            PcpuEvidence evidence = new PcpuEvidence(pcpu, windows);
            long now = 0;
            for (int run = 0; run < 50; run++) {
                int vcpu = random.nextInt(3);
                long begin = now + random.nextInt(20);
                now = begin + random.nextInt(20);
                evidence.run(vcpu, begin, true, now, true);
                evidence.point(random.nextInt(3), now + random.nextInt(3));
            }
            evidence.finish();
            Clock clock = new Clock(evidence);
            clock.place(random.nextInt(10), 0);
            clocks.add(clock);
        }
        return clocks;
    }

    /** Every moment held against every run of the same vcpu on every other clock. */
    private static long counted(List<Clock> clocks) {
        long count = 0;
        for (Clock seer : clocks) {
            for (Clock runner : clocks) {
                for (int vcpu = 0; vcpu < 3 && seer != runner; vcpu++) {
                    Sightings points = seer.evidence().vcpus().get(vcpu);
                    Sightings runs = runner.evidence().vcpus().get(vcpu);
                    count += points == null || runs == null ? 0 : counted(seer, points, runner, runs);
                }
            }
        }
        return count;
    }

    private static long counted(Clock seer, Sightings points, Clock runner, Sightings runs) {
        long count = 0;
        for (int point = 0; point < points.points().count(); point++) {
            long time = seer.axis(points.points().get(point));
            for (int run = 0; run < runs.runs(); run++) {
                count += time > runner.axis(runs.start(run)) && time < runner.axis(runs.end(run)) ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyMomentInsideARunElsewhereCounts(int seed) {
        List<Clock> clocks = clocks(new Random(seed));

        assertEquals(
                counted(clocks),
                Contradictions.ofRuns(clocks, Tasks.IN_TURN).stream()
                        .mapToLong(Contradiction::count)
                        .sum());
    }
}
