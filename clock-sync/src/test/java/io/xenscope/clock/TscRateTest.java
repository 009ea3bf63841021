package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TscRateTest {
    @Test
    void whatDoesNotFitIntoNanosecondsIsTheLongestThatDoes() {
        assertEquals(Long.MAX_VALUE, TscRate.given(1e6).nanos(1L << 60));
        assertEquals(-Long.MAX_VALUE, TscRate.given(1e6).nanos(-(1L << 60)));
        assertEquals(-Long.MAX_VALUE, TscRate.given(1).nanos(Long.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, TscRate.given(1).nanos(Long.MAX_VALUE / 1_000_000_000 + 1));
        assertEquals(9_223_372_036_000_000_000L, TscRate.given(1).nanos(Long.MAX_VALUE / 1_000_000_000), 1L << 13);
    }

    @Test
    void durationsOfYearsAreRightToFifteenDigits() {
        for (double hz : new double[] {24e6, 1e9, 2.4e9, 2.596096e9, 2.8001e9, 5.5e9}) {
            TscRate rate = TscRate.given(hz);
            Random random = new Random(7);
            for (int i = 0; i < 10_000; i++) {
                long ticks = random.nextLong() >>> (8 + random.nextInt(56));
                assertEquals(exact(ticks, hz), rate.nanos(ticks), 1 + exact(ticks, hz) * 0x1p-50, hz + " " + ticks);
            }
        }
    }

    @Test
    void manyDurationsAtOneRateAreThoseOfTheRate() {
        Random random = new Random(8);
        for (double hz : new double[] {1, 24e6, 2.596096e9, 1e10}) {
            TickNanos nanos = new TickNanos(TscRate.given(hz));
            for (int i = 0; i < 10_000; i++) {
                long ticks = random.nextLong() >> random.nextInt(64);
                assertEquals(TscRate.given(hz).nanos(ticks), nanos.of(ticks), hz + " " + ticks);
            }
        }
    }

    private static double exact(long ticks, double hz) {
        return new BigDecimal(ticks)
                .multiply(BigDecimal.valueOf(1_000_000_000))
                .divide(new BigDecimal(hz), 0, RoundingMode.FLOOR)
                .doubleValue();
    }

    @Test
    void aShorterTimeThanNothingKeepsItsSign() {
        assertEquals(-1000, TscRate.given(1e9).nanos(-1000));
        assertEquals(0, TscRate.given(2.8e9).nanos(0));
    }

    @Test
    void durationsThatDoNotFitSaturate() {
        TscRate slow = TscRate.given(1e6);
        assertEquals(Long.MAX_VALUE, slow.nanos(Long.MAX_VALUE));
        assertEquals(-Long.MAX_VALUE, slow.nanos(Long.MIN_VALUE));
        assertEquals(9_000_000_000_000_000_000L, slow.nanos(9_000_000_000_000_000L));
        assertEquals(9_223_372_036_854_775L, slow.mostTicks(), 1);
        assertEquals(Long.MAX_VALUE, TscRate.given(1e10).mostTicks());
    }

    @Test
    void nanosecondsBecomeTicks() {
        assertEquals(2_800, TscRate.given(2.8e9).ticks(1000));
    }

    @Test
    void aFrequencyIsAPositiveNumber() {
        assertThrows(IllegalArgumentException.class, () -> TscRate.given(0));
        assertThrows(IllegalArgumentException.class, () -> TscRate.given(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> TscRate.given(Double.POSITIVE_INFINITY));
    }
}
