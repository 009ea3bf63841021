package io.xenscope.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A capture held in an array: empty files, and captures that were just made. */
public final class ArraySource implements ByteSource {
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private final byte[] bytes;

    public ArraySource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int i32(long offset) {
        return (int) I32.get(bytes, Math.toIntExact(offset));
    }

    @Override
    public long i64(long offset) {
        return (long) I64.get(bytes, Math.toIntExact(offset));
    }

    @Override
    public void copy(long offset, byte[] to, int count) {
        System.arraycopy(bytes, Math.toIntExact(offset), to, 0, count);
    }

    @Override
    public void close() {}
}
