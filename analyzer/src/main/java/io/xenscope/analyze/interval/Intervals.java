package io.xenscope.analyze.interval;

import io.xenscope.analyze.base.Range;

/** A {@link Range} cut into pieces of the same length, of which the last may be shorter. */
public record Intervals(Range range, long length) {
    /** Takes what lies in one of them. */
    public interface Visitor {
        void part(int interval, long ticks);
    }

    public Intervals {
        if (length < 1 || range.ticks() / length >= Integer.MAX_VALUE) {
            throw new TooManyCellsException();
        }
    }

    public int count() {
        return (int) Math.max(1, (range.ticks() + length - 1) / length);
    }

    public long begin(int interval) {
        return range.from() + interval * length;
    }

    /** Ticks of an interval; less for the last one where the length does not go into the range. */
    public long ticks(int interval) {
        return Math.min(range.to(), begin(interval) + length) - begin(interval);
    }

    /** In which one a moment lies; the last moment of the range in the last one; -1 outside. */
    public int of(long time) {
        if (!range.includes(time)) {
            return -1;
        }
        return (int) Math.max(0, Math.min(count() - 1L, (time - range.from()) / length));
    }

    /** Cuts a range at the borders. */
    public void split(long begin, long end, Visitor visitor) {
        long at = Math.max(begin, range.from());
        long until = Math.min(end, range.to());
        if (range.isFirst() && begin < at) {
            visitor.part(0, Math.min(end, at) - begin);
        }
        while (at < until) {
            int interval = (int) ((at - range.from()) / length);
            long next = Math.min(until, begin(interval) + length);
            visitor.part(interval, next - at);
            at = next;
        }
    }
}
