package io.xenscope.report.cut;

import io.xenscope.format.ByteSource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.TraceWriter;
import io.xenscope.format.WindowIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Copies windows byte for byte, and what is damaged between them, so that the copy reads as the original does. Windows that were
 * shortened lose their begin.
 */
final class WholeCopy {
    private static final int BLOCK_BYTES = 1 << 16;

    private final ByteSource source;
    private final WindowIndex whole;
    private final WindowIndex rest;
    private final OutputStream out;
    private final TraceWriter writer;
    private final RecordCursor record;
    private final byte[] block = new byte[BLOCK_BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);

    /** {@code rest} has the same windows as the capture, some of them shortened from their begin. */
    WholeCopy(Capture capture, WindowIndex rest, OutputStream out) {
        this.source = capture.source();
        this.whole = capture.windows();
        this.rest = rest;
        this.out = out;
        this.writer = new TraceWriter(out);
        this.record = new RecordCursor(source);
    }

    /** Returns how many records that were. */
    long write() throws IOException {
        long records = 0;
        for (int window = 0; window < rest.count(); window++) {
            long start = rest.start(window);
            long end = rest.end(window);
            if (end > start) {
                writer.windowHeader(rest.pcpu(window), Math.toIntExact(end - start));
                copy(start, end);
                records += count(start, end);
            }
            if (window + 1 < rest.count()) {
                copy(end, whole.start(window + 1) - io.xenscope.format.RecordHeader.WINDOW_HEADER_BYTES);
            } else {
                copy(end, source.size());
            }
        }
        return records;
    }

    private long count(long start, long end) {
        long count = 0;
        record.wrap(start, end);
        while (record.next()) {
            count++;
        }
        return count;
    }

    private void copy(long from, long to) throws IOException {
        for (long at = from; at < to; at += BLOCK_BYTES) {
            int count = (int) Math.min(BLOCK_BYTES, to - at);
            int i = 0;
            for (; i + 4 <= count; i += 4) {
                words.putInt(i, source.i32(at + i));
            }
            if (i < count && source.size() >= 4) {
                // The last bytes of the file, which may be no whole word: read so as not to pass its end.
                int last = source.i32(source.size() - 4);
                for (; i < count; i++) {
                    long back = source.size() - (at + i);
                    block[i] = (byte) (last >>> 8 * (4 - back));
                }
            }
            out.write(block, 0, count);
        }
    }
}
