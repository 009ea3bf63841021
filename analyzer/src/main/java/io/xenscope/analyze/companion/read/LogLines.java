package io.xenscope.analyze.companion.read;

import io.xenscope.format.ByteSource;

/**
 * The lines of a log one by one. A line longer than 1 MiB is cut. CR before LF, and a UTF-8 mark at the begin of the file, are not
 * part of lines.
 */
final class LogLines {
    /** The longest line. */
    public static final int LONGEST = 1 << 20;

    private static final int BLOCK = 2 * LONGEST;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ByteSource source;
    private final Line line = new Line();
    private final byte[] block;
    /** Where the block begins in the file, and how much is in it. */
    private long base;

    private int filled;
    private int next;

    public LogLines(ByteSource source) {
        this(source, 0);
    }

    /** The lines from an offset on; they are counted from 1 there. */
    public LogLines(ByteSource source, long offset) {
        this.source = source;
        this.block = new byte[(int) Math.min(BLOCK, Math.max(1, source.size() - offset))];
        this.base = offset;
        line.bytes = block;
        fill();
        if (offset == 0 && filled >= MARK.length && java.util.Arrays.equals(block, 0, 3, MARK, 0, 3)) {
            next = MARK.length;
        }
    }

    /** The present line. */
    public Line line() {
        return line;
    }

    /** Moves to the next line; false at the end. */
    public boolean next() {
        if (filled - next < LONGEST && base + filled < source.size()) {
            base += next;
            next = 0;
            fill();
        }
        if (next == filled) {
            return false;
        }
        int limit = Math.min(filled, next + LONGEST);
        int end = next;
        while (end < limit && block[end] != '\n') {
            end++;
        }
        line.from = next;
        line.to = end;
        line.offset = base + next;
        line.number++;
        line.isCut = end == limit && (end < filled || base + filled < source.size());
        next = end < filled ? end + 1 : end;
        if (line.isCut) {
            // The rest of the line is passed over; the block must stay as it is until the line was read.
            passOver();
        } else if (line.to > line.from && block[line.to - 1] == '\r') {
            line.to--;
        }
        return true;
    }

    private void passOver() {
        long at = base + next;
        byte[] some = new byte[1 << 16];
        while (at < source.size()) {
            int count = (int) Math.min(some.length, source.size() - at);
            source.copy(at, some, count);
            for (int i = 0; i < count; i++) {
                if (some[i] == '\n') {
                    skipTo(at + i + 1);
                    return;
                }
            }
            at += count;
        }
        skipTo(source.size());
    }

    private void skipTo(long offset) {
        if (offset <= base + filled) {
            next = (int) (offset - base);
        } else {
            // What is behind the line in the block is part of the same line: nothing more is needed from it.
            base = offset - filled;
            next = filled;
        }
    }

    private void fill() {
        filled = (int) Math.min(block.length, source.size() - base);
        source.copy(base, block, filled);
    }
}
