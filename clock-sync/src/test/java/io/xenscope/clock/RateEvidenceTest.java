package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateEvidenceTest {
    private static final long MS = 2_500_000;

    /** Switches every millisecond of a 2.5 GHz clock. */
    private static long switches(RateEvidence evidence, long from, int count, long nanosEach) {
        long tsc = from;
        for (int i = 0; i < count; i++) {
            tsc += MS;
            evidence.switchedOut(tsc, nanosEach);
        }
        return tsc;
    }

    private static double hz(RateEvidence evidence) {
        return RateEstimate.of(Map.of(0, evidence)).hz();
    }

    @Test
    void twoClocksThatAgreeGiveTheRateExactly() {
        RateEvidence evidence = new RateEvidence();
        switches(evidence, 1000, 11, 1_000_000);
        assertEquals(2.5e9, hz(evidence));
        assertEquals(10.0 * MS, evidence.ticks());
    }

    @Test
    void oneSwitchTellsNothing() {
        RateEvidence evidence = new RateEvidence();
        evidence.switchedOut(5 * MS, 1_000_000);
        assertEquals(TscRate.assumed(), RateEstimate.of(Map.of(0, evidence)));
    }

    @Test
    void aRunOfTenSecondsHasWrappedTwice() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 5, 1_000_000);
        evidence.switchedOut(tsc + 10_000 * MS, 10_000_000_000L & 0xFFFF_FFFFL);
        assertEquals(2.5e9, hz(evidence), 1);
        assertEquals(10_004.0 * MS, evidence.ticks());
    }

    @Test
    void timeAcrossALossIsNotCounted() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 5, 1_000_000);
        evidence.interrupted();
        switches(evidence, tsc + 777 * MS, 5, 1_000_000);
        assertEquals(2.5e9, hz(evidence));
        assertEquals(8.0 * MS, evidence.ticks());
    }

    @Test
    void stretchesThatAreFarOffDoNotMoveTheMedian() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 110, 1_000_000);
        evidence.interrupted();
        tsc = switches(evidence, tsc, 60, 1_500_000);
        evidence.interrupted();
        switches(evidence, tsc, 110, 1_000_000);
        assertEquals(2.5e9, hz(evidence), 1);
    }

    /** A host that is paused for a second in half a second of records. */
    @Test
    void aTscThatJumpsAheadDoesNotMoveTheMedian() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 110, 1_000_000);
        switches(evidence, tsc + 1000 * MS, 110, 1_000_000);
        assertEquals(2.5e9, hz(evidence), 1);
    }

    @Test
    void aRateThatNoMachineHasIsNotBelieved() {
        RateEvidence evidence = new RateEvidence();
        switches(evidence, 0, 110, 4_000_000_000L);
        assertEquals(TscRate.assumed(), RateEstimate.of(Map.of(0, evidence)));
    }

    @Test
    void recordsThatGetTheirTscMillisecondsLateDoNotMoveTheMedian() {
        RateEvidence evidence = new RateEvidence();
        Random random = new Random(3);
        for (int i = 1; i <= 20_000; i++) {
            long late = random.nextInt(3) == 0 ? random.nextInt((int) MS) : 0;
            evidence.switchedOut(i * 2 * MS + late, 2_000_000);
        }
        assertEquals(2.5e9, hz(evidence), 2.5e9 * 2e-6);
    }

    @Test
    void nanosecondsThatWanderForAThirdOfTheTimeDoNotMoveTheMedian() {
        RateEvidence evidence = new RateEvidence();
        for (int i = 1; i <= 12_000; i++) {
            // Xen's clock of this pcpu runs 1 % slow for two seconds, then 1 % fast for two.
            int wander = i > 4000 && i <= 6000 ? -10_000 : i > 6000 && i <= 8000 ? 10_000 : 0;
            evidence.switchedOut(i * MS, 1_000_000 + wander);
        }
        assertEquals(2.5e9, hz(evidence), 2.5e9 * 50e-6);
    }

    @Test
    void thousandsOfStretchesTakeBoundedMemoryAndKeepTheRate() {
        RateEvidence evidence = new RateEvidence();
        long tsc = 0;
        for (int i = 0; i < 5000; i++) {
            tsc = switches(evidence, tsc, 3, 1_000_000);
            evidence.interrupted();
        }
        assertEquals(2.5e9, hz(evidence));
        assertEquals(10_000.0 * MS, evidence.ticks());
    }

    @Test
    void pcpuZeroIsBelievedAndTheOthersGiveTheSpread() {
        RateEvidence zero = new RateEvidence();
        switches(zero, 0, 1001, 1_000_000);
        RateEvidence one = new RateEvidence();
        switches(one, 0, 1201, 1_000_100);
        TscRate rate = RateEstimate.of(Map.of(0, zero, 3, one));
        assertEquals(2.5e9, rate.hz());
        assertEquals(TscRate.Source.SCHEDULER, rate.source());
        assertEquals(100, rate.spreadPpm(), 0.1);
    }

    @Test
    void withoutPcpuZeroTheOthersAreTakenTogether() {
        RateEvidence one = new RateEvidence();
        switches(one, 0, 1001, 1_000_000);
        RateEvidence two = new RateEvidence();
        switches(two, 0, 1001, 1_000_000);
        RateEvidence three = new RateEvidence();
        switches(three, 0, 1001, 1_001_000);
        TscRate rate = RateEstimate.of(Map.of(1, one, 2, two, 3, three));
        assertEquals(2.5e9, rate.hz());
        assertEquals(0, rate.spreadPpm());
    }

    private static RateEvidence steady(int switches, long nanosEach) {
        RateEvidence evidence = new RateEvidence();
        switches(evidence, 0, switches, nanosEach);
        return evidence;
    }

    /** As on an emulated host one of whose pcpus was stopped again and again. */
    @Test
    void onePcpuAgainstThreeRaisesNoDoubt() {
        TscRate rate = RateEstimate.of(Map.of(
                0, steady(1001, 1_000_000),
                1, steady(1001, 1_000_100),
                2, steady(1001, 1_005_000),
                3, steady(1001, 1_000_000)));
        assertEquals(2.5e9, rate.hz());
        assertEquals(false, rate.isDoubtful());
        assertEquals(100, rate.spreadPpm(), 1);
    }

    @Test
    void pcpuZeroAgainstTheRestIsDoubtful() {
        TscRate rate = RateEstimate.of(Map.of(
                0, steady(1001, 1_002_000),
                1, steady(1001, 1_000_000),
                2, steady(1001, 1_000_000),
                3, steady(1001, 1_000_000)));
        assertEquals(2000, rate.spreadPpm(), 5);
        assertEquals(true, rate.isDoubtful());
    }

    @Test
    void twoPcpusThatDisagreeAreDoubtful() {
        TscRate rate = RateEstimate.of(Map.of(0, steady(1001, 1_000_000), 1, steady(1001, 1_002_000)));
        assertEquals(true, rate.isDoubtful());
    }

    /** For half of the time a millisecond is said to be 1 % longer. */
    @Test
    void aRateThatChangesHalfwayIsDoubtful() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 1000, 1_000_000);
        switches(evidence, tsc, 1000, 1_010_000);
        assertEquals(true, RateEstimate.of(Map.of(0, evidence)).isDoubtful());
    }

    @Test
    void withoutEvidenceTheRateIsAssumedAndSaysSo() {
        assertEquals(TscRate.assumed(), RateEstimate.of(Map.of(0, new RateEvidence())));
        assertEquals(TscRate.assumed(), RateEstimate.of(Map.of()));
    }
}
