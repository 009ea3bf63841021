package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.clock.TscRate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TickClockTest {
    private static final long BEGIN = 50_475_882_825_885L;

    @ParameterizedTest
    @ValueSource(doubles = {1, 24e6, 1e9, 2.4e9, 2596097550.123, 2.8e9, 6e9})
    void nanoseconds_are_those_of_the_rate(double hz) {
        TscRate rate = TscRate.given(hz);
        TickClock clock = new TickClock(rate, BEGIN);
        new Random(1).longs(10_000, 0, 1L << 50).forEach(ticks -> {
            long since = hz < 2 ? ticks >>> 40 : ticks;
            assertEquals(rate.nanos(since), clock.nanos(BEGIN + since));
        });
    }
}
