package io.xenscope.report.cut;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * What a capture has beyond an earlier one of the same host: of each pcpu, what follows the earlier one's last records. These are
 * looked for byte for byte, from the last one with a time on.
 */
final class LaterPart {
    private final Capture earlier;
    private final Capture later;
    private final RecordCursor record;
    private final List<Integer> gaps = new ArrayList<>();

    LaterPart(Capture earlier, Capture later) {
        this.earlier = earlier;
        this.later = later;
        this.record = new RecordCursor(later.source());
    }

    /** Pcpus whose last records of the earlier capture are not in the later one; after {@link #rest}. */
    List<Integer> gaps() {
        return gaps;
    }

    /** The windows of the later capture without what the earlier one has. */
    WindowIndex rest() {
        long[] starts = new long[later.windows().pcpuLimit()];
        int[][] byPcpu = earlier.windows().byPcpu();
        for (int pcpu = 0; pcpu < Math.min(starts.length, byPcpu.length); pcpu++) {
            Tail tail = tail(byPcpu[pcpu]);
            if (tail != null && hasWindow(pcpu)) {
                starts[pcpu] = behind(pcpu, tail);
                if (starts[pcpu] == 0) {
                    gaps.add(pcpu);
                }
            }
        }
        return later.windows().from(starts);
    }

    private boolean hasWindow(int pcpu) {
        return later.windows().bytesByPcpu()[pcpu] > 0;
    }

    /** The last record with a time and all that follow, in one window. */
    private record Tail(long from, long to, long tsc) {}

    private Tail tail(int[] windows) {
        RecordCursor reader = new RecordCursor(earlier.source());
        for (int i = windows.length - 1; i >= 0; i--) {
            long last = -1;
            long tsc = 0;
            reader.wrap(earlier.windows().start(windows[i]), earlier.windows().end(windows[i]));
            while (reader.next()) {
                if (reader.hasTsc()) {
                    last = reader.offset();
                    tsc = reader.tsc();
                }
            }
            if (last >= 0) {
                return new Tail(last, reader.nextOffset(), tsc);
            }
        }
        return null;
    }

    /** Where the later capture goes on behind a tail; 0 where that is not in it. */
    private long behind(int pcpu, Tail tail) {
        WindowIndex windows = later.windows();
        long found = 0;
        for (int window = 0; window < windows.count(); window++) {
            if (windows.pcpu(window) != pcpu) {
                continue;
            }
            record.wrap(windows.start(window), windows.end(window));
            while (record.next()) {
                if (record.hasTsc()
                        && record.tsc() == tail.tsc()
                        && isSame(record.offset(), windows.end(window), tail)) {
                    found = record.offset() + tail.to() - tail.from();
                }
            }
        }
        return found;
    }

    private boolean isSame(long from, long end, Tail tail) {
        long bytes = tail.to() - tail.from();
        if (bytes > end - from) {
            return false;
        }
        for (long i = 0; i < bytes; i += 4) {
            if (later.source().i32(from + i) != earlier.source().i32(tail.from() + i)) {
                return false;
            }
        }
        return true;
    }
}
