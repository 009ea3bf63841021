package io.xenscope.format;

import io.xenscope.format.fault.CaptureException;

/** Recognises files that are no capture, or one of a kind that is not read, by their first bytes (xentrace format, section 10). */
final class FormatCheck {
    private static final int BYTE_SWAPPED_CPU_CHANGE = Integer.reverseBytes(RecordHeader.CPU_CHANGE);
    /** A damaged stretch that looks swapped is shorter than so many windows. */
    private static final int SWAPPED_WINDOWS = 16;

    private static final int OLD_RECORD_BYTES = 40;
    private static final int ZSTD = 0xFD2F_B528;
    private static final int XZ = 0x587A_37FD;
    private static final int BZIP2 = 'B' | 'Z' << 8 | 'h' << 16;
    private static final int THREE_BYTES = (1 << 24) - 1;

    private static final String NO_CAPTURE = "not a xentrace capture: ";
    private static final String WINDOW_HEADER = "a window header (bytes 03 f0 01 20)";

    private FormatCheck() {}

    static void check(ByteSource source) {
        if (source.size() < 4) {
            if (source.size() > 0) {
                throw notACapture(source, 0, "only " + source.size() + " bytes");
            }
            return;
        }
        int first = source.i32(0);
        checkPacked(source, first);
        refuse(source, OtherFiles.byMagic(source));
        if (first == BYTE_SWAPPED_CPU_CHANGE && areSwapped(source)) {
            throw bigEndian(source);
        }
    }

    /** Whether windows of the other byte order follow each other, as many as tell, or to the end of the file. */
    private static boolean areSwapped(ByteSource source) {
        long at = 0;
        for (int i = 0; i < SWAPPED_WINDOWS && at + RecordHeader.WINDOW_HEADER_BYTES <= source.size(); i++) {
            long size = Integer.reverseBytes(source.i32(at + 8));
            if (source.i32(at) != BYTE_SWAPPED_CPU_CHANGE || size < 0 || size > RecordHeader.LARGEST_WINDOW) {
                return false;
            }
            at += RecordHeader.WINDOW_HEADER_BYTES + size;
        }
        return true;
    }

    private static CaptureException bigEndian(ByteSource source) {
        return unsupported(source, "a capture of a big-endian host");
    }

    /** Why a file without any window cannot be read. */
    static CaptureException withoutWindows(ByteSource source) {
        refuse(source, OtherFiles.byText(source));
        if (source.size() >= 4 && source.i32(0) == BYTE_SWAPPED_CPU_CHANGE) {
            return bigEndian(source);
        }
        return looksFixedSize(source)
                ? unsupported(source, "a capture of Xen 3.1 or older (fixed-size records)")
                : notACapture(
                        source, 0, isZero(source) ? "nothing but zeros" : "no window header anywhere in the file");
    }

    /** What a file without a byte is; also what unpacks to none, and standard input that ended at once. */
    static CaptureException empty(String name) {
        return new CaptureException(
                name,
                -1,
                "is empty, so it is no xentrace capture",
                WINDOW_HEADER,
                "see whether xentrace ran, and whether tracing was on",
                null);
    }

    private static void refuse(ByteSource source, OtherFiles.Kind other) {
        if (other != null) {
            throw new CaptureException(
                    source.name(), 0, NO_CAPTURE + other.what(), WINDOW_HEADER, other.advice(), null);
        }
    }

    private static boolean isZero(ByteSource source) {
        for (long at = 0; at + 4 <= source.size(); at += 4) {
            if (source.i32(at) != 0) {
                return false;
            }
        }
        return source.i32(source.size() - 4) == 0;
    }

    /** Packers whose output is recognised by its first bytes; gzip is unpacked and never comes here. */
    private static void checkPacked(ByteSource source, int first) {
        if (first == ZSTD) {
            throw packed(source, "zstd", "zstd -dc");
        }
        if (first == XZ) {
            throw packed(source, "xz", "xz -dc");
        }
        if ((first & THREE_BYTES) == BZIP2) {
            throw packed(source, "bzip2", "bzip2 -dc");
        }
    }

    private static CaptureException packed(ByteSource source, String packer, String unpack) {
        return new CaptureException(
                source.name(),
                0,
                "packed with " + packer + ", which is not unpacked here",
                "a capture, plain or packed with gzip",
                "unpack it, or pipe it in: " + unpack + " FILE | xenscope COMMAND -",
                null);
    }

    /** Before 3.2 a record was: u32 cpu, u64 tsc, u32 event, five words. Zeros at the head of a file can look like it. */
    private static boolean looksFixedSize(ByteSource source) {
        return source.size() >= OLD_RECORD_BYTES
                && Integer.compareUnsigned(source.i32(0), RecordHeader.HIGHEST_PCPU) <= 0
                && RecordHeader.isPlausible(source.i32(12))
                && source.i32(12) >>> 28 == 0;
    }

    private static CaptureException notACapture(ByteSource source, long offset, String what) {
        return new CaptureException(
                source.name(), offset, NO_CAPTURE + what, WINDOW_HEADER, "give a file that xentrace wrote", null);
    }

    private static CaptureException unsupported(ByteSource source, String what) {
        return new CaptureException(
                source.name(), 0, what + " is not read", "a little-endian capture of Xen 3.2 or later", "", null);
    }
}
