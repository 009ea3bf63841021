package io.xenscope.bench;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.GenEvents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Copies windows, moved. The buffer it hands out is its own and is used again for the next window.
 *
 * <p>Moved in time are TSCs, the begin of a loss, and the two 32-bit times of an interrupt record; everything else of a
 * record stays as it is, unless pcpus and domains are renumbered. A record torn at the end of a window is left out.
 */
final class WindowCopier {
    private static final int LOST_HEADER = 0xC001_F001;
    private static final int LOST_BYTES = 28;
    private static final int SIZE_AT = 8;
    private static final int IRQ_HANDLED = 0x80_2008;

    private final WindowIndex windows;
    private final CaptureEnds ends;
    private final RecordCursor cursor;
    private ByteBuffer out = ByteBuffer.allocate(0);

    WindowCopier(Capture capture, CaptureEnds ends) {
        this.windows = capture.windows();
        this.ends = ends;
        this.cursor = new RecordCursor(capture.source());
    }

    /** The moved window with its header, ready to be written; a seam opens the first window of a pcpu with a loss. */
    ByteBuffer copy(int window, Move move, boolean atSeam) {
        int pcpu = windows.pcpu(window);
        prepare(windows.end(window) - windows.start(window));
        out.putInt(RecordHeader.CPU_CHANGE).putInt(move.pcpu(pcpu)).putInt(0);
        if (atSeam && ends.isFirstWindow(window, pcpu)) {
            putLoss(pcpu, move);
        }
        cursor.wrap(windows.start(window), windows.end(window));
        while (cursor.next()) {
            putRecord(move);
        }
        out.putInt(SIZE_AT, out.position() - RecordHeader.WINDOW_HEADER_BYTES);
        return out.flip();
    }

    private void prepare(long payload) {
        int needed = RecordHeader.WINDOW_HEADER_BYTES + LOST_BYTES + (int) payload;
        if (out.capacity() < needed) {
            out = ByteBuffer.allocateDirect(needed).order(ByteOrder.LITTLE_ENDIAN);
        }
        out.clear();
    }

    private void putLoss(int pcpu, Move move) {
        int domain = ends.firstDomain(pcpu);
        int vcpu = move.vcpu(domain, ends.firstVcpu(pcpu));
        out.putInt(LOST_HEADER).putLong(ends.firstTsc(pcpu) + move.ticks());
        out.putInt(1).putInt(vcpu << 16 | move.domain(domain));
        out.putLong(ends.lastTscBefore(pcpu) + move.ticks());
    }

    private void putRecord(Move move) {
        int header = cursor.header();
        out.putInt(header);
        if (header < 0) {
            out.putLong(cursor.tsc() + move.ticks());
        }
        int payload = out.position();
        for (int i = 0; i < RecordHeader.words(header); i++) {
            out.putInt(cursor.word(i));
        }
        moveTimes(header, payload, move.ticks());
        if (move.renumbers()) {
            NumberFields.move(header, out, payload, move);
        }
    }

    private void moveTimes(int header, int payload, long ticks) {
        int event = RecordHeader.event(header);
        if (event == GenEvents.LOST_RECORDS && RecordHeader.words(header) == 4) {
            out.putLong(payload + 8, out.getLong(payload + 8) + ticks);
        } else if (event == IRQ_HANDLED && RecordHeader.words(header) == 3) {
            moveLow(payload + 4, ticks);
            moveLow(payload + 8, ticks);
        }
    }

    /** 0 says that the time is not known, and goes on saying so. */
    private void moveLow(int at, long ticks) {
        int time = out.getInt(at);
        if (time != 0) {
            out.putInt(at, time + (int) ticks);
        }
    }
}
