package io.xenscope.format;

import io.xenscope.format.event.PayloadWords;

/**
 * Walks the records of an interval of one window. Made once and moved: a record is never an object.
 *
 * <p>Nothing is allocated. The TSC is carried over from {@link #wrap} to {@code wrap}, so a cursor that serves one pcpu
 * gives a record without TSC the time of the record before it (xentrace format, section 4).
 *
 * <p>Of captures of Xen 3.2 and 3.3 the word that stands before the payload of each HVM record is word -1, and no part of the
 * payload: so every reader of payloads reads those of each Xen alike.
 */
public final class RecordCursor implements PayloadWords {
    private final ByteSource source;
    private final boolean hasHvmPrefix;
    private long at;
    private long next;
    private long end;
    private int header;
    private long payload;
    private long tsc;

    public RecordCursor(ByteSource source) {
        this(source, false);
    }

    /** {@code hasHvmPrefix} where a word stands before the payload of each HVM record, see {@link RecordHeader#prefixWords}. */
    public RecordCursor(ByteSource source, boolean hasHvmPrefix) {
        this.source = source;
        this.hasHvmPrefix = hasHvmPrefix;
    }

    /** Puts the cursor before the first record of {@code [from, to)}. */
    public RecordCursor wrap(long from, long to) {
        at = from;
        next = from;
        end = to;
        return this;
    }

    /** Sets the time that records have until one brings its own. */
    public RecordCursor tsc(long known) {
        tsc = known;
        return this;
    }

    /** Moves to the next whole record; false at the end, or before a record that the end tears. */
    public boolean next() {
        long start = next;
        long room = end - start;
        if (room < 4) {
            return false;
        }
        int word = source.i32(start);
        int tscBytes = word >>> 28 & 8;
        int size = 4 + tscBytes + (word >>> 26 & 28);
        if (size > room) {
            return false;
        }
        if (tscBytes != 0) {
            tsc = source.i64(start + 4);
        }
        header = word;
        at = start;
        payload = start + 4 + tscBytes + (hasHvmPrefix ? 4L * RecordHeader.prefixWords(word) : 0);
        next = start + size;
        return true;
    }

    /** Moves to a whole record of this interval that someone else has found and read the header of, and {@link #tsc} has the time of. */
    public void moveTo(int word, long offset) {
        header = word;
        at = offset;
        payload = offset + 4 + (word >>> 28 & 8) + (hasHvmPrefix ? 4L * RecordHeader.prefixWords(word) : 0);
        next = offset + RecordHeader.size(word);
    }

    /** Leaves out all bytes up to {@code offset}, which lies between here and the end. */
    public void skipTo(long offset) {
        next = offset;
    }

    /** Offset in the file of the present record. */
    public long offset() {
        return at;
    }

    /** Offset behind the present record: where the next one begins, or where reading stopped. */
    public long nextOffset() {
        return next;
    }

    /** Bytes behind the present record; when {@link #next} has said false, those of a record that was torn. */
    public long rest() {
        return end - next;
    }

    /** The header word as it is in the file. */
    public int header() {
        return header;
    }

    public int event() {
        return RecordHeader.event(header);
    }

    public boolean hasTsc() {
        return header < 0;
    }

    /** Time of this record in ticks of its pcpu or, where it has none, of the last one here that had. */
    public long tsc() {
        return tsc;
    }

    @Override
    public int wordCount() {
        int words = RecordHeader.words(header);
        return hasHvmPrefix ? words - RecordHeader.prefixWords(header) : words;
    }

    /** Word i of the payload; 0 behind the last one, where the next record would be read. */
    @Override
    public int word(int i) {
        long place = payload + 4L * i;
        return place < next ? source.i32(place) : 0;
    }

    /** Words i and i + 1 as one 64-bit value, low word first; 0 unless both are there. */
    public long quad(int i) {
        long place = payload + 4L * i;
        return place + 8 <= next ? source.i64(place) : 0;
    }

    /** All extra words of a record that has no more than two as one number, the first lowest. */
    public long shortPayload() {
        int words = RecordHeader.words(header);
        // Read backwards from the end: behind it the file may end.
        return words == 0 ? 0 : source.i64(payload + 4L * wordCount() - 8) >>> 64 - 32 * words;
    }
}
