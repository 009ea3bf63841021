package io.xenscope.report.export.order;

import io.xenscope.format.TemporaryFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file that grows at its end and is read anywhere; it is gone when closed, however that comes. */
final class ScratchFile implements Closeable {
    private static final String WHAT = "sorting what is exported";

    private final FileChannel channel;
    private long size;

    ScratchFile() throws IOException {
        Path path = TemporaryFiles.create(".order", WHAT);
        // On Unix it loses its name at once.
        channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        TemporaryFiles.delete(path);
    }

    long size() {
        return size;
    }

    /** Appends what remains. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            try {
                size += channel.write(bytes, size);
            } catch (IOException full) {
                throw TemporaryFiles.failed(WHAT, 0, full);
            }
        }
    }

    /** Fills what remains of {@code into} from a place on. */
    void read(long from, ByteBuffer into) throws IOException {
        for (long at = from; into.hasRemaining(); ) {
            int got = channel.read(into, at);
            if (got < 0) {
                throw new IOException("a temporary file has become shorter");
            }
            at += got;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
