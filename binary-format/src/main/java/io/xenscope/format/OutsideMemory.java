package io.xenscope.format;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import net.openhft.chronicle.core.Memory;
import net.openhft.chronicle.core.UnsafeMemory;

/**
 * Memory outside the heap, read and written by address without a check of its own.
 *
 * <p>This part of Chronicle is ready at once. {@code OS} and {@code Jvm}, by which its pages get there, and its mappings start a logger,
 * a thread and beans for management first, which took a quarter of the processor time of a short run.
 */
public final class OutsideMemory {
    /** Of the very class that the machine needs, so that calls can be compiled as plain loads and stores. */
    public static final Memory MEMORY = UnsafeMemory.INSTANCE;

    private OutsideMemory() {}

    /** Where the bytes of a buffer outside the heap begin, whatever its position. */
    public static long address(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException("a buffer in the heap has no address");
        }
        return MEMORY.readLong(buffer, Address.OFFSET);
    }

    /** Gives the memory of a mapping back at once; nobody may read it from now on. */
    static void unmap(MappedByteBuffer mapping) {
        try {
            // By name, since the compiler warns of whatever names that class; the library stands on it, too.
            Object unsafe = UnsafeMemory.UNSAFE;
            Method method = unsafe.getClass().getMethod("invokeCleaner", ByteBuffer.class);
            method.invoke(unsafe, mapping);
        } catch (IllegalAccessException | NoSuchMethodException | InvocationTargetException e) {
            throw new IllegalStateException("a mapping cannot be given back", e);
        }
    }

    /** Looked up when a buffer's address is first asked for. */
    private static final class Address {
        static final long OFFSET = offset();

        private static long offset() {
            try {
                return MEMORY.objectFieldOffset(Buffer.class.getDeclaredField("address"));
            } catch (NoSuchFieldException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
