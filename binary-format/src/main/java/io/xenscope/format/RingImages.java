package io.xenscope.format;

/**
 * Recognises a capture that was made of whole ring buffers, as {@code cut} makes it of a dump: each pcpu has one window, which fills a
 * ring of whole frames but for the begin of a record that was overwritten.
 */
final class RingImages {
    private static final int FRAME_BYTES = 4096;

    /** Consumer and producer, which are no data. */
    private static final int POINTER_BYTES = 8;

    /** The record that was overwritten in part, and a half-written one. */
    private static final int LARGEST_GAP = 3 * RecordHeader.MOST_BYTES;

    private RingImages() {}

    static boolean are(WindowIndex windows) {
        int count = windows.count();
        if (count < 2) {
            return false;
        }
        long frames = frames(windows, 0);
        boolean[] seen = new boolean[windows.pcpuLimit()];
        for (int window = 0; window < count; window++) {
            long size = windows.end(window) - windows.start(window);
            if (seen[windows.pcpu(window)]
                    || frames(windows, window) != frames
                    || frames * FRAME_BYTES - POINTER_BYTES - size > LARGEST_GAP) {
                return false;
            }
            seen[windows.pcpu(window)] = true;
        }
        return true;
    }

    private static long frames(WindowIndex windows, int window) {
        long size = windows.end(window) - windows.start(window);
        return (size + POINTER_BYTES + FRAME_BYTES - 1) / FRAME_BYTES;
    }
}
