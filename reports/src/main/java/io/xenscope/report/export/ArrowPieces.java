package io.xenscope.report.export;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The end of an arrow as events ready to be written: viewers tie it to the slice that is open on its lane, and where none is, it
 * gets one of no length for itself. Which it is, only the order of time shows.
 */
final class ArrowPieces {
    /** Writes one event. */
    interface Writer {
        void write(byte[] bytes, int from, int length) throws IOException;
    }

    private final EventBytes piece = new EventBytes();
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    /** Begins the next piece, which is made in what this returns. */
    EventBytes next() {
        piece.clear();
        return piece;
    }

    /** Whether nothing was made of the present piece. */
    boolean isEmpty() {
        return piece.length() == 0;
    }

    /** Adds the piece made last to an item: in the order mark, begin of its slice, arrow, end of its slice. */
    void addTo(EventBytes item) {
        length.clear().putInt(piece.length());
        item.write(length.array(), 0, Integer.BYTES);
        item.write(piece.array(), 0, piece.length());
    }

    /** Writes the four pieces that begin at {@code from}: mark and arrow inside a slice, or the arrow in its own. */
    static void write(byte[] item, int from, boolean isInside, Writer writer) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(item);
        int at = from;
        for (int i = 0; i < 4; i++) {
            int bytes = in.getInt(at);
            at += Integer.BYTES;
            boolean isMark = i == 0;
            boolean isArrow = i == 2;
            if (bytes > 0 && (isArrow || isMark == isInside)) {
                writer.write(item, at, bytes);
            }
            at += bytes;
        }
    }
}
