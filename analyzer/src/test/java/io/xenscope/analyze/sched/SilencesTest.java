package io.xenscope.analyze.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Silences as pcpus bound them, by clocks that agree and by others. */
class SilencesTest {
    private static final SharedGap GAP = new SharedGap(
            LossKind.UNRECORDED,
            Map.of(
                    0, new SharedGap.Bounds(1000, 5000),
                    1, new SharedGap.Bounds(1200, 4000),
                    2, new SharedGap.Bounds(Long.MIN_VALUE, 4500),
                    3, new SharedGap.Bounds(900, Long.MAX_VALUE)));

    @Test
    void aSilenceIsBehindTheLastRecordOfAnyPcpuAndBeforeTheFirst() {
        assertEquals(
                Map.of(
                        0, List.of(new Silence(1200, 4000, LossKind.UNRECORDED)),
                        1, List.of(new Silence(1200, 4000, LossKind.UNRECORDED)),
                        2, List.of(new Silence(1200, 4000, LossKind.UNRECORDED)),
                        3, List.of(new Silence(1200, 4000, LossKind.UNRECORDED))),
                Silences.of(List.of(GAP), Alignment.none(4), 0).byPcpu());
    }

    /** Pcpu 1 is said to be ten thousand ticks behind: its gap would end before those of others begin, and before the capture does. */
    @Test
    void byClocksThatCannotBeRightASilenceHasNoLengthAndIsBesideARecordOfThePcpu() {
        Alignment wrong = Alignment.none(4).lifted(Map.of(1, new Behind(10_000)), Map.of());
        assertEquals(
                Map.of(
                        0, List.of(new Silence(1000, 1000, LossKind.UNRECORDED)),
                        1, List.of(new Silence(1200, 1200, LossKind.UNRECORDED)),
                        2, List.of(new Silence(4500, 4500, LossKind.UNRECORDED)),
                        3, List.of(new Silence(900, 900, LossKind.UNRECORDED))),
                Silences.of(List.of(GAP), wrong, 0).byPcpu());
    }

    /** A clock that many ticks behind. */
    private record Behind(long by) implements ClockModel {
        @Override
        public long ticks(long tsc) {
            return tsc - by;
        }

        @Override
        public long boundTicks(long tsc, Assumption assumption) {
            return UNPROVED;
        }

        @Override
        public long halfWidthTicks(long tsc, Assumption assumption) {
            return UNPROVED;
        }
    }
}
