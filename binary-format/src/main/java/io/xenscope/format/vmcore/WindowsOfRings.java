package io.xenscope.format.vmcore;

import io.xenscope.format.ByteSource;
import io.xenscope.format.TraceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the records of rings as a capture: one window for each pcpu, oldest records first.
 *
 * <p>Where bytes are damaged between records the window ends, the damaged bytes follow as they are, and another one begins: readers of
 * captures know what that means. What is before a ring's first record is left out, since nothing is claimed of that time.
 */
final class WindowsOfRings {
    private static final int BLOCK_BYTES = 1 << 16;

    private final OutputStream out;
    private final TraceWriter writer;
    private final byte[] block = new byte[BLOCK_BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);

    private WindowsOfRings(OutputStream out) {
        this.out = out;
        this.writer = new TraceWriter(out);
    }

    static void write(List<RingContent> rings, boolean unfetchedOnly, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK_BYTES)) {
            WindowsOfRings windows = new WindowsOfRings(out);
            for (RingContent ring : rings) {
                windows.write(ring, unfetchedOnly);
            }
        }
    }

    private void write(RingContent ring, boolean unfetchedOnly) throws IOException {
        List<RingPiece> pieces = ring.pieces().stream()
                .filter(piece -> !unfetchedOnly || piece.part() != RingPiece.Part.FETCHED)
                .dropWhile(piece -> !piece.isRecords())
                .toList();
        ByteSource bytes = ring.ring().bytes();
        int next = 0;
        while (next < pieces.size()) {
            int end = next;
            while (end < pieces.size() && pieces.get(end).isRecords()) {
                end++;
            }
            List<RingPiece> window = pieces.subList(next, end);
            if (!window.isEmpty()) {
                long size = window.stream().mapToLong(RingPiece::bytes).sum();
                writer.windowHeader(ring.ring().pcpu(), Math.toIntExact(size));
            }
            for (; next < end; next++) {
                copy(bytes, pieces.get(next));
            }
            if (next < pieces.size()) {
                copy(bytes, pieces.get(next++));
            }
        }
    }

    private void copy(ByteSource bytes, RingPiece piece) throws IOException {
        for (long at = piece.from(); at < piece.to(); at += BLOCK_BYTES) {
            int count = (int) Math.min(BLOCK_BYTES, piece.to() - at);
            for (int i = 0; i < count; i += 4) {
                words.putInt(i, bytes.i32(at + i));
            }
            out.write(block, 0, count);
        }
    }
}
