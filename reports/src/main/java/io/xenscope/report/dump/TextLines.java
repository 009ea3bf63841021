package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import java.util.List;

/** Lines for people: {@code 0.001869002 .x0. p1 d1v0   sched_wake vcpu=d0v2}. */
final class TextLines implements LineFormat {
    private static final long SECOND = 1_000_000_000;

    private final int secondsWidth;
    private final PcpuColumns columns;
    private long secondBegin = -SECOND;
    private Chunk secondText = Chunk.EMPTY;

    /** {@code spanNanos} is the longest time to be written. */
    TextLines(List<PcpuStream> streams, long spanNanos) {
        columns = new PcpuColumns(streams);
        secondsWidth = LineBuffer.digitCount(spanNanos / SECOND);
    }

    @Override
    public void open(List<PcpuStream> streams) {
        columns.open(streams);
    }

    @Override
    public void moved(PcpuStream stream) {
        columns.moved(stream);
    }

    @Override
    public void write(LineBuffer out, PcpuStream stream, RecordForm form, long nanos) {
        long rest = nanos - secondBegin;
        if (rest < 0 || rest >= SECOND) {
            newSecond(nanos / SECOND);
            rest = nanos - secondBegin;
        }
        out.put(secondText).nine((int) rest);
        columns.write(out, stream);
        form.tail(out, stream.record());
    }

    private void newSecond(long second) {
        secondBegin = second * SECOND;
        String digits = Long.toString(second);
        secondText = Chunk.of(" ".repeat(Math.max(0, secondsWidth - digits.length())) + digits + ".");
    }
}
