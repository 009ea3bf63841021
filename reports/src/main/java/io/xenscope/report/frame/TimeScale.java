package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Range;
import io.xenscope.report.table.Scale;

/** Ticks of a capture read as time, by its rate and its begin. */
public record TimeScale(Overview overview, Range range) implements Scale {
    /** Of the whole capture. */
    public static TimeScale whole(Overview overview) {
        return new TimeScale(overview, Scope.whole(overview.extent()));
    }

    @Override
    public long nanos(long ticks) {
        return overview.rate().nanos(ticks);
    }

    @Override
    public long moment(long ticks) {
        return overview.moment(ticks);
    }

    @Override
    public double perSecond(long count) {
        long nanos = nanos(range.ticks());
        return nanos == 0 ? Double.NaN : count / (nanos / 1e9);
    }

    @Override
    public long rangeTicks() {
        return range.ticks();
    }
}
