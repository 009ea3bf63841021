package io.xenscope.report.dump;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.PcpuStream;
import java.util.Arrays;

/**
 * What every pcpu is doing, a character each: {@code .} idle, the domain it runs as 0-9, A-Z for 10-35 and {@code +} for
 * those above, {@code ?} unknown or between two vcpus, {@code !} losing records, {@code -} without records in the capture.
 */
final class Picture {
    /** More pcpus than this are not drawn. */
    static final int MOST = 64;

    /** Of a pcpu that was not drawn yet; no {@link PcpuStream#state}. */
    private static final int NONE = -3;

    private final int[] states;
    private final int width;

    /** The cells and a blank. */
    private final LineMemory cells = new LineMemory(MOST + 1 + LineMemory.STEP);

    /** For pcpus below {@code limit}. */
    Picture(int limit) {
        width = limit > MOST ? 0 : limit;
        states = new int[limit];
        Arrays.fill(states, NONE);
        for (int i = 0; i < cells.size(); i++) {
            LineMemory.put(cells.begin() + i, (byte) (i < width ? '-' : ' '));
        }
    }

    /** Draws what a pcpu does now, see {@link PcpuStream#state}; false where it looks as before. */
    boolean update(int pcpu, int state) {
        if (states[pcpu] == state || pcpu >= width) {
            return false;
        }
        states[pcpu] = state;
        LineMemory.put(cells.begin() + pcpu, (byte) cell(state));
        return true;
    }

    /** Appends it, and a blank, with {@code x} for the pcpu whose record it is. */
    void write(LineBuffer out, int pcpu) {
        if (width > 0) {
            int begin = out.length();
            out.put(cells.begin(), width + 1).set(begin + pcpu, 'x');
        }
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
