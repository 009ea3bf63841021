package io.xenscope.report.export.order;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A temporary file of sorted runs, each read back from its own place; it is gone when closed, however that comes. */
final class SpillFile implements Closeable {
    private static final int BUFFER = 1 << 17;
    private static final int LEAST_BUFFER = 1 << 12;

    /** What the runs may use together to be read. */
    private static final int BUFFERS = 1 << 24;

    /** Lane, time and length in front of each piece. */
    private static final int HEAD = 16;

    private final ScratchFile file = new ScratchFile();
    private int runs;

    SpillFile() throws IOException {}

    /** Writes a sorted buffer as one run. */
    Run write(ItemBuffer items) throws IOException {
        long begin = file.size();
        ByteBuffer out = ByteBuffer.allocate(BUFFER);
        // One for all: to make one that captures something is a call into the virtual machine where the fast compiler
        // is alone.
        ItemSink copied = (lane, time, bytes, from, length) -> copy(bytes, from, length, out);
        for (int item = 0; item < items.count(); item++) {
            room(out, HEAD);
            out.putInt(items.lane(item)).putLong(items.time(item)).putInt(items.length(item));
            items.tell(item, copied);
        }
        flush(out);
        return new Run(runs++, begin, file.size());
    }

    private void copy(byte[] bytes, int from, int length, ByteBuffer out) throws IOException {
        for (int done = 0; done < length; ) {
            room(out, 1);
            int part = Math.min(out.remaining(), length - done);
            out.put(bytes, from + done, part);
            done += part;
        }
    }

    private void room(ByteBuffer out, int needed) throws IOException {
        if (out.remaining() < needed) {
            flush(out);
        }
    }

    private void flush(ByteBuffer out) throws IOException {
        file.write(out.flip());
        out.clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** One run, read from its begin to its end; in order by the piece it stands at. */
    final class Run implements Comparable<Run> {
        private final int number;
        private final long end;
        private long at;
        private ByteBuffer in = ByteBuffer.allocate(0);
        private int lane;
        private long time;
        private int length;

        Run(int number, long begin, long end) {
            this.number = number;
            this.at = begin;
            this.end = end;
        }

        /** Moves to the next piece; false behind the last. */
        boolean next() throws IOException {
            if (at == end && !in.hasRemaining()) {
                in = ByteBuffer.allocate(0);
                return false;
            }
            need(HEAD);
            lane = in.getInt();
            time = in.getLong();
            length = in.getInt();
            return true;
        }

        /** Reports the piece it stands at; to be done once before the next. */
        void tell(ItemSink sink) throws IOException {
            need(length);
            sink.item(lane, time, in.array(), in.position(), length);
            in.position(in.position() + length);
        }

        private void need(int bytes) throws IOException {
            if (in.remaining() >= bytes) {
                return;
            }
            int share = Math.max(LEAST_BUFFER, Math.min(BUFFER, BUFFERS / runs));
            ByteBuffer wider = ByteBuffer.allocate(Math.max(share, bytes));
            wider.put(in);
            wider.limit((int) Math.min(wider.capacity(), wider.position() + end - at));
            int missing = wider.remaining();
            file.read(at, wider);
            at += missing;
            in = wider.flip();
        }

        @Override
        public int compareTo(Run other) {
            if (lane != other.lane) {
                return Integer.compare(lane, other.lane);
            }
            return time != other.time ? Long.compare(time, other.time) : Integer.compare(number, other.number);
        }
    }
}
