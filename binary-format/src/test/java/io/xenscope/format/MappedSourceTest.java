package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import net.openhft.chronicle.core.OS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways of mapping, against the bytes of the file. */
class MappedSourceTest {
    @TempDir
    Path directory;

    @Test
    void readsTheSameHoweverItIsMapped() throws IOException {
        byte[] bytes = new byte[100_003];
        new Random(5).nextBytes(bytes);
        Path file = Files.write(directory.resolve("capture"), bytes);
        try (ByteSource small = MappedSource.map("a", file, bytes.length, true);
                ByteSource large = MappedSource.mapByChronicle("a", file, bytes.length, true, Origin.CAPTURE)) {
            assertReads(bytes, small);
            assertReads(bytes, large);
        }
    }

    private static void assertReads(byte[] bytes, ByteSource source) {
        ByteBuffer expected = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(bytes.length, source.size());
        for (int at = 0; at + 8 <= bytes.length; at += 97) {
            assertEquals(expected.getInt(at), source.i32(at));
            assertEquals(expected.getLong(at), source.i64(at));
        }
        byte[] copy = new byte[bytes.length];
        source.copy(0, copy, copy.length);
        assertArrayEquals(bytes, copy);
    }

    @Test
    void mapsWhatIsLargerThanJavaMaps() throws IOException {
        Path file = directory.resolve("sparse");
        long size = MappedSource.JAVA_MAPS + 9;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), size - 8);
        }
        try (ByteSource source = MappedSource.map("a", file, size, true)) {
            assertEquals(size, source.size());
            assertEquals(0, source.i64(0));
            assertEquals(0x0807_0605_0403_0201L, source.i64(size - 8));
        }
    }

    @Test
    void givesItsMappingBackOnceItIsClosed() throws IOException {
        Path file = Files.write(directory.resolve("given-back"), new byte[] {1, 2, 3, 4});
        Path maps = Path.of("/proc/self/maps");
        ByteSource java = MappedSource.map("a", file, 4, true);
        ByteSource chronicle = MappedSource.mapByChronicle("a", file, 4, true, Origin.CAPTURE);
        if (Files.exists(maps)) {
            assertEquals(2, count(maps, file));
        }
        java.close();
        java.close();
        chronicle.close();
        if (Files.exists(maps)) {
            assertEquals(0, count(maps, file));
        }
    }

    private static long count(Path maps, Path file) throws IOException {
        return Files.readAllLines(maps).stream()
                .filter(line -> line.endsWith(file.toString()))
                .count();
    }

    @Test
    void usesTheMemoryThatTheLibraryChoosesForThisMachine() {
        assertEquals(OS.memory(), OutsideMemory.MEMORY);
    }

    @Test
    void theAddressOfABufferIsWhereItsBytesBegin() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(16).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(42).putInt(7);
        assertEquals(42, OutsideMemory.MEMORY.readLong(OutsideMemory.address(buffer)));
        assertEquals(7, OutsideMemory.MEMORY.readInt(OutsideMemory.address(buffer) + 8));
    }
}
