package io.xenscope.report.cut;

import io.xenscope.analyze.Analysis;
import io.xenscope.report.cli.TimeRange;

/** A stretch of the common time line, in ticks: from the first on, and before the second. */
record Stretch(long from, long to) {
    static Stretch of(TimeRange range, Analysis analysis) {
        if (range.isWhole()) {
            return new Stretch(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        long begin = analysis.extent().beginTicks();
        long span = analysis.rate().nanos(analysis.extent().spanTicks());
        long end = range.toNanos(span);
        return new Stretch(
                begin + analysis.rate().ticks(range.fromNanos(span)),
                // The last record belongs to a stretch that goes to the end.
                end >= span ? Long.MAX_VALUE : begin + analysis.rate().ticks(end));
    }
}
