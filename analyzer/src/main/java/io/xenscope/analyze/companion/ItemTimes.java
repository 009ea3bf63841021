package io.xenscope.analyze.companion;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.clock.foreign.Ground;
import io.xenscope.clock.foreign.LogOrder;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.TimeBounds;
import java.util.function.LongFunction;

/**
 * When each item of a log was, on the time line of the capture: in ns since its begin, the earliest and the latest that is possible.
 * The time shown is between them, and never before that of the line above. Outside the heap until closed.
 */
public final class ItemTimes implements AutoCloseable {
    private final LongLog bounds = new LongLog();
    private final LongLog shown = new LongLog();
    private final Ground ground;
    private long contradicted;

    private ItemTimes(Ground ground) {
        this.ground = ground;
    }

    /** No item has a time. */
    static ItemTimes none() {
        return new ItemTimes(Ground.NONE);
    }

    /**
     * Times of {@code count} items.
     *
     * @param known what is known of an item by itself
     * @param isInOrder whether no item is before the one above it
     */
    static ItemTimes of(long count, Ground ground, boolean isInOrder, LongFunction<OffsetInterval> known) {
        return of(count, ground, isInOrder, 0, known);
    }

    /** The same where times are shown {@code lean} ns behind the middle of what is known, as far as bounds allow. */
    static ItemTimes of(long count, Ground ground, boolean isInOrder, long lean, LongFunction<OffsetInterval> known) {
        ItemTimes times = new ItemTimes(ground);
        for (long item = 0; item < count; item++) {
            OffsetInterval interval = known.apply(item);
            times.bounds.add(interval.lo());
            times.bounds.add(interval.hi());
        }
        if (isInOrder) {
            times.contradicted = LogOrder.narrow(times.view());
            LogOrder.widen(times.view(), known);
        }
        times.show(isInOrder, lean);
        return times;
    }

    private void show(boolean isInOrder, long lean) {
        long last = -OffsetInterval.FAR;
        for (long item = 0; item < bounds.size() / 2; item++) {
            OffsetInterval interval = bounds(item);
            long time = interval.isUnbounded()
                    ? ends(interval)
                    : Math.min(Math.max(interval.middle() + lean, interval.lo()), interval.hi());
            time = isInOrder ? Math.min(Math.max(time, last), Math.max(interval.hi(), last)) : time;
            shown.add(time);
            last = isInOrder ? time : last;
        }
    }

    /** The end that is known, of an interval that is open. */
    private static long ends(OffsetInterval interval) {
        return interval.lo() > -OffsetInterval.FAR ? interval.lo() : interval.hi();
    }

    private TimeBounds view() {
        return new TimeBounds() {
            @Override
            public long size() {
                return bounds.size() / 2;
            }

            @Override
            public long lo(long item) {
                return bounds.get(2 * item);
            }

            @Override
            public long hi(long item) {
                return bounds.get(2 * item + 1);
            }

            @Override
            public void set(long item, long lo, long hi) {
                bounds.set(2 * item, lo);
                bounds.set(2 * item + 1, hi);
            }
        };
    }

    /** Whether any item has a time. */
    public boolean arePlaced() {
        return ground != Ground.NONE;
    }

    public Ground ground() {
        return ground;
    }

    /** Items that the order of lines contradicts. */
    public long contradicted() {
        return contradicted;
    }

    /** Between which times an item was. */
    public OffsetInterval bounds(long item) {
        return new OffsetInterval(bounds.get(2 * item), bounds.get(2 * item + 1));
    }

    /** Whether an item has a time that both ends of its interval bound. */
    public boolean isKnown(long item) {
        return arePlaced() && !bounds(item).isUnbounded();
    }

    /** The time that is shown for an item, in ns since the begin of the capture. */
    public long shown(long item) {
        return shown.get(item);
    }

    /** How far that can be off, either way. */
    public long bound(long item) {
        OffsetInterval interval = bounds(item);
        return Math.max(shown(item) - interval.lo(), interval.hi() - shown(item));
    }

    @Override
    public void close() {
        bounds.close();
        shown.close();
    }
}
