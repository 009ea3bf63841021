package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.HiddenClock;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.WallOffset;
import java.util.function.LongUnaryOperator;

/**
 * When each item of a log was written, by the log's own clock, in ns: an interval, because stamps are exact to a quantum only. In C
 * xenstored's trace the hidden clock narrows whole seconds to milliseconds.
 */
final class StampReadings {
    private static final long MILLISECOND = 1_000_000L;

    /** Stamps of whole seconds come from a clock that a kernel moves in ticks. */
    private static final long LAG = 20 * MILLISECOND;

    private static final long SECOND = 1_000_000_000L;

    private final LogItems log;
    private final long shift;
    private final LongUnaryOperator nanos;
    private final boolean isHidden;
    /** By run of the daemon: from its hidden clock to the wall clock, at the least lag that fits. */
    private final OffsetInterval[] walls;

    private long slack;
    private long leastLag;

    /** {@code shift}: what to add to stamps to get the clock that is placed, such as a time zone. */
    StampReadings(LogItems log, long shift) {
        this(log, shift, LongUnaryOperator.identity());
    }

    /** The same where {@code nanos} makes ns of stamps. */
    StampReadings(LogItems log, long shift, LongUnaryOperator nanos) {
        this.log = log;
        this.shift = shift;
        this.nanos = nanos;
        this.isHidden = log.hidden().isThere();
        this.walls = isHidden ? walls() : new OffsetInterval[0];
    }

    private OffsetInterval[] walls() {
        HiddenClock hidden = log.hidden();
        WallOffset[] offsets = new WallOffset[hidden.runs()];
        ItemLog items = log.items();
        for (long item = 0; item < items.size(); item++) {
            long before = hidden.before(item);
            long after = hidden.after(item);
            if (log.stamp(item) != ItemLog.NONE && before >= 0 && after >= 0) {
                int run = hidden.run(item);
                offsets[run] = offsets[run] == null ? new WallOffset() : offsets[run];
                offsets[run].add(log.stamp(item) + shift, SECOND, before * MILLISECOND, after * MILLISECOND);
            }
        }
        OffsetInterval[] walls = new OffsetInterval[offsets.length];
        for (int run = 0; run < walls.length; run++) {
            if (offsets[run] != null) {
                long least = offsets[run].leastLag();
                leastLag = Math.max(leastLag, least);
                walls[run] = offsets[run].offset(least);
                OffsetInterval sure = offsets[run].offset(Math.max(LAG, least));
                long middle = walls[run].middle();
                slack = Math.max(slack, Math.max(middle - sure.lo(), sure.hi() - middle));
            }
        }
        return walls;
    }

    /** Whether times come from the hidden clock of C xenstored. */
    boolean isHidden() {
        return isHidden;
    }

    /** By how much the clock of these readings can be off from the clock that the log was stamped by. */
    long slack() {
        return slack;
    }

    /** By how much stamps are late at least, in ns. */
    long leastLag() {
        return leastLag;
    }

    /** From the hidden clock to the wall clock in a run of the daemon, at the least lag that fits; null where nothing says. */
    OffsetInterval wall(int run) {
        return walls[run];
    }

    /** When an item was written; {@link OffsetInterval#ANY} where nothing says. */
    OffsetInterval of(long item) {
        long stamp = log.stamp(item);
        if (isHidden) {
            OffsetInterval wall = walls[log.hidden().run(item)];
            long before = log.hidden().before(item);
            long after = log.hidden().after(item);
            if (wall != null && before >= 0 && after >= 0) {
                return new OffsetInterval(before * MILLISECOND, after * MILLISECOND).plus(wall.middle());
            }
        }
        if (stamp == ItemLog.NONE) {
            return OffsetInterval.ANY;
        }
        long quantum = log.quantum() >= SECOND ? SECOND + LAG : log.quantum();
        long time = nanos.applyAsLong(stamp + shift);
        OffsetInterval plain = new OffsetInterval(time, time + quantum);
        return isHidden ? plain.widened(slack) : plain;
    }

    /** The same with how long it lasted, for calls. */
    OffsetInterval whole(long item) {
        OffsetInterval begin = of(item);
        long lasted = log.items().kind(item) == ItemKind.CALL
                ? Math.max(0, log.items().value(item))
                : 0;
        return new OffsetInterval(begin.lo(), begin.hi() >= OffsetInterval.FAR ? begin.hi() : begin.hi() + lasted);
    }
}
