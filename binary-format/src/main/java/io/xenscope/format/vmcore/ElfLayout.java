package io.xenscope.format.vmcore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The headers of an ELF file, 64-bit or 32-bit, little-endian: its program headers, and names of its sections. */
final class ElfLayout {
    static final int LOAD = 1;
    static final int NOTE = 4;

    private static final int CORE = 4;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int MANY = 0xFFFF;
    /** More program headers than memory of any host has holes are damage. */
    private static final int MOST_HEADERS = 1 << 20;

    private static final int MOST_NAME_BYTES = 1 << 16;

    /** One program header: {@code stored} bytes at {@code offset} are the begin of {@code size} bytes at {@code address}. */
    record Part(int type, long offset, long address, long stored, long size) {}

    private final DumpFile file;
    private final ByteBuffer header;
    private final boolean wide;

    private ElfLayout(DumpFile file, ByteBuffer header) {
        this.file = file;
        this.header = header;
        this.wide = header.get(4) == CLASS_64;
    }

    static ElfLayout of(DumpFile file) throws IOException {
        return new ElfLayout(file, file.bytes(0, 64));
    }

    boolean isWide() {
        return wide;
    }

    boolean isLittleEndian() {
        return header.get(5) == LITTLE_ENDIAN;
    }

    boolean isCore() {
        return header.getShort(16) == CORE;
    }

    List<Part> parts() throws IOException {
        long at = wide ? header.getLong(32) : u32(header, 28);
        int size = Math.max(Short.toUnsignedInt(header.getShort(wide ? 54 : 42)), wide ? 56 : 32);
        long count = Short.toUnsignedInt(header.getShort(wide ? 56 : 44));
        if (count == MANY && sections() != 0) {
            // The count did not fit: the first section has it.
            count = u32(file.bytes(sections(), 64), wide ? 44 : 28);
        }
        List<Part> parts = new ArrayList<>();
        for (long i = 0; i < Math.min(count, MOST_HEADERS) && isInside(at + i * size); i++) {
            parts.add(part(file.bytes(at + i * size, size)));
        }
        return parts;
    }

    private boolean isInside(long offset) {
        return offset >= 0 && offset < file.size();
    }

    private Part part(ByteBuffer b) {
        return wide
                ? new Part(b.getInt(0), b.getLong(8), b.getLong(24), b.getLong(32), b.getLong(40))
                : new Part(b.getInt(0), u32(b, 4), u32(b, 12), u32(b, 16), u32(b, 20));
    }

    private long sections() {
        return wide ? header.getLong(40) : u32(header, 32);
    }

    /** Whether the name of some section begins so. */
    boolean hasSection(String begin) throws IOException {
        int size = Short.toUnsignedInt(header.getShort(wide ? 58 : 46));
        int names = Short.toUnsignedInt(header.getShort(wide ? 62 : 50));
        if (sections() <= 0 || size < (wide ? 64 : 40)) {
            return false;
        }
        ByteBuffer section = file.bytes(sections() + (long) names * size, size);
        long offset = wide ? section.getLong(24) : u32(section, 16);
        long bytes = wide ? section.getLong(32) : u32(section, 20);
        if (!isInside(offset) || bytes <= 0) {
            return false;
        }
        byte[] all = file.bytes(offset, (int) Math.min(bytes, MOST_NAME_BYTES)).array();
        return new String(all, java.nio.charset.StandardCharsets.ISO_8859_1).contains("\0" + begin);
    }

    private static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
