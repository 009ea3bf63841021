package io.xenscope.format.vmcore;

import io.xenscope.format.Search;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Memory in an ELF core: pieces by machine address, in any order and not always of whole frames. Memory that a piece is said to
 * have beyond what is stored reads as zeros.
 */
final class ElfMemory implements PhysicalMemory {
    private static final int BLOCK_BYTES = 4 << 20;
    private static final int MOST_NOTE_BYTES = 16 << 20;

    /** {@code stored} bytes of the file from {@code offset} on, and zeros up to {@code size}, are the memory at {@code address}. */
    private record Piece(long address, long offset, long stored, long size) {
        long end() {
            return address + size;
        }

        long storedEnd() {
            return address + stored;
        }
    }

    private final DumpFile file;
    private final boolean wide;
    private final Piece[] pieces;
    private final List<Note> notes = new ArrayList<>();
    private long cutBytes;

    private ElfMemory(DumpFile file, ElfLayout layout) throws IOException {
        this.file = file;
        this.wide = layout.isWide();
        List<Piece> found = new ArrayList<>();
        for (ElfLayout.Part part : layout.parts()) {
            if (part.type() == ElfLayout.NOTE && part.offset() >= 0 && part.offset() < file.size()) {
                long bytes = Math.min(part.stored(), file.size() - part.offset());
                notes.addAll(Note.all(file.bytes(part.offset(), (int) Math.max(0, Math.min(bytes, MOST_NOTE_BYTES)))));
            } else if (part.type() == ElfLayout.LOAD) {
                add(part, found);
            }
        }
        found.sort(Comparator.comparingLong(Piece::address));
        this.pieces = withoutOverlaps(found).toArray(Piece[]::new);
    }

    static ElfMemory of(DumpFile file, ElfLayout layout) throws IOException {
        return new ElfMemory(file, layout);
    }

    private void add(ElfLayout.Part part, List<Piece> found) {
        long size = Math.max(part.size(), part.stored());
        boolean isSane = part.offset() >= 0 && part.address() >= 0 && part.stored() >= 0 && size > 0;
        if (!isSane || part.address() + size < 0) {
            return;
        }
        long stored = Math.min(part.stored(), Math.max(0, file.size() - part.offset()));
        long missing = part.stored() - stored;
        cutBytes += missing;
        if (size - missing > 0) {
            found.add(new Piece(part.address(), part.offset(), stored, missing > 0 ? stored : size));
        }
    }

    /** Of memory that is there twice, the first is taken. */
    private static List<Piece> withoutOverlaps(List<Piece> sorted) {
        List<Piece> disjoint = new ArrayList<>();
        long end = 0;
        for (Piece piece : sorted) {
            long twice = Math.max(0, Math.min(piece.size(), end - piece.address()));
            if (twice < piece.size()) {
                disjoint.add(new Piece(
                        piece.address() + twice,
                        piece.offset() + Math.min(twice, piece.stored()),
                        Math.max(0, piece.stored() - twice),
                        piece.size() - twice));
                end = piece.end();
            }
        }
        return disjoint;
    }

    @Override
    public String container() {
        return wide ? "ELF core, 64-bit" : "ELF core, 32-bit";
    }

    @Override
    public long frames() {
        long bytes = 0;
        for (Piece piece : pieces) {
            bytes += piece.size();
        }
        return bytes / FRAME_BYTES;
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
    public boolean has(long frame) {
        long at = frame * FRAME_BYTES;
        long end = at + FRAME_BYTES;
        for (int i = first(at); i < pieces.length && pieces[i].address() <= at && at < end; i++) {
            at = pieces[i].end();
        }
        return at >= end;
    }

    /** The first piece that ends behind an address. */
    private int first(long address) {
        return (int) Search.first(0, pieces.length, piece -> pieces[(int) piece].end() > address);
    }

    @Override
    public int read(long address, ByteBuffer into) throws IOException {
        int begin = into.position();
        int limit = into.limit();
        long end = address + into.remaining();
        int had = 0;
        long at = address;
        for (int i = first(address); i < pieces.length && pieces[i].address() < end; i++) {
            Piece piece = pieces[i];
            zeros(into, Math.max(0, piece.address() - at));
            at = Math.max(at, piece.address());
            long stop = Math.min(end, piece.end());
            long storedStop = Math.min(stop, piece.storedEnd());
            if (storedStop > at) {
                into.limit(begin + (int) (storedStop - address));
                file.read(piece.offset() + at - piece.address(), into);
                into.limit(limit);
            }
            zeros(into, stop - Math.max(at, storedStop));
            had += (int) (stop - at);
            at = stop;
        }
        zeros(into, into.remaining());
        return had;
    }

    private static void zeros(ByteBuffer into, long count) {
        for (long i = 0; i < count; i++) {
            into.put((byte) 0);
        }
    }

    @Override
    public void scan(HeadTaker taker, SearchProgress progress) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long all = frames() * FRAME_BYTES;
        long done = 0;
        long next = 0;
        for (Piece piece : pieces) {
            // Zeros behind what is stored hold nothing to be found.
            long end = roundUp(piece.storedEnd());
            for (long at = Math.max(next, piece.address() & -FRAME_BYTES); at < end; at += BLOCK_BYTES) {
                int bytes = (int) Math.min(BLOCK_BYTES, end - at);
                block.clear().limit(bytes);
                read(at, block);
                give(at, block, bytes, taker);
                progress.at(done += bytes, all);
            }
            next = Math.max(next, end);
        }
    }

    private static long roundUp(long address) {
        return address + FRAME_BYTES - 1 & -FRAME_BYTES;
    }

    private static void give(long address, ByteBuffer block, int bytes, HeadTaker taker) throws IOException {
        for (int at = 0; at < bytes; at += FRAME_BYTES) {
            taker.head((address + at) / FRAME_BYTES, block.getLong(at), block.getLong(at + 8));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
