package io.xenscope.format.vmcore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Page tables of x86-64 with four levels in a dump: from Xen's virtual addresses to those of the machine. */
record XenPageTables(PhysicalMemory memory, long root) {
    static final long UNMAPPED = -1;

    private static final long ADDRESS = 0x000F_FFFF_FFFF_F000L;
    private static final long PRESENT = 1;
    private static final long LARGE = 1 << 7;
    private static final int TOP_SHIFT = 39;
    private static final int LARGEST_PAGE_SHIFT = 30;
    private static final int PAGE_SHIFT = 12;

    /** The machine address, or {@link #UNMAPPED}. */
    long machine(long virtual) throws IOException {
        long table = root;
        for (int shift = TOP_SHIFT; shift >= PAGE_SHIFT; shift -= 9) {
            long entry = u64(memory, (table & ADDRESS) + 8 * (virtual >>> shift & 511));
            if ((entry & PRESENT) == 0) {
                return UNMAPPED;
            }
            boolean isPage = shift == PAGE_SHIFT || shift <= LARGEST_PAGE_SHIFT && (entry & LARGE) != 0;
            if (isPage) {
                long inside = (1L << shift) - 1;
                return entry & ADDRESS & ~inside | virtual & inside;
            }
            table = entry;
        }
        return UNMAPPED;
    }

    /** A word of memory; 0 where the dump does not have it. */
    static long u64(PhysicalMemory memory, long machine) throws IOException {
        ByteBuffer word = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return memory.read(machine, word) == 8 ? word.getLong(0) : 0;
    }
}
