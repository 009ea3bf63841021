package io.xenscope.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks for windows in the plainest way there is (xentrace format, section 2). */
final class Headers {
    private static final int CPU_CHANGE = 0x2001_F003;

    /** No window is larger: 65,535 pages of a buffer less its 8 bytes of state. */
    private static final int LARGEST = 65_535 * 4096 - 8;

    private Headers() {}

    /** Whether anywhere in a file two windows, not both empty, stand one behind the other at a whole word. */
    static boolean areChained(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 12 <= file.length; at += 4) {
            long next = isHeader(bytes, at) ? at + 12L + bytes.getInt(at + 8) : file.length;
            if (next > at + 12 && isHeader(bytes, next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeader(ByteBuffer bytes, long at) {
        if (at + 12 > bytes.limit()) {
            return false;
        }
        int size = bytes.getInt((int) at + 8);
        int pcpu = bytes.getInt((int) at + 4);
        return bytes.getInt((int) at) == CPU_CHANGE
                && pcpu >= 0
                && pcpu < 4096
                && size >= 0
                && size <= LARGEST
                && size % 4 == 0;
    }
}
