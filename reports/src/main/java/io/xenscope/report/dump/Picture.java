package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.sched.VcpuKey;
import java.util.Arrays;

/**
 * What every pcpu is doing, a character each: {@code .} idle, the domain it runs as 0-9, A-Z for 10-35 and {@code +} for
 * those above, {@code ?} unknown or between two vcpus, {@code !} losing records, blank without records in the capture.
 */
final class Picture {
    /** More pcpus than this are not drawn. */
    static final int MOST = 64;

    /** Of a pcpu that was not drawn yet; no {@link PcpuStream#state}. */
    private static final int NONE = -3;

    private final int[] states;
    private final byte[] cells;
    private final int width;

    /** For pcpus below {@code limit}. */
    Picture(int limit) {
        width = limit > MOST || limit == 0 ? 0 : limit + 1;
        states = new int[limit];
        cells = new byte[limit + 1];
        Arrays.fill(states, NONE);
        Arrays.fill(cells, (byte) ' ');
    }

    /** Characters of the picture and the blank behind it. */
    int width() {
        return width;
    }

    /** Draws what a pcpu does now, see {@link PcpuStream#state}; false where that is nothing new. */
    boolean update(int pcpu, int state) {
        if (states[pcpu] == state) {
            return false;
        }
        states[pcpu] = state;
        cells[pcpu] = (byte) cell(state);
        return true;
    }

    /** Copies it with {@code x} for the pcpu whose record it is; returns its width. */
    int copy(byte[] to, int pcpu) {
        System.arraycopy(cells, 0, to, 0, width);
        if (width > 0) {
            to[pcpu] = 'x';
        }
        return width;
    }

    private static char cell(int state) {
        if (state == PcpuStream.LOST) {
            return '!';
        }
        if (state == VcpuKey.UNKNOWN) {
            return '?';
        }
        if (VcpuKey.isIdle(state)) {
            return '.';
        }
        int domain = VcpuKey.domain(state);
        return domain < 10 ? (char) ('0' + domain) : domain < 36 ? (char) ('A' + domain - 10) : '+';
    }
}
