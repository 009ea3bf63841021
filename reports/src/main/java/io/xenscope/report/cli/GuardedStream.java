package io.xenscope.report.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A stream whose failures say that it was the output that failed, and which. */
class GuardedStream extends OutputStream {
    private final OutputStream stream;
    private final String name;

    GuardedStream(OutputStream stream, String name) {
        this.stream = stream;
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
        try {
            stream.write(bytes, from, length);
        } catch (IOException cause) {
            throw failed(cause);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } catch (IOException cause) {
            throw failed(cause);
        }
    }
}
