package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.report.cli.TimeRange;

/**
 * What {@code --from} and {@code --to} ask for as a stretch of the common time line, in ticks: from the first on, and before
 * the second. Without an end of its own it has none, so that the very last record belongs to it, and a loss that began
 * before the first one.
 */
public record Stretch(long from, long to) {
    /** All of a capture. */
    private static final Stretch WHOLE = new Stretch(Long.MIN_VALUE, Long.MAX_VALUE);

    public static Stretch of(TimeRange range, Analysis analysis) {
        if (range.isWhole()) {
            return WHOLE;
        }
        long span = analysis.rate().nanos(analysis.extent().spanTicks());
        long from = range.fromNanos(span);
        long to = range.toNanos(span);
        return new Stretch(
                from == 0 ? Long.MIN_VALUE : firstTick(from, analysis),
                to >= span ? Long.MAX_VALUE : firstTick(to, analysis));
    }

    /** The first tick at or behind a nanosecond since the begin. */
    private static long firstTick(long nanos, Analysis analysis) {
        long since = analysis.rate().ticks(nanos);
        while (analysis.rate().nanos(since) < nanos) {
            since++;
        }
        while (since > 0 && analysis.rate().nanos(since - 1) >= nanos) {
            since--;
        }
        return analysis.extent().beginTicks() + since;
    }
}
