package io.xenscope.report.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A stream into a channel; its failures say that it was the output that failed, and which. */
class GuardedStream extends OutputStream {
    private final WritableByteChannel channel;
    private final String name;

    GuardedStream(WritableByteChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    OutputException failed(IOException cause) {
        return OutputException.cannotWrite(name, Fault.reason(cause), cause);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        write(ByteBuffer.wrap(bytes, from, length));
    }

    /** Writes everything that remains; what lies outside the heap is not copied. */
    void write(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    Thread.yield(); // the descriptor was set not to wait
                }
            }
        } catch (IOException cause) {
            throw failed(cause);
        }
    }

    /** Nothing more is going to be written, and what was written is not whole. */
    void abandon() {}

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } catch (IOException cause) {
            throw failed(cause);
        }
    }
}
