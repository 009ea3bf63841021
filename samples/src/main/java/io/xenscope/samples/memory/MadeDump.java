package io.xenscope.samples.memory;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.zip.Deflater;

/** Writes memory, frames by number, into the containers that dumps come in. */
public final class MadeDump {
    private static final int FRAME_BYTES = MadeHost.FRAME_BYTES;
    private static final int LONGEST_PIECE = 1000;

    private record Run(long frame, ByteArrayOutputStream bytes) {}

    private MadeDump() {}

    /** An ELF core of 64 bits, a program header for each run of frames. */
    public static byte[] elf64(SortedMap<Long, byte[]> memory) {
        List<Run> runs = runs(memory);
        ByteBuffer head = header(64 + 56 * runs.size());
        head.put(4, (byte) 2).putShort(16, (short) 4).putLong(32, 64);
        head.putShort(54, (short) 56).putShort(56, (short) runs.size());
        long offset = head.capacity();
        for (int i = 0; i < runs.size(); i++) {
            int at = 64 + 56 * i;
            long size = runs.get(i).bytes().size();
            head.putInt(at, 1)
                    .putLong(at + 8, offset)
                    .putLong(at + 24, runs.get(i).frame() * FRAME_BYTES);
            head.putLong(at + 32, size).putLong(at + 40, size);
            offset += size;
        }
        return joined(head, runs);
    }

    /** An ELF core of 32 bits. */
    public static byte[] elf32(SortedMap<Long, byte[]> memory) {
        List<Run> runs = runs(memory);
        ByteBuffer head = header(52 + 32 * runs.size());
        head.put(4, (byte) 1).putShort(16, (short) 4).putInt(28, 52);
        head.putShort(42, (short) 32).putShort(44, (short) runs.size());
        int offset = head.capacity();
        for (int i = 0; i < runs.size(); i++) {
            int at = 52 + 32 * i;
            int size = runs.get(i).bytes().size();
            head.putInt(at, 1).putInt(at + 4, offset).putInt(at + 12, (int)
                    (runs.get(i).frame() * FRAME_BYTES));
            head.putInt(at + 16, size).putInt(at + 20, size);
            offset += size;
        }
        return joined(head, runs);
    }

    private static ByteBuffer header(int bytes) {
        ByteBuffer head = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return head.putInt(0, 0x464C457F).put(5, (byte) 1).put(6, (byte) 1);
    }

    private static List<Run> runs(SortedMap<Long, byte[]> memory) {
        List<Run> runs = new ArrayList<>();
        long next = -1;
        for (Map.Entry<Long, byte[]> frame : memory.entrySet()) {
            if (frame.getKey() != next) {
                runs.add(new Run(frame.getKey(), new ByteArrayOutputStream()));
            }
            runs.get(runs.size() - 1).bytes().writeBytes(frame.getValue());
            next = frame.getKey() + 1;
        }
        return runs;
    }

    private static byte[] joined(ByteBuffer head, List<Run> runs) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.array());
        runs.forEach(run -> all.writeBytes(run.bytes().toByteArray()));
        return all.toByteArray();
    }

    /** A KDUMP file of version 6, frames packed by zlib or plain. */
    public static byte[] kdump(SortedMap<Long, byte[]> memory, boolean packed) {
        long frames = memory.lastKey() + 1;
        int bitmapBlocks = (int) ((frames + 8L * FRAME_BYTES - 1) / (8L * FRAME_BYTES));
        int descriptors = (2 + 2 * bitmapBlocks) * FRAME_BYTES;
        ByteBuffer head = ByteBuffer.allocate(descriptors + 24 * memory.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.put(0, "KDUMP   ".getBytes(StandardCharsets.US_ASCII)).putInt(8, 6).putInt(424, packed ? 1 : 0);
        head.putInt(428, FRAME_BYTES).putInt(432, 1).putInt(436, 2 * bitmapBlocks);
        head.putLong(FRAME_BYTES + 96, frames);
        ByteArrayOutputStream pages = new ByteArrayOutputStream();
        int bitmap = (2 + bitmapBlocks) * FRAME_BYTES;
        int rank = 0;
        for (Map.Entry<Long, byte[]> frame : memory.entrySet()) {
            int at = bitmap + (int) (frame.getKey() / 8);
            head.put(at, (byte) (head.get(at) | 1 << frame.getKey() % 8));
            byte[] page = packed ? deflated(frame.getValue()) : frame.getValue();
            int descriptor = descriptors + 24 * rank++;
            head.putLong(descriptor, head.capacity() + pages.size());
            head.putInt(descriptor + 8, page.length).putInt(descriptor + 12, packed ? 1 : 0);
            pages.writeBytes(page);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.array());
        all.writeBytes(pages.toByteArray());
        return all.toByteArray();
    }

    private static byte[] deflated(byte[] page) {
        Deflater deflater = new Deflater();
        deflater.setInput(page);
        deflater.finish();
        byte[] packed = new byte[2 * FRAME_BYTES];
        int size = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, size);
    }

    /** The same file for a pipe: in pieces out of order, the first of them written twice. */
    public static byte[] flattened(byte[] file, long seed) {
        List<int[]> pieces = new ArrayList<>();
        for (int at = 0; at < file.length; at += LONGEST_PIECE) {
            pieces.add(new int[] {at, Math.min(LONGEST_PIECE, file.length - at)});
        }
        java.util.Collections.shuffle(pieces, new Random(seed));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] head = new byte[FRAME_BYTES];
        System.arraycopy("makedumpfile".getBytes(StandardCharsets.US_ASCII), 0, head, 0, 12);
        all.writeBytes(head);
        addPiece(all, pieces.get(0)[0], new byte[pieces.get(0)[1]]);
        for (int[] piece : pieces) {
            addPiece(all, piece[0], java.util.Arrays.copyOfRange(file, piece[0], piece[0] + piece[1]));
        }
        all.writeBytes(ByteBuffer.allocate(16).putLong(-1).putLong(0).array());
        return all.toByteArray();
    }

    private static void addPiece(ByteArrayOutputStream all, long offset, byte[] bytes) {
        all.writeBytes(
                ByteBuffer.allocate(16).putLong(offset).putLong(bytes.length).array());
        all.writeBytes(bytes);
    }
}
