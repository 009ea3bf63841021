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

    @ParameterizedTest
    @ValueSource(doubles = {1, 24e6, 1e9, 2.4e9, 2596097550.123, 2.8e9, 6e9})
    void many_at_once_are_what_each_is_alone(double hz) {
        TickClock clock = new TickClock(TscRate.given(hz), BEGIN);
        long[] ticks = new Random(2).longs(10_000).map(n -> n >> (n & 63)).toArray();
        long[] nanos = ticks.clone();
        clock.nanos(nanos, nanos.length - 1);
        for (int i = 0; i < ticks.length - 1; i++) {
            assertEquals(clock.nanos(ticks[i]), nanos[i], Long.toString(ticks[i]));
        }
        assertEquals(ticks[ticks.length - 1], nanos[ticks.length - 1]);
    }
}
