package io.xenscope.format;

/** Recognises window headers in a file (xentrace format, section 2). */
final class WindowHeaders {
    /** Records that must follow a header for it to be believed where no second header confirms it. */
    static final int CONVINCING_RECORDS = 8;

    private final ByteSource source;
    private final long size;

    WindowHeaders(ByteSource source) {
        this.source = source;
        this.size = source.size();
    }

    boolean isHeader(long at) {
        return size - at >= RecordHeader.WINDOW_HEADER_BYTES
                && source.i32(at) == RecordHeader.CPU_CHANGE
                && Integer.compareUnsigned(source.i32(at + 4), RecordHeader.HIGHEST_PCPU) <= 0
                && Integer.compareUnsigned(source.i32(at + 8), RecordHeader.LARGEST_WINDOW) <= 0
                && (source.i32(at + 8) & 3) == 0;
    }

    int pcpu(long at) {
        return source.i32(at + 4);
    }

    /** Offset behind the window of a header, by what that says. */
    long windowEnd(long at) {
        return at + RecordHeader.WINDOW_HEADER_BYTES + source.i32(at + 8);
    }

    /** Adds the window of a header that is known to lie in the file, and returns its end. */
    long add(long at, WindowIndex index) {
        long end = windowEnd(at);
        index.add(pcpu(at), at + RecordHeader.WINDOW_HEADER_BYTES, end);
        return end;
    }

    /** Whether what follows a header bears it out: its window ends the file, or at a header, or begins with records. */
    boolean isConvincing(long at) {
        long end = windowEnd(at);
        if (end == size || end < size && isHeader(end)) {
            return true;
        }
        RecordCursor cursor = new RecordCursor(source).wrap(at + RecordHeader.WINDOW_HEADER_BYTES, Math.min(end, size));
        for (int i = 0; i < CONVINCING_RECORDS; i++) {
            if (!cursor.next() || !RecordHeader.isPlausible(cursor.header())) {
                return false;
            }
        }
        return true;
    }
}
