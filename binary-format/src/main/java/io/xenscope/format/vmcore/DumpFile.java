package io.xenscope.format.vmcore;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a dump, read by offset, little-endian. What lies behind its end reads as zeros. Never mapped: a dump is as large as
 * the memory of a host. Any number of threads may read.
 */
final class DumpFile implements Closeable {
    private final FileChannel channel;
    private final long size;

    private DumpFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static DumpFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return new DumpFile(channel, channel.size());
    }

    long size() {
        return size;
    }

    /** Reads as many bytes as the buffer has room for; returns how many of them the file has. */
    int read(long offset, ByteBuffer into) throws IOException {
        int start = into.position();
        while (into.hasRemaining() && offset >= 0) {
            int count = channel.read(into, offset + into.position() - start);
            if (count < 0) {
                break;
            }
        }
        int found = into.position() - start;
        while (into.hasRemaining()) {
            into.put((byte) 0);
        }
        return found;
    }

    /** So many bytes from an offset on, ready to be read from their begin. */
    ByteBuffer bytes(long offset, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        read(offset, bytes);
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
