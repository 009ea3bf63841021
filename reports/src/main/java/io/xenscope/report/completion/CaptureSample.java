package io.xenscope.report.completion;

import io.xenscope.format.TemporaryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** A capture that is read in an instant: the file itself where it is small, or pieces of it from begin to end. */
record CaptureSample(Path path, boolean isTemporary) implements AutoCloseable {
    private static final int PIECES = 8;
    private static final int PIECE = 2 << 20;
    private static final int GZIP_MAGIC = 0x1f8b;

    static CaptureSample of(Path capture) throws IOException {
        boolean isPacked = isGzip(capture);
        if (!isPacked && Files.size(capture) <= (long) PIECES * PIECE) {
            return new CaptureSample(capture, false);
        }
        Path file = TemporaryFiles.create(".sample", "a sample of the capture");
        try (OutputStream out = Files.newOutputStream(file)) {
            if (isPacked) {
                unpack(capture, out);
            } else {
                pieces(capture, out);
            }
        }
        return new CaptureSample(file, true);
    }

    private static boolean isGzip(Path capture) throws IOException {
        try (InputStream in = Files.newInputStream(capture)) {
            return (in.read() << 8 | in.read()) == GZIP_MAGIC;
        }
    }

    /** The begin: what comes later would have to be unpacked, too. */
    private static void unpack(Path capture, OutputStream out) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(capture), 1 << 16)) {
            out.write(in.readNBytes(PIECES * PIECE));
        }
    }

    /** Reading goes on where a piece begins amid a window: at the next header that leads to another. */
    private static void pieces(Path capture, OutputStream out) throws IOException {
        try (FileChannel file = FileChannel.open(capture, StandardOpenOption.READ)) {
            long last = file.size() - PIECE;
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (int i = 0; i < PIECES; i++) {
                long at = last / (PIECES - 1) * i & -4L;
                piece.clear();
                while (piece.hasRemaining() && file.read(piece, at + piece.position()) > 0) {}
                out.write(piece.array(), 0, piece.position());
            }
        }
    }

    @Override
    public void close() {
        if (isTemporary) {
            TemporaryFiles.delete(path);
        }
    }
}
