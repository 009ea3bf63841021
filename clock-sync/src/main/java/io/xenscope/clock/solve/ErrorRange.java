package io.xenscope.clock.solve;

import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How much earlier and later than stated the reference can be, epoch by epoch, for one pcpu. */
final class ErrorRange {
    private final Epochs epochs;
    private final long[] low;
    private final long[] high;
    private int from = Integer.MAX_VALUE;
    private int to = -1;

    ErrorRange(Epochs epochs) {
        this.epochs = epochs;
        low = new long[epochs.count()];
        high = new long[epochs.count()];
        Arrays.fill(low, Long.MAX_VALUE);
        Arrays.fill(high, Long.MIN_VALUE);
    }

    /** Adds a clock that lives in some epochs; {@code bounds} is null for the reference, {@code curve} for a line. */
    void add(Bounds bounds, int first, int last, Curve curve, long slack) {
        for (int epoch = Math.max(0, first - 1); epoch <= Math.min(last + 1, low.length - 1); epoch++) {
            double ahead = curve == null ? 0 : curve.ahead(epoch);
            if (bounds == null) {
                include(epoch, 0, 0);
            } else if (bounds.isFinite(epoch)) {
                long moved = Math.round(ahead);
                include(epoch, bounds.low(epoch) + moved - slack, bounds.high(epoch) + moved + slack);
            } else {
                include(epoch, -ClockModel.UNPROVED, ClockModel.UNPROVED);
            }
        }
        from = Math.min(from, first);
        to = Math.max(to, last);
    }

    /** Adds a clock whose TSCs are taken as they are. */
    void addAsRecorded(Clock clock, Bounds bounds, long origin, long slack) {
        for (int epoch = 0; epoch < low.length; epoch++) {
            if (bounds == null) {
                include(epoch, 0, 0);
            } else if (bounds.isFinite(epoch)) {
                long moved = clock.axis(epochs.middle(epoch) + origin) - epochs.middle(epoch);
                include(epoch, bounds.low(epoch) + moved - slack, bounds.high(epoch) + moved + slack);
            } else {
                include(epoch, -ClockModel.UNPROVED, ClockModel.UNPROVED);
            }
        }
        from = 0;
        to = low.length - 1;
    }

    /** Records between the end of one clock and the begin of the next may belong to either. */
    void join(Clock before, Bounds ofBefore, Clock after, Bounds ofAfter) {
        long lastBefore = before.evidence().end();
        long firstAfter = after.evidence().begin();
        boolean isBetween = firstAfter - lastBefore > 1;
        long size = isBetween ? Math.abs(before.axis(firstAfter) - after.axis(firstAfter)) : 0;
        int first = epochs.of(Math.min(before.axis(lastBefore), after.axis(lastBefore)));
        int last = epochs.of(Math.max(before.axis(firstAfter), after.axis(firstAfter)));
        for (int epoch = Math.max(0, first - 1); epoch <= Math.min(last + 1, low.length - 1); epoch++) {
            widen(epoch, ofBefore, size);
            widen(epoch, ofAfter, size);
        }
    }

    private void widen(int epoch, Bounds bounds, long size) {
        if (bounds == null) {
            include(epoch, -size, size);
        } else if (bounds.isFinite(epoch)) {
            include(epoch, bounds.low(epoch) - size, bounds.high(epoch) + size);
        } else {
            include(epoch, -ClockModel.UNPROVED, ClockModel.UNPROVED);
        }
    }

    /** Lets an epoch hold what another range says of one of its own, moved by so many ticks. */
    void admit(int epoch, ErrorRange other, int otherEpoch, long moved) {
        if (other.bound(otherEpoch) == ClockModel.UNPROVED) {
            include(epoch, -ClockModel.UNPROVED, ClockModel.UNPROVED);
        } else {
            include(epoch, other.low[otherEpoch] + moved, other.high[otherEpoch] + moved);
        }
    }

    /** Nothing is proved. */
    void giveUp() {
        Arrays.fill(low, -ClockModel.UNPROVED);
        Arrays.fill(high, ClockModel.UNPROVED);
    }

    private void include(int epoch, long lowest, long highest) {
        low[epoch] = Math.min(low[epoch], lowest);
        high[epoch] = Math.max(high[epoch], highest);
    }

    /** Epochs in which the pcpu was silent have the bounds of the next that it was not. */
    private void fill(long[] ends, long none) {
        for (int epoch = 1; epoch < ends.length; epoch++) {
            ends[epoch] = ends[epoch] == none ? ends[epoch - 1] : ends[epoch];
        }
        for (int epoch = ends.length - 2; epoch >= 0; epoch--) {
            ends[epoch] = ends[epoch] == none ? ends[epoch + 1] : ends[epoch];
        }
    }

    /** To be called when all is added. */
    void finish() {
        fill(low, Long.MAX_VALUE);
        fill(high, Long.MIN_VALUE);
    }

    /** The first epoch in which the pcpu has records. */
    int from() {
        return from;
    }

    /** The last one. */
    int to() {
        return to;
    }

    /** How far the pcpu can be off in an epoch. */
    long bound(int epoch) {
        return Math.max(-low[epoch], high[epoch]);
    }

    /** Half the width of the interval in which the truth lies in an epoch. */
    long halfWidth(int epoch) {
        return bound(epoch) == ClockModel.UNPROVED ? ClockModel.UNPROVED : (high[epoch] - low[epoch] + 1) / 2;
    }

    /** Of the epochs in which the pcpu has records; {@code origin} is the common tick of axis time 0. */
    PcpuClock.Bound bound(long origin) {
        long[] own = new long[to - from + 1];
        int worst = 0;
        for (int i = 0; i < own.length; i++) {
            own[i] = bound(from + i);
            worst = own[i] > own[worst] ? i : worst;
        }
        long[] half = IntStream.rangeClosed(from, to)
                .mapToLong(this::halfWidth)
                .sorted()
                .toArray();
        long most = own[worst];
        Arrays.sort(own);
        return new PcpuClock.Bound(
                own[own.length / 2],
                most,
                origin + epochs.middle(from + worst),
                half[half.length / 2],
                half[half.length - 1]);
    }
}
