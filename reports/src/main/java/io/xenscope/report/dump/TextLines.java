package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.format.RecordCursor;
import io.xenscope.report.wall.WallTime;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Lines for people: {@code 0.001869002 .x0. p1 d1v0   sched_wake vcpu=d0v2}; or, where the calendar is asked for,
 * {@code 2026-11-21T10:00:00.001869002 .x0. ...}, in UTC.
 */
final class TextLines implements LineFormat {
    private static final long SECOND = 1_000_000_000;

    private final LongFunction<String> seconds;
    private final long origin;
    private final LineHeads heads;
    private long secondBegin = Long.MIN_VALUE / 2;

    private TextLines(List<PcpuStream> streams, long origin, LongFunction<String> seconds) {
        this.heads = new LineHeads(streams);
        this.origin = origin;
        this.seconds = seconds;
    }

    /** {@code spanNanos} is the longest time to be written, {@code utc} where the calendar begins, or null. */
    static TextLines of(List<PcpuStream> streams, long spanNanos, Long utc) {
        if (utc != null) {
            return new TextLines(streams, utc, WallTime::text);
        }
        int width = Digits.count(spanNanos / SECOND);
        return new TextLines(streams, 0, second -> padded(Long.toString(second), width));
    }

    private static String padded(String digits, int width) {
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }

    @Override
    public void open(List<PcpuStream> streams) {
        heads.open(streams);
    }

    @Override
    public void moved(PcpuStream stream) {
        heads.moved(stream);
    }

    @Override
    public void begin(LineBuffer out, PcpuStream stream, long nanos) {
        if (!isThisSecond(nanos)) {
            newSecond(Math.floorDiv(origin + nanos, SECOND));
        }
        heads.prepare(out, stream);
        int begin = out.length();
        out.put(heads.text(stream.pcpu()), heads.length(stream.pcpu()));
        out.nineAt(begin + heads.digits(), (int) (nanos - secondBegin));
    }

    /** Whether a time lies in the second of which the last line was that begun. */
    private boolean isThisSecond(long nanos) {
        long rest = nanos - secondBegin;
        return rest >= 0 && rest < SECOND;
    }

    /** Where that second begins. */
    long secondBegin() {
        return secondBegin;
    }

    LineHeads heads() {
        return heads;
    }

    @Override
    public void end(LineBuffer out, RecordForm form, RecordCursor record) {
        form.text(out, record);
        out.put('\n');
    }

    private void newSecond(long second) {
        secondBegin = second * SECOND - origin;
        heads.second(Chunk.of(seconds.apply(second) + "."));
    }
}
