package io.xenscope.report.export;

import java.io.OutputStream;
import java.util.Arrays;

/** The bytes of one event in the making: emptied and used again. */
final class EventBytes extends OutputStream {
    private byte[] bytes = new byte[1 << 10];
    private int length;

    @Override
    public void write(int oneByte) {
        room(1);
        bytes[length++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }
}
