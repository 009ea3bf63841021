package io.xenscope.e2e;

import io.xenscope.samples.memory.MadeHost;
import io.xenscope.samples.memory.MadeRing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Writes the ELF core of a host of 8 GiB, all of it zeros but for trace buffers near its end: a sparse file that takes little room on
 * the disk. The benchmark makes its input with it: {@code SparseDump FILE}.
 */
public final class SparseDump {
    private static final long BYTES = 8L << 30;
    private static final int PCPUS = 4;
    private static final int RING_FRAMES = 16;
    private static final long TABLE = 0x1f_fc61;
    private static final int HEADER_BYTES = 4096;
    private static final int HYPERCALL = 0x0020_100d;

    private SparseDump() {}

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    /** Returns the rings that are in it, by pcpu. */
    static MadeRing[] write(Path file) throws IOException {
        MadeHost host = new MadeHost(RING_FRAMES, 256).tableAt(TABLE).ringsAt(TABLE - 0x400);
        MadeRing[] rings = new MadeRing[PCPUS];
        for (int pcpu = 0; pcpu < PCPUS; pcpu++) {
            rings[pcpu] = ring(pcpu);
            host.ring(pcpu, rings[pcpu]);
        }
        ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(0, 0x464C457F)
                .put(4, (byte) 2)
                .put(5, (byte) 1)
                .put(6, (byte) 1)
                .putShort(16, (short) 4);
        head.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
        head.putInt(64, 1).putLong(72, HEADER_BYTES).putLong(96, BYTES).putLong(104, BYTES);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            out.write(head, 0);
            for (Map.Entry<Long, byte[]> frame : host.memory().entrySet()) {
                out.write(ByteBuffer.wrap(frame.getValue()), HEADER_BYTES + frame.getKey() * MadeHost.FRAME_BYTES);
            }
            out.write(ByteBuffer.allocate(1), HEADER_BYTES + BYTES - 1);
        }
        return rings;
    }

    private static MadeRing ring(int pcpu) {
        MadeRing ring = new MadeRing(RING_FRAMES);
        for (int i = 0; i < 5000; i++) {
            ring.record(HYPERCALL, 1_000_000 + 1000L * i + pcpu, new int[1 + (i + pcpu) % 5])
                    .fetched();
        }
        return ring;
    }
}
