package io.xenscope.samples.memory;

import io.xenscope.format.TraceWriter;
import io.xenscope.format.event.GenEvents;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The trace buffer of one pcpu, written as Xen writes it: records one behind the other, a filler where the next one would pass the end
 * of the ring, nothing where it is full of what nobody fetched. It remembers which whole records it still holds.
 */
public final class MadeRing {
    private static final int FRAME_BYTES = 4096;
    private static final int FEWEST_BYTES_WITH_TSC = 36;

    private record Written(long at, byte[] bytes) {}

    private final int frames;
    private final int size;
    private final byte[] data;
    private final Deque<Written> held = new ArrayDeque<>();
    private long consumer;
    private long producer;
    private long lost;

    public MadeRing(int frames) {
        this.frames = frames;
        this.size = frames * FRAME_BYTES - 8;
        this.data = new byte[size];
    }

    /** Writes a record, or drops it where the ring is full. */
    public MadeRing record(int event, long tsc, int... words) {
        byte[] bytes = new TraceWriter().record(event, tsc, words).bytes();
        int toEnd = (int) (size - producer % size);
        int filler = toEnd < bytes.length ? toEnd : 0;
        if (producer - consumer + filler + bytes.length > size) {
            lost++;
            return this;
        }
        if (filler > 0) {
            write(filler(filler, tsc));
        }
        write(bytes);
        return this;
    }

    private static byte[] filler(int bytes, long tsc) {
        boolean withTsc = bytes >= FEWEST_BYTES_WITH_TSC;
        int[] words = new int[(bytes - (withTsc ? 12 : 4)) / 4];
        TraceWriter filler = new TraceWriter();
        return (withTsc
                        ? filler.record(GenEvents.TRACE_WRAP_BUFFER, tsc, words)
                        : filler.recordWithoutTsc(GenEvents.TRACE_WRAP_BUFFER, words))
                .bytes();
    }

    private void write(byte[] bytes) {
        System.arraycopy(bytes, 0, data, (int) (producer % size), bytes.length);
        held.add(new Written(producer, bytes));
        producer += bytes.length;
        while (held.getFirst().at() < producer - size) {
            held.removeFirst();
        }
    }

    /** Someone fetches all records up to now. */
    public MadeRing fetched() {
        consumer = producer;
        return this;
    }

    /** Records that found no room. */
    public long lost() {
        return lost;
    }

    /** Bytes that were written and not fetched. */
    public long unfetchedBytes() {
        return producer - consumer;
    }

    /** All whole records that it holds, oldest first. */
    public byte[] records() {
        return recordsFrom(0);
    }

    /** Those that nobody has fetched. */
    public byte[] unfetched() {
        return recordsFrom(consumer);
    }

    private byte[] recordsFrom(long from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Written one : held) {
            if (one.at() >= from) {
                all.writeBytes(one.bytes());
            }
        }
        return all.toByteArray();
    }

    /** Frames that it takes. */
    int frames() {
        return frames;
    }

    /** As it lies in memory: consumer, producer, data. */
    byte[] memory() {
        ByteBuffer memory = ByteBuffer.allocate(frames * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        memory.putInt((int) (consumer % (2L * size))).putInt((int) (producer % (2L * size)));
        return memory.put(data).array();
    }
}
