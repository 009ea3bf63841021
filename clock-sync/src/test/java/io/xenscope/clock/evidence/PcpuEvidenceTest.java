package io.xenscope.clock.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcpuEvidenceTest {
    private static final int VCPU = 7;

    private final PcpuEvidence evidence = new PcpuEvidence(0, windows());

    /** 100 to 190, 200 to 290, 300 to 390. */
    private static WindowTimes windows() {
        WindowTimes windows = new WindowTimes();
        windows.add(0, 100, 110, 190);
        windows.add(1, 200, 210, 290);
        windows.add(2, 300, 310, 390);
        return windows;
    }

    private List<String> runs(PcpuEvidence of) {
        of.finish();
        List<String> runs = new ArrayList<>();
        Sightings seen = of.vcpus().get(VCPU);
        for (int i = 0; seen != null && i < seen.runs(); i++) {
            runs.add(seen.start(i) + "-" + seen.end(i));
        }
        return runs;
    }

    @Test
    void aRunWithinAWindowCountsWhole() {
        evidence.run(VCPU, 120, true, 150, true);
        assertEquals(List.of("120-150"), runs(evidence));
    }

    @Test
    void aRunIsCutAtTheBorderOfWindows() {
        evidence.run(VCPU, 120, true, 250, true);
        assertEquals(List.of("120-190", "200-250"), runs(evidence));
    }

    @Test
    void aWindowWithoutBeginOrEndOfTheRunProvesNothing() {
        evidence.run(VCPU, 120, true, 350, true);
        assertEquals(List.of("120-190", "300-350"), runs(evidence));
    }

    @Test
    void theFirstRunOfAStretchCountsOnlyInTheWindowOfItsEnd() {
        evidence.run(VCPU, 100, false, 250, true);
        assertEquals(List.of("200-250"), runs(evidence));
    }

    @Test
    void aRunCutByALossCountsOnlyInTheWindowOfItsBegin() {
        evidence.run(VCPU, 120, true, 250, false);
        assertEquals(List.of("120-190"), runs(evidence));
    }

    @Test
    void everyBeginAndEndIsAMomentAtWhichItRanNowhereElse() {
        evidence.run(VCPU, 120, true, 250, true);
        evidence.point(VCPU, 330);
        evidence.finish();
        TimeList points = evidence.vcpus().get(VCPU).points();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < points.count(); i++) {
            times.add(points.get(i));
        }
        assertEquals(List.of(120L, 190L, 200L, 250L, 330L), times);
    }

    @Test
    void aPartKeepsWhatLiesInIt() {
        evidence.run(VCPU, 120, true, 150, true);
        evidence.run(VCPU, 210, true, 250, true);
        evidence.finish();
        assertEquals(List.of("210-250"), runs(evidence.within(160, 390)));
    }
}
