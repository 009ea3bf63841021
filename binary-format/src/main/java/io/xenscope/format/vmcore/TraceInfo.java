package io.xenscope.format.vmcore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Xen's table of its trace buffers, {@code t_info}, as it lies in memory.
 *
 * <pre>
 * u16 0        frames of each ring: T
 * u16 1 + c    where pcpu c's list begins, in u32 of this table; 0 where it has no ring
 * u32 ...      T machine frame numbers, in the order of the ring
 * </pre>
 *
 * <p>The first list is pcpu 0's, directly behind the entries, whose number is a constant of the build: so its place says how many
 * there can be.
 *
 * @param address machine address of the table
 * @param ringFrames frames of each ring
 * @param pcpus numbers of the pcpus that have a ring, rising
 * @param frames frame numbers of each of these rings
 */
record TraceInfo(long address, int ringFrames, int[] pcpus, long[][] frames) {
    /** Frame numbers that are read in one go: of so many, some frame is in the dump. */
    private static final int LIST_WORDS = 256;

    /** The most bytes that a table can have: lists begin within 2^16 words. */
    private static final int MOST_BYTES = 4 * (2 << 16);

    /** Whether the begin of a frame may be that of a table: most frames of a host are excluded by this. */
    static boolean mayBegin(long first, long second) {
        int ringFrames = (int) first & 0xFFFF;
        int list = (int) first >>> 16;
        return ringFrames != 0
                && list != 0
                && mayBeEntry((int) (first >>> 32) & 0xFFFF, list, ringFrames, 1)
                && mayBeEntry((int) (first >>> 48), list, ringFrames, 2)
                && mayBeEntry((int) second & 0xFFFF, list, ringFrames, 3);
    }

    /** The same for a frame's begin, where behind few entries frame numbers follow. */
    private static boolean mayBeEntry(int entry, int list, int ringFrames, int pcpu) {
        return pcpu >= 2 * list - 2 || isEntry(entry, list, ringFrames, pcpu);
    }

    private static boolean isEntry(int entry, int list, int ringFrames, int pcpu) {
        int past = entry - list;
        return entry == 0 || past > 0 && past % ringFrames == 0 && past / ringFrames <= pcpu;
    }

    /** The table at an address, or null where what is there is none. */
    static TraceInfo read(PhysicalMemory memory, long address) throws IOException {
        ByteBuffer head = bytes(memory, address, PhysicalMemory.FRAME_BYTES);
        int ringFrames = Short.toUnsignedInt(head.getShort(0));
        int first = Short.toUnsignedInt(head.getShort(2));
        if (ringFrames == 0 || first == 0) {
            return null;
        }
        // Most that begin like a table are refused by their first frame, before more is read.
        if (lists(head, ringFrames, first, new ArrayList<>()) == null) {
            return null;
        }
        List<Integer> pcpus = new ArrayList<>();
        int[] lists = lists(bytes(memory, address, 4 * first), ringFrames, first, pcpus);
        if (lists == null) {
            return null;
        }
        long bytes = 4L * (lists[lists.length - 1] + ringFrames);
        if (bytes > MOST_BYTES) {
            return null;
        }
        long[][] frames = new long[lists.length][];
        for (int ring = 0; ring < lists.length; ring++) {
            frames[ring] = list(memory, address + 4L * lists[ring], ringFrames);
            if (frames[ring] == null) {
                return null;
            }
        }
        int[] numbers = pcpus.stream().mapToInt(Integer::intValue).toArray();
        TraceInfo found = new TraceInfo(address, ringFrames, numbers, frames);
        return found.isPossible(bytes) ? found : null;
    }

    /** The frame numbers of one ring; null where one is 0, which ends the reading of most that is no list. */
    private static long[] list(PhysicalMemory memory, long address, int ringFrames) throws IOException {
        long[] frames = new long[ringFrames];
        for (int next = 0; next < ringFrames; ) {
            int count = Math.min(LIST_WORDS, ringFrames - next);
            ByteBuffer words = bytes(memory, address + 4L * next, 4 * count);
            boolean isThere = count < LIST_WORDS;
            for (int i = 0; i < count; i++) {
                long frame = Integer.toUnsignedLong(words.getInt(4 * i));
                if (frame == 0) {
                    return null;
                }
                isThere |= !isThere && memory.has(frame);
                frames[next + i] = frame;
            }
            if (!isThere) {
                return null;
            }
            next += count;
        }
        return frames;
    }

    private static ByteBuffer bytes(PhysicalMemory memory, long address, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        memory.read(address, bytes);
        return bytes.flip();
    }

    /** Where each list begins, and whose it is, of as many entries as there are bytes; null where they are none. */
    private static int[] lists(ByteBuffer table, int ringFrames, int first, List<Integer> pcpus) {
        // The last entry is there or not, as the number of entries is even or odd.
        int last = 2 * first - 2;
        int entries = Math.min(last + 1, (table.limit() - 2) / 2);
        int[] lists = new int[entries];
        int latest = 0;
        for (int pcpu = 0; pcpu < entries; pcpu++) {
            int entry = Short.toUnsignedInt(table.getShort(2 + 2 * pcpu));
            boolean isGood = pcpu == 0 ? entry == first : isEntry(entry, first, ringFrames, pcpu);
            if (entry != 0 && (!isGood || entry <= latest)) {
                if (pcpu == last) {
                    break;
                }
                return null;
            }
            if (entry != 0) {
                lists[pcpus.size()] = entry;
                pcpus.add(pcpu);
                latest = entry;
            }
        }
        return Arrays.copyOf(lists, pcpus.size());
    }

    /** Whether no frame is 0, is there twice, or is one of the table itself. */
    private boolean isPossible(long tableBytes) {
        long[] all =
                Arrays.stream(frames).flatMapToLong(Arrays::stream).sorted().toArray();
        long own = address / PhysicalMemory.FRAME_BYTES;
        long ownEnd = own + (tableBytes + PhysicalMemory.FRAME_BYTES - 1) / PhysicalMemory.FRAME_BYTES;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == 0 || i > 0 && all[i] == all[i - 1] || all[i] >= own && all[i] < ownEnd) {
                return false;
            }
        }
        return true;
    }

    /** Whether some ring begins with what Xen may have left there after it wrote records. */
    boolean hasSomeRing(PhysicalMemory memory) throws IOException {
        for (long[] ring : frames) {
            ByteBuffer words = ByteBuffer.allocate(Ring.POINTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            boolean isThere = memory.has(ring[0])
                    && memory.read(ring[0] * PhysicalMemory.FRAME_BYTES, words) == Ring.POINTER_BYTES;
            long consumer = Integer.toUnsignedLong(words.getInt(0));
            long producer = Integer.toUnsignedLong(words.getInt(4));
            if (isThere && producer + consumer != 0 && Ring.arePointers(consumer, producer, dataBytes())) {
                return true;
            }
        }
        return false;
    }

    /** Whether both name the same rings. */
    boolean isCopyOf(TraceInfo other) {
        return ringFrames == other.ringFrames
                && Arrays.equals(pcpus, other.pcpus)
                && Arrays.deepEquals(frames, other.frames);
    }

    int rings() {
        return pcpus.length;
    }

    /** Bytes of records that a ring has room for: all but the two words that say how far it was written and read. */
    long dataBytes() {
        return (long) ringFrames * PhysicalMemory.FRAME_BYTES - Ring.POINTER_BYTES;
    }
}
