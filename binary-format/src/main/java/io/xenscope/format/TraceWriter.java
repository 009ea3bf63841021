package io.xenscope.format;

import io.xenscope.format.event.GenEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes records and windows as {@link RecordCursor} and {@link WindowIndex} read them (xentrace format, sections 1
 * and 2).
 *
 * <p>It writes what it is given, sense or nonsense: damaged captures are made with it, too. Nothing is buffered but the
 * record at hand.
 */
public final class TraceWriter {
    private static final int MOST_WORDS = 7;
    private static final int CYCLES = 1 << 31;

    private final OutputStream out;
    private final ByteBuffer scratch = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    /** Writes to memory: see {@link #bytes}. */
    public TraceWriter() {
        this(new ByteArrayOutputStream());
    }

    /** Writes to a stream, which the caller buffers and closes. */
    public TraceWriter(OutputStream out) {
        this.out = out;
    }

    /** A record with a TSC. */
    public TraceWriter record(int event, long tsc, int... words) {
        scratch.clear().putInt(CYCLES | header(event, words)).putLong(tsc);
        return putWords(words);
    }

    public TraceWriter recordWithoutTsc(int event, int... words) {
        scratch.clear().putInt(header(event, words));
        return putWords(words);
    }

    /** A whole window: its header, and these bytes of records. */
    public TraceWriter window(int pcpu, byte[] records) {
        return windowHeader(pcpu, records.length).raw(records);
    }

    /** The header of a window alone; whether {@code size} bytes follow is up to the caller. */
    public TraceWriter windowHeader(int pcpu, int size) {
        return recordWithoutTsc(GenEvents.TRACE_CPU_CHANGE, pcpu, size);
    }

    /** Bytes as they are. */
    public TraceWriter raw(byte... bytes) {
        return put(bytes, bytes.length);
    }

    /** Bytes written so far. */
    public long size() {
        return written;
    }

    /** A copy of everything that was written; only of a writer to memory. */
    public byte[] bytes() {
        if (out instanceof ByteArrayOutputStream memory) {
            return memory.toByteArray();
        }
        throw new IllegalStateException("written to a stream, not to memory");
    }

    private static int header(int event, int[] words) {
        if (words.length > MOST_WORDS) {
            throw new IllegalArgumentException(words.length + " words; a record has at most " + MOST_WORDS);
        }
        return words.length << 28 | RecordHeader.event(event);
    }

    private TraceWriter putWords(int[] words) {
        for (int word : words) {
            scratch.putInt(word);
        }
        return put(scratch.array(), scratch.position());
    }

    private TraceWriter put(byte[] bytes, int count) {
        try {
            out.write(bytes, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written += count;
        return this;
    }
}
