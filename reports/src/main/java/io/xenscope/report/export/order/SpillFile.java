package io.xenscope.report.export.order;

import io.xenscope.format.TemporaryFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file of sorted runs, each read back from its own place; it is gone when closed, however that comes. */
final class SpillFile implements Closeable {
    private static final String WHAT = "sorting what is exported";
    private static final int BUFFER = 1 << 17;
    private static final int LEAST_BUFFER = 1 << 12;

    /** What the runs may use together to be read. */
    private static final int BUFFERS = 1 << 24;

    /** Lane, time and length in front of each piece. */
    private static final int HEAD = 16;

    private final FileChannel channel;
    private long size;
    private int runs;

    SpillFile() throws IOException {
        Path path = TemporaryFiles.create(".order", WHAT);
        // On Unix it loses its name at once.
        channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        TemporaryFiles.delete(path);
    }

    /** Writes a sorted buffer as one run. */
    Run write(ItemBuffer items) throws IOException {
        long begin = size;
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
        return new Run(runs++, begin, size);
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
        out.flip();
        while (out.hasRemaining()) {
            try {
                size += channel.write(out, size);
            } catch (IOException full) {
                throw TemporaryFiles.failed(WHAT, 0, full);
            }
        }
        out.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
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
            while (wider.hasRemaining()) {
                int got = channel.read(wider, at);
                if (got < 0) {
                    throw new IOException("a temporary file has become shorter");
                }
                at += got;
            }
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
