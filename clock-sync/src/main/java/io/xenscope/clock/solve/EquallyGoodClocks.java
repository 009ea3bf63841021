package io.xenscope.clock.solve;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.PcpuClock.Undecided;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Clocks of one pcpu that explain the evidence as well as each other: the bounds of the one that is shown are made wide enough
 * for all.
 */
final class EquallyGoodClocks {
    /** Less than what reckoning itself is off by is not worth a word. */
    private static final long ROUNDING = 16;

    private final SolvedClock shown;
    private final PcpuEvidence evidence;
    private final Stretches stretches;

    EquallyGoodClocks(SolvedClock shown, PcpuEvidence evidence, Stretches stretches) {
        this.shown = shown;
        this.evidence = evidence;
        this.stretches = stretches;
    }

    /** Widens the bounds; returns where that was needed. */
    List<Undecided> admit(List<SolvedClock> others) {
        ErrorRange steady = shown.ranges().get(Assumption.STEADY);
        long[] before = new long[shown.epochs().count()];
        Arrays.setAll(before, steady::bound);
        others.forEach(this::admit);
        return stretches.where(
                epoch -> steady.bound(epoch) - before[epoch] > ROUNDING,
                steady::bound,
                (begin, end, largest, records) -> new Undecided(Undecided.Why.READING, begin, end, largest, records));
    }

    private void admit(SolvedClock other) {
        long[] moments = moments(other);
        for (int i = 0; i < moments.length; i++) {
            admit(other, moments[i]);
            if (i + 1 < moments.length) {
                admit(other, moments[i + 1] - 1);
            }
        }
    }

    /** Between two of these TSCs neither clock changes its piece or its epoch. */
    private long[] moments(SolvedClock other) {
        long begin = evidence.begin();
        long end = evidence.end();
        return Stream.of(new long[] {begin, end}, shown.pieces(), other.pieces(), borders(shown), borders(other))
                .flatMapToLong(Arrays::stream)
                .filter(tsc -> tsc >= begin && tsc <= end)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The first TSC of each epoch. */
    private long[] borders(SolvedClock clock) {
        int first = clock.epoch(evidence.begin());
        int last = clock.epoch(evidence.end());
        return LongStream.rangeClosed(first + 1L, last)
                .map(epoch -> clock.firstFrom(clock.epochs().from((int) epoch), evidence.begin(), evidence.end()))
                .toArray();
    }

    private void admit(SolvedClock other, long tsc) {
        long moved = other.ticks(tsc) - shown.ticks(tsc);
        shown.ranges().forEach((assumption, range) -> {
            ErrorRange more = other.ranges().get(assumption);
            range.admit(shown.epoch(tsc), more, other.epoch(tsc), moved);
        });
    }
}
