package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
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

    @Test
    void twoClocksThatAgreeGiveTheRateExactly() {
        RateEvidence evidence = new RateEvidence();
        switches(evidence, 1000, 11, 1_000_000);
        assertEquals(2.5e9, evidence.hz());
        assertEquals(10.0 * MS, evidence.ticks());
    }

    @Test
    void oneSwitchTellsNothing() {
        RateEvidence evidence = new RateEvidence();
        evidence.switchedOut(5 * MS, 1_000_000);
        assertTrue(Double.isNaN(evidence.hz()));
    }

    @Test
    void aRunOfTenSecondsHasWrappedTwice() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 5, 1_000_000);
        evidence.switchedOut(tsc + 10_000 * MS, 10_000_000_000L & 0xFFFF_FFFFL);
        assertEquals(2.5e9, evidence.hz(), 1);
        assertEquals(10_004.0 * MS, evidence.ticks());
    }

    @Test
    void timeAcrossALossIsNotCounted() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 5, 1_000_000);
        evidence.interrupted();
        switches(evidence, tsc + 777 * MS, 5, 1_000_000);
        assertEquals(2.5e9, evidence.hz());
        assertEquals(8.0 * MS, evidence.ticks());
    }

    @Test
    void oneStretchThatIsFarOffDoesNotMoveTheMedian() {
        RateEvidence evidence = new RateEvidence();
        long tsc = switches(evidence, 0, 11, 1_000_000);
        evidence.interrupted();
        tsc = switches(evidence, tsc, 6, 1_500_000);
        evidence.interrupted();
        switches(evidence, tsc, 11, 1_000_000);
        assertEquals(2.5e9, evidence.hz());
    }

    @Test
    void thousandsOfStretchesTakeBoundedMemoryAndKeepTheRate() {
        RateEvidence evidence = new RateEvidence();
        long tsc = 0;
        for (int i = 0; i < 5000; i++) {
            tsc = switches(evidence, tsc, 3, 1_000_000);
            evidence.interrupted();
        }
        assertEquals(2.5e9, evidence.hz());
        assertEquals(10_000.0 * MS, evidence.ticks());
    }

    @Test
    void pcpuZeroIsBelievedAndTheOthersGiveTheSpread() {
        RateEvidence zero = new RateEvidence();
        switches(zero, 0, 101, 1_000_000);
        RateEvidence one = new RateEvidence();
        switches(one, 0, 121, 1_000_100);
        TscRate rate = RateEstimate.of(Arrays.asList(zero, null, one));
        assertEquals(2.5e9, rate.hz());
        assertEquals(TscRate.Source.SCHEDULER, rate.source());
        assertEquals(100, rate.spreadPpm(), 0.1);
    }

    @Test
    void withoutEvidenceTheRateIsAssumedAndSaysSo() {
        assertEquals(TscRate.assumed(), RateEstimate.of(List.of(new RateEvidence())));
        assertEquals(TscRate.assumed(), RateEstimate.of(List.of()));
    }
}
