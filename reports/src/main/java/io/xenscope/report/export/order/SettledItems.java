package io.xenscope.report.export.order;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Items of which the order is settled, as bytes one behind the other in a temporary file, until what stands in front of them is known.
 * What comes late can still be put between them; and an item may be a gap: a number of which the bytes are made when it is given.
 *
 * <p>Each item is written to this stream, then ended by {@link #end}. They go to the file in blocks; times and lengths of the items of a
 * block lie behind its bytes, and are read only where something has its place between them.
 */
public final class SettledItems extends OutputStream implements Closeable {
    /** So much, and what the last item has more, is written at one go: little enough to stay in the caches meanwhile. */
    private static final int BLOCK = 1 << 17;

    /** Of two varints and a number. */
    private static final int MOST_OF_MARK = 32;

    /** Takes what is settled, in order. */
    public interface Taker {
        /** Some items; the bytes are the taker's only until it returns. */
        void items(byte[] bytes, int from, int length) throws IOException;

        /** A gap is here. */
        void gap(long time, long value) throws IOException;
    }

    private record Block(long place, int bytes, int marks, boolean hasGaps, long firstTime, long lastTime) {}

    private final List<Block> blocks = new ArrayList<>();
    private ScratchFile file;
    private byte[] bytes = new byte[2 * BLOCK];
    private int used;
    /** Where the item in the making begins. */
    private int begin;

    private byte[] marks = new byte[BLOCK >> 2];
    private int marked;
    private boolean hasGaps;
    private long firstTime;
    private long lastTime = Long.MIN_VALUE;

    /** The block to give next, and where in it: -1 where it has not been read. */
    private int next;

    private int given = -1;
    private int givenMark;
    private long givenTime;

    @Override
    public void write(int oneByte) {
        room(1);
        bytes[used++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        room(length);
        System.arraycopy(from, offset, bytes, used, length);
        used += length;
    }

    private void room(int more) {
        if (bytes.length - used < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + more));
        }
    }

    /** Ends an item, if anything was written of one; times do not fall. */
    public void end(long time) throws IOException {
        if (used > begin) {
            mark(time, used - begin);
            begin = used;
            if (used >= BLOCK) {
                store();
            }
        }
    }

    /** Adds a gap. */
    public void gap(long time, long value) {
        mark(time, 0);
        varint(value << 1 ^ value >> 63);
        hasGaps = true;
    }

    private void mark(long time, int length) {
        if (marks.length - marked < MOST_OF_MARK) {
            marks = Arrays.copyOf(marks, 2 * marks.length);
        }
        if (marked == 0) {
            firstTime = time;
            lastTime = time;
        }
        varint(time - lastTime);
        varint(length);
        lastTime = time;
    }

    private void varint(long value) {
        int at = marked;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            marks[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        marks[at++] = (byte) rest;
        marked = at;
    }

    private void store() throws IOException {
        if (marked == 0) {
            return;
        }
        if (file == null) {
            file = new ScratchFile();
        }
        blocks.add(new Block(file.size(), used, marked, hasGaps, firstTime, lastTime));
        file.write(ByteBuffer.wrap(bytes, 0, used));
        file.write(ByteBuffer.wrap(marks, 0, marked));
        used = 0;
        begin = 0;
        marked = 0;
        hasGaps = false;
    }

    /** Gives what was not given yet and is of no later time; nothing may be added from then on. */
    public void tellThrough(long time, Taker taker) throws IOException {
        store();
        while (next < blocks.size() && blocks.get(next).firstTime <= time) {
            Block block = blocks.get(next);
            if (given < 0 && !block.hasGaps && block.lastTime <= time) {
                read(block.place, bytes, block.bytes);
                taker.items(bytes, 0, block.bytes);
            } else if (!tellMarked(block, time, taker)) {
                return;
            }
            given = -1;
            next++;
        }
    }

    private void read(long place, byte[] into, int length) throws IOException {
        file.read(place, ByteBuffer.wrap(into, 0, length));
    }

    /** Whether the whole block has been given. */
    private boolean tellMarked(Block block, long time, Taker taker) throws IOException {
        if (given < 0) {
            read(block.place, bytes, block.bytes);
            read(block.place + block.bytes, marks, block.marks);
            given = 0;
            givenMark = 0;
            givenTime = block.firstTime;
        }
        int from = given;
        while (givenMark < block.marks) {
            int before = givenMark;
            long at = givenTime + nextVarint();
            if (at > time) {
                givenMark = before;
                break;
            }
            givenTime = at;
            int length = (int) nextVarint();
            given += length;
            if (length == 0) {
                tell(from, taker);
                from = given;
                long value = nextVarint();
                taker.gap(at, value >>> 1 ^ -(value & 1));
            }
        }
        tell(from, taker);
        return givenMark == block.marks;
    }

    private void tell(int from, Taker taker) throws IOException {
        if (from < given) {
            taker.items(bytes, from, given - from);
        }
    }

    private long nextVarint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = marks[givenMark++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    /** Gives the disk space back. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
