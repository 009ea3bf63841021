package io.xenscope.format.vmcore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Memory in a KDUMP file, as makedumpfile and QEMU write it: a bitmap of the frames that are there and, in its order, a descriptor of
 * each (i64 offset, u32 size, u32 flags, u64 not used here). Frames are plain or packed by zlib.
 */
final class KdumpMemory implements PhysicalMemory {
    private static final int DESCRIPTOR_BYTES = 24;
    private static final int ZLIB = 1;
    private static final int BATCH = 4096;
    private static final int AHEAD_BYTES = 1 << 18;
    private static final int NOTES_AT = 48;

    private final DumpFile file;
    private final KdumpHeader header;
    private final FrameBitmap bitmap;
    private final List<Note> notes;
    private final long cutBytes;

    private KdumpMemory(DumpFile file, KdumpHeader header) throws IOException {
        this.file = file;
        this.header = header;
        this.bitmap = new FrameBitmap(file, header.bitmapOffset(), header.bitmapBytes(), header.frames());
        this.notes = notes(file, header);
        this.cutBytes = Math.max(0, header.descriptorsOffset() + bitmap.count() * DESCRIPTOR_BYTES - file.size());
    }

    static KdumpMemory of(String name, DumpFile file) throws IOException {
        return new KdumpMemory(file, KdumpHeader.read(name, file));
    }

    /** Offset and size of the notes stand in the sub-header since its version 4. */
    private static List<Note> notes(DumpFile file, KdumpHeader header) throws IOException {
        ByteBuffer place = file.bytes(header.subHeaderOffset() + NOTES_AT, 16);
        long offset = place.getLong(0);
        long size = place.getLong(8);
        boolean isThere = header.version() >= 4 && offset > 0 && size > 0 && offset + size <= file.size();
        return isThere && size < 1 << 24 ? Note.all(file.bytes(offset, (int) size)) : List.of();
    }

    @Override
    public String container() {
        return "KDUMP, version " + header.version();
    }

    @Override
    public long frames() {
        return bitmap.count();
    }

    @Override
    public long cutBytes() {
        return cutBytes;
    }

    @Override
    public List<Note> notes() {
        return notes;
    }

    @Override
    public boolean has(long frame) throws IOException {
        return bitmap.has(frame);
    }

    @Override
    public int read(long address, ByteBuffer into) throws IOException {
        PageReader pages = new PageReader(file, FRAME_BYTES);
        int had = 0;
        long at = address;
        while (into.hasRemaining()) {
            int inside = (int) (at % FRAME_BYTES);
            int count = Math.min(into.remaining(), FRAME_BYTES - inside);
            byte[] page = page(at / FRAME_BYTES, pages);
            if (page != null) {
                into.put(page, inside, count);
                had += count;
            } else {
                into.put(new byte[count]);
            }
            at += count;
        }
        pages.close();
        return had;
    }

    /** The whole frame, or null where the dump has none that can be read. */
    private byte[] page(long frame, PageReader pages) throws IOException {
        if (!bitmap.has(frame)) {
            return null;
        }
        ByteBuffer descriptor =
                file.bytes(header.descriptorsOffset() + bitmap.rank(frame) * DESCRIPTOR_BYTES, DESCRIPTOR_BYTES);
        byte[] page = new byte[FRAME_BYTES];
        return pages.read(descriptor, 0, page) == FRAME_BYTES ? page : null;
    }

    @Override
    public void scan(HeadTaker taker, SearchProgress progress) throws IOException {
        long[] batch = new long[BATCH];
        long[] heads = new long[2 * BATCH];
        FrameBitmap.Frames frames = bitmap.frames();
        long rank = 0;
        for (int count = frames.next(batch); count > 0; count = frames.next(batch)) {
            ByteBuffer descriptors =
                    file.bytes(header.descriptorsOffset() + rank * DESCRIPTOR_BYTES, count * DESCRIPTOR_BYTES);
            unpackHeads(descriptors, count, heads);
            for (int i = 0; i < count; i++) {
                taker.head(batch[i], heads[2 * i], heads[2 * i + 1]);
            }
            rank += count;
            progress.at(rank * FRAME_BYTES, bitmap.count() * FRAME_BYTES);
        }
    }

    /** By all processors: to unpack even the begin of a frame takes longer than to read it. */
    private void unpackHeads(ByteBuffer descriptors, int count, long[] heads) throws IOException {
        int parts = Math.max(1, Math.min(count, Runtime.getRuntime().availableProcessors()));
        try {
            IntStream.range(0, parts)
                    .parallel()
                    .forEach(part -> heads(descriptors, count * part / parts, count * (part + 1) / parts, heads));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void heads(ByteBuffer descriptors, int from, int to, long[] heads) {
        byte[] head = new byte[HEAD_BYTES];
        ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        PageReader pages = new PageReader(file, AHEAD_BYTES);
        for (int i = from; i < to; i++) {
            boolean isRead = pages.readOrNothing(descriptors, i * DESCRIPTOR_BYTES, head) == HEAD_BYTES;
            heads[2 * i] = isRead ? words.getLong(0) : 0;
            heads[2 * i + 1] = isRead ? words.getLong(8) : 0;
        }
        pages.close();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads frames, or their begins; of one thread. Frames mostly lie in the order of their descriptors, so it reads ahead. */
    private static final class PageReader {
        private final DumpFile file;
        private final Inflater inflater = new Inflater();
        private final byte[] ahead;
        private final byte[] single = new byte[FRAME_BYTES];
        private long aheadFrom;
        private int aheadCount;

        PageReader(DumpFile file, int aheadBytes) {
            this.ahead = new byte[aheadBytes];
            this.file = file;
        }

        int readOrNothing(ByteBuffer descriptors, int at, byte[] into) {
            try {
                return read(descriptors, at, into);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Fills {@code into} with the begin of the frame; returns how many bytes there are, 0 where it cannot be read. */
        int read(ByteBuffer descriptors, int at, byte[] into) throws IOException {
            long offset = descriptors.getLong(at);
            int size = descriptors.getInt(at + 8);
            int flags = descriptors.getInt(at + 12);
            if (offset <= 0 || size <= 0 || size > FRAME_BYTES || offset + size > file.size()) {
                return 0;
            }
            byte[] source = ahead;
            int from = (int) (offset - aheadFrom);
            if (offset < aheadFrom) {
                // As all frames of zeros share one place far before.
                file.read(offset, ByteBuffer.wrap(single, 0, size));
                source = single;
                from = 0;
            } else if (offset + size > aheadFrom + aheadCount) {
                aheadFrom = offset;
                aheadCount = file.read(offset, ByteBuffer.wrap(ahead));
                from = 0;
            }
            if ((flags & ZLIB) == 0) {
                int count = Math.min(size, into.length);
                System.arraycopy(source, from, into, 0, count);
                return count;
            }
            return inflate(source, from, size, into);
        }

        private int inflate(byte[] source, int from, int size, byte[] into) {
            inflater.reset();
            inflater.setInput(source, from, size);
            int count = 0;
            try {
                while (count < into.length) {
                    int more = inflater.inflate(into, count, into.length - count);
                    if (more <= 0) {
                        break;
                    }
                    count += more;
                }
            } catch (DataFormatException damaged) {
                return 0;
            }
            return count;
        }

        void close() {
            inflater.end();
        }
    }
}
