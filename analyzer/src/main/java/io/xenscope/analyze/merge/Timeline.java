package io.xenscope.analyze.merge;

import io.xenscope.analyze.Overview;
import io.xenscope.format.Capture;
import io.xenscope.format.WindowIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The one order of time over the records of all pcpus, to be entered anywhere.
 *
 * <p>Cut into slices of about equal size, which threads can read side by side: where a slice begins, the schedule shows
 * who runs where.
 */
public final class Timeline {
    private static final long SLICE_BYTES = 1 << 17;

    /** To enter a slice costs a search on every pcpu: with many, slices are longer. */
    private static final long SLICE_BYTES_PER_PCPU = 1 << 13;

    private final Capture capture;
    private final List<PcpuPlaces> pcpus = new ArrayList<>();

    public Timeline(Capture capture, Overview overview) {
        this.capture = capture;
        WindowIndex windows = capture.windows();
        int[][] byPcpu = windows.byPcpu();
        long begin = overview.extent().beginTicks();
        for (int pcpu = 0; pcpu < byPcpu.length; pcpu++) {
            if (byPcpu[pcpu].length > 0) {
                pcpus.add(new PcpuPlaces(
                        windows,
                        byPcpu[pcpu],
                        overview.marks(),
                        overview.alignment().of(pcpu),
                        begin,
                        overview.hasHvmPrefix()));
            }
        }
    }

    List<PcpuPlaces> pcpus() {
        return pcpus;
    }

    /** A merge of its own for a thread. */
    public RecordMerge merge() {
        List<PcpuStream> streams = new ArrayList<>();
        for (PcpuPlaces places : pcpus) {
            streams.add(new PcpuStream(places, capture.source()));
        }
        return new RecordMerge(streams);
    }

    /** A reader for each pcpu that has records, by number. */
    public List<PcpuReader> pcpuReaders() {
        return pcpus.stream()
                .map(places -> new PcpuReader(new PcpuStream(places, capture.source())))
                .toList();
    }

    /** A reader of single runs for a thread. */
    public RunReader runReader() {
        int limit = pcpus.stream().mapToInt(PcpuPlaces::pcpu).max().orElse(-1) + 1;
        PcpuPlaces[] byNumber = new PcpuPlaces[limit];
        pcpus.forEach(places -> byNumber[places.pcpu()] = places);
        return new RunReader(byNumber, capture.source());
    }

    /**
     * Borders of slices of {@code [from, to)}, in common ticks: {@code from}, rising borders between, {@code to}. They
     * depend on the capture alone, not on how many threads there are.
     */
    public long[] slices(long from, long to) {
        return new SliceBorders(windowTimes(), windowsPerSlice()).between(from, to);
    }

    private double windowsPerSlice() {
        long bytes = Math.max(
                1, capture.source().size() / Math.max(1, capture.windows().count()));
        return (double) Math.max(SLICE_BYTES, SLICE_BYTES_PER_PCPU * pcpus.size()) / bytes;
    }

    private long[] windowTimes() {
        long[] times = new long[capture.windows().count()];
        int count = 0;
        for (PcpuPlaces places : pcpus) {
            for (int window = 0; window < places.windowCount(); window++) {
                times[count++] = places.commonTime(window);
            }
        }
        Arrays.sort(times);
        return times;
    }
}
