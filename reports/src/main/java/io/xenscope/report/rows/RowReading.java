package io.xenscope.report.rows;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.merge.RecordMerge;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.format.Capture;
import io.xenscope.report.dump.TickClock;
import java.util.function.Consumer;

/**
 * What producers of rows need to know of the capture that is read.
 *
 * @param clock turns common ticks into nanoseconds since the first record
 * @param slice the part of the time that is read
 * @param threads that may read side by side
 */
record RowReading(Capture capture, Overview overview, TickClock clock, Slice slice, int threads) {
    /** Goes over the records of the slice in the order of time, as {@code dump} does. */
    void eachRecord(Consumer<PcpuStream> taker) {
        RecordMerge merge = new Timeline(capture, overview).merge();
        merge.open(slice.from(), slice.to());
        while (merge.nextRun()) {
            PcpuStream stream = merge.current();
            do {
                taker.accept(stream);
            } while (stream.nextBefore(merge.limit()));
        }
    }

    /** Nanoseconds since the first record of a moment in common ticks. */
    long nanos(long moment) {
        return clock.nanos(moment);
    }

    /** How long it lasts from one common tick to another: the difference of two moments, so that intervals leave no gaps. */
    long between(long begin, long end) {
        return clock.nanos(end) - clock.nanos(begin);
    }

    /** Nanoseconds of a sum of ticks. */
    long duration(long ticks) {
        return overview.rate().nanos(ticks);
    }
}
