package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.ClockTie;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.clock.foreign.Epoch;
import io.xenscope.clock.foreign.OffsetInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * What files of stamps say of a clock: at each stamp its offset, within the two readings of the capture's counter around it. Between
 * stamps clocks wander: each is widened by twice the greatest distance of any stamp from the line between its neighbours.
 */
final class StampEvidence {
    /** A single reading stands for a moment within this distance. */
    private static final long SINGLE = 1_000_000L;

    /** What is added to twice the wander, where the capture's own nanoseconds keep step with its counter, and where not. */
    private static final long STEADY = 20_000L;

    private static final long UNSTEADY = 5_000_000L;

    /** A clock that moved by more than this, and a thousandth of the time between, did not wander. */
    private static final long STEP = 100_000_000L;

    private static final long STEEPEST = 1000;

    private StampEvidence() {}

    /**
     * The epochs of a clock.
     *
     * @param nanosOfTsc makes ns of the capture from its counter
     */
    static List<Epoch> of(LogItems stamps, LogClock clock, boolean isSteady, LongUnaryOperator nanosOfTsc) {
        List<Epoch> epochs = new ArrayList<>();
        for (ClockTie tie : stamps.ties()) {
            if (tie.before().containsKey(clock) && tie.before().containsKey(LogClock.TSC)) {
                epochs.add(epoch(tie, clock, nanosOfTsc));
            }
        }
        epochs.sort(Comparator.comparingLong(StampEvidence::time));
        long pad = 2 * wander(epochs) + (isSteady ? STEADY : UNSTEADY);
        return epochs.stream()
                .map(epoch -> new Epoch(epoch.at(), epoch.offset().widened(pad)))
                .toList();
    }

    private static Epoch epoch(ClockTie tie, LogClock clock, LongUnaryOperator nanosOfTsc) {
        OffsetInterval counter = tsc(tie, nanosOfTsc);
        long first = tie.before().get(clock);
        long last = tie.after().get(clock);
        return new Epoch(first, new OffsetInterval(counter.lo() - last, counter.hi() - first));
    }

    /** Between which ns of the capture a stamp was taken. */
    static OffsetInterval tsc(ClockTie tie, LongUnaryOperator nanosOfTsc) {
        long before = nanosOfTsc.applyAsLong(tie.before().get(LogClock.TSC));
        long after = nanosOfTsc.applyAsLong(tie.after().get(LogClock.TSC));
        return before == after
                ? new OffsetInterval(before - SINGLE, after + SINGLE)
                : new OffsetInterval(before, after);
    }

    /** When a stamp was taken, on the time line. */
    private static long time(Epoch epoch) {
        return epoch.at() + epoch.offset().middle();
    }

    /** Whether the clock was set between two stamps: no clock wanders so far. */
    private static boolean isStep(Epoch one, Epoch other) {
        long moved = Math.abs(one.offset().middle() - other.offset().middle());
        return moved > STEP + Math.abs(time(other) - time(one)) / STEEPEST;
    }

    private static long wander(List<Epoch> epochs) {
        long most = 0;
        for (int i = 1; i + 1 < epochs.size(); i++) {
            Epoch before = epochs.get(i - 1);
            Epoch after = epochs.get(i + 1);
            Epoch epoch = epochs.get(i);
            if (isStep(before, epoch) || isStep(epoch, after)) {
                continue;
            }
            double part =
                    after.at() == before.at() ? 0.5 : (epoch.at() - before.at()) / (double) (after.at() - before.at());
            long line = before.offset().middle()
                    + Math.round(
                            part * (after.offset().middle() - before.offset().middle()));
            long beyond =
                    Math.max(epoch.offset().lo() - line, line - epoch.offset().hi());
            most = Math.max(most, beyond);
        }
        return most;
    }
}
