package io.xenscope.format;

/** Tells files that are no capture, or one of a kind that is not read, by their first bytes (xentrace format, section 10). */
final class FormatCheck {
    private static final int BYTE_SWAPPED_CPU_CHANGE = Integer.reverseBytes(RecordHeader.CPU_CHANGE);
    private static final int OLD_RECORD_BYTES = 40;

    private FormatCheck() {}

    static void check(ByteSource source) {
        if (source.size() < 4) {
            if (source.size() > 0) {
                throw notACapture(source, 0, "only " + source.size() + " bytes");
            }
            return;
        }
        int first = source.i32(0);
        if (first == BYTE_SWAPPED_CPU_CHANGE) {
            throw unsupported(source, "a capture of a big-endian host");
        }
        if (looksFixedSize(source, first)) {
            throw unsupported(source, "a capture of Xen 3.1 or older (fixed-size records)");
        }
    }

    /** Before 3.2 a record was: u32 cpu, u64 tsc, u32 event, five words. */
    private static boolean looksFixedSize(ByteSource source, int first) {
        return Integer.compareUnsigned(first, RecordHeader.HIGHEST_PCPU) <= 0
                && source.size() >= OLD_RECORD_BYTES
                && RecordHeader.isPlausible(source.i32(12))
                && source.i32(12) >>> 28 == 0;
    }

    static CaptureException notACapture(ByteSource source, long offset, String what) {
        return new CaptureException(
                source.name(),
                offset,
                "not a xentrace capture: " + what,
                "a window header (bytes 03 f0 01 20)",
                "give a file that xentrace wrote",
                null);
    }

    private static CaptureException unsupported(ByteSource source, String what) {
        return new CaptureException(
                source.name(), 0, what + " is not read", "a little-endian capture of Xen 3.2 or later", "", null);
    }
}
