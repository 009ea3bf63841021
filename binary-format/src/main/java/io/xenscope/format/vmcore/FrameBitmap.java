package io.xenscope.format.vmcore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which frames a KDUMP file has, and the rank of each: the second of two bitmaps. Kept in the file; in memory are counts of each
 * block only, 8 bytes for 128 MiB of the host.
 */
final class FrameBitmap {
    private static final int BLOCK_BYTES = 4096;
    private static final int BLOCK_BITS = 8 * BLOCK_BYTES;

    private final DumpFile file;
    private final long offset;
    private final long frames;
    /** Frames before each block. */
    private final long[] before;

    private long cachedBlock = -1;
    private ByteBuffer cached;

    FrameBitmap(DumpFile file, long bothOffset, long bothBytes, long frames) throws IOException {
        this.file = file;
        this.offset = bothOffset + bothBytes / 2;
        this.frames = Math.min(frames, bothBytes / 2 * 8);
        int blocks = (int) ((this.frames + BLOCK_BITS - 1) / BLOCK_BITS);
        this.before = new long[blocks + 1];
        for (int block = 0; block < blocks; block++) {
            before[block + 1] = before[block] + ones(block(block), bits(block));
        }
    }

    /** Bits that count in a block. */
    private int bits(long block) {
        return (int) Math.min(BLOCK_BITS, frames - block * BLOCK_BITS);
    }

    private ByteBuffer block(long block) throws IOException {
        if (block != cachedBlock) {
            cached = file.bytes(offset + block * BLOCK_BYTES, BLOCK_BYTES);
            cachedBlock = block;
        }
        return cached;
    }

    private static int ones(ByteBuffer bytes, int bits) {
        int ones = 0;
        int bit = 0;
        for (; bit + 64 <= bits; bit += 64) {
            ones += Long.bitCount(bytes.getLong(bit / 8));
        }
        return bit == bits ? ones : ones + Long.bitCount(bytes.getLong(bit / 8) & (1L << bits - bit) - 1);
    }

    long count() {
        return before[before.length - 1];
    }

    boolean has(long frame) throws IOException {
        return frame >= 0
                && frame < frames
                && (block(frame / BLOCK_BITS).get((int) (frame % BLOCK_BITS) / 8) >> frame % 8 & 1) != 0;
    }

    /** How many frames there are before this one. */
    long rank(long frame) throws IOException {
        long block = frame / BLOCK_BITS;
        return before[(int) block] + ones(block(block), (int) (frame % BLOCK_BITS));
    }

    /** All frames, in rising order. */
    Frames frames() {
        return new Frames();
    }

    /** Goes through all frames that are there. */
    final class Frames {
        private long next;

        /** Fills an array with the next frames; returns how many there were. */
        int next(long[] batch) throws IOException {
            int count = 0;
            while (count < batch.length && next < frames) {
                if (next % 64 == 0 && word(next) == 0) {
                    next += 64;
                } else {
                    if (has(next)) {
                        batch[count++] = next;
                    }
                    next++;
                }
            }
            Arrays.fill(batch, count, batch.length, 0);
            return count;
        }

        private long word(long frame) throws IOException {
            return block(frame / BLOCK_BITS).getLong((int) (frame % BLOCK_BITS) / 8);
        }
    }
}
