package io.xenscope.samples.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The memory of a host, frame by frame, with Xen's trace buffers in it and the table that names them.
 *
 * <pre>{@code
 * MadeHost host = new MadeHost(2, 256).ring(0, ring).ring(2, another).at(0x3fc61);
 * byte[] dump = MadeDump.elf64(host.memory());
 * }</pre>
 */
public final class MadeHost {
    public static final int FRAME_BYTES = 4096;

    private final int ringFrames;
    private final int mostPcpus;
    private final SortedMap<Integer, MadeRing> rings = new TreeMap<>();
    private final SortedMap<Long, byte[]> others = new TreeMap<>();
    private long tableFrame = 0x1000;
    private long ringsFrame = 0x900;
    private boolean packed;

    /** {@code mostPcpus} is what that Xen was built for. */
    public MadeHost(int ringFrames, int mostPcpus) {
        this.ringFrames = ringFrames;
        this.mostPcpus = mostPcpus;
    }

    public MadeHost ring(int pcpu, MadeRing ring) {
        if (ring.frames() != ringFrames) {
            throw new IllegalArgumentException("a ring of " + ring.frames() + " frames, not " + ringFrames);
        }
        rings.put(pcpu, ring);
        return this;
    }

    /** The table begins in this frame. */
    public MadeHost tableAt(long frame) {
        tableFrame = frame;
        return this;
    }

    /** The rings' frames lie from this one on, falling by ring. */
    public MadeHost ringsAt(long frame) {
        ringsFrame = frame;
        return this;
    }

    /** Lists one behind the other, without room for pcpus that are not there, as Xen 4.0 and 4.1 made them. */
    public MadeHost packed() {
        packed = true;
        return this;
    }

    /** Something else that lies in memory. */
    public MadeHost frame(long number, byte[] content) {
        others.put(number, Arrays.copyOf(content, FRAME_BYTES));
        return this;
    }

    /** Machine address of the table. */
    public long table() {
        return tableFrame * FRAME_BYTES;
    }

    /** The frame in which a pcpu's ring has its i-th part: rising with the pcpu, falling in the ring. */
    public long ringFrame(int pcpu, int i) {
        int rank = rings.headMap(pcpu).size();
        return ringsFrame + (long) (rank + 1) * ringFrames - 1 - i;
    }

    /** All frames by number. */
    public SortedMap<Long, byte[]> memory() {
        SortedMap<Long, byte[]> memory = new TreeMap<>(others);
        byte[] table = tableBytes();
        for (int i = 0; i < table.length / FRAME_BYTES; i++) {
            memory.put(tableFrame + i, Arrays.copyOfRange(table, i * FRAME_BYTES, (i + 1) * FRAME_BYTES));
        }
        for (Map.Entry<Integer, MadeRing> ring : rings.entrySet()) {
            byte[] bytes = ring.getValue().memory();
            for (int i = 0; i < ringFrames; i++) {
                memory.put(
                        ringFrame(ring.getKey(), i), Arrays.copyOfRange(bytes, i * FRAME_BYTES, (i + 1) * FRAME_BYTES));
            }
        }
        return memory;
    }

    private byte[] tableBytes() {
        int first = (2 + 2 * mostPcpus + 3) / 4;
        int slots = packed ? rings.size() : rings.lastKey() + 1;
        int bytes = 4 * (first + slots * ringFrames);
        ByteBuffer table = ByteBuffer.allocate((bytes + FRAME_BYTES - 1) / FRAME_BYTES * FRAME_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        table.putShort(0, (short) ringFrames);
        int rank = 0;
        for (int pcpu : rings.keySet()) {
            int list = first + (packed ? rank++ : pcpu) * ringFrames;
            table.putShort(2 + 2 * pcpu, (short) list);
            for (int i = 0; i < ringFrames; i++) {
                table.putInt(4 * (list + i), (int) ringFrame(pcpu, i));
            }
        }
        return table.array();
    }
}
