package io.xenscope.analyze.merge;

import io.xenscope.clock.Alignment;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The plain way to the order of time, for captures without damage: reads everything, gives each record the TSC of the
 * last one of its pcpu that had one, as common ticks, and sorts.
 */
final class Sorted {
    /** A record, or the begin of a loss. */
    record Seen(long time, int pcpu, long offset, boolean lossBegin) {}

    private Sorted() {}

    static List<Seen> all(Capture capture, Alignment clocks) {
        List<Seen> all = new ArrayList<>();
        Map<Integer, Long> times = firstTimes(capture);
        long start = times.entrySet().stream()
                .mapToLong(first -> clocks.of(first.getKey()).ticks(first.getValue()))
                .min()
                .orElse(0);
        Set<Integer> seen = new HashSet<>();
        WindowIndex windows = capture.windows();
        for (int window = 0; window < windows.count(); window++) {
            int pcpu = windows.pcpu(window);
            RecordCursor record = new RecordCursor(capture.source()).wrap(windows.start(window), windows.end(window));
            while (record.next()) {
                long last = times.get(pcpu);
                long time = record.hasTsc() ? Math.max(last, record.tsc()) : last;
                if (record.event() == 0x1f001) {
                    boolean isFirst = seen.add(pcpu);
                    long begin = Math.max(isFirst ? Long.MIN_VALUE : last, Math.min(record.quad(2), time));
                    long shown = Math.max(start, clocks.of(pcpu).ticks(begin));
                    all.add(new Seen(shown, pcpu, record.offset(), true));
                }
                seen.add(pcpu);
                all.add(new Seen(clocks.of(pcpu).ticks(time), pcpu, record.offset(), false));
                times.put(pcpu, time);
            }
        }
        all.sort(Comparator.comparingLong(Seen::time).thenComparingInt(Seen::pcpu));
        return all;
    }

    private static Map<Integer, Long> firstTimes(Capture capture) {
        Map<Integer, Long> times = new HashMap<>();
        WindowIndex windows = capture.windows();
        for (int window = 0; window < windows.count(); window++) {
            RecordCursor record = new RecordCursor(capture.source()).wrap(windows.start(window), windows.end(window));
            while (!times.containsKey(windows.pcpu(window)) && record.next()) {
                if (record.hasTsc()) {
                    times.put(windows.pcpu(window), record.tsc());
                }
            }
        }
        return times;
    }
}
