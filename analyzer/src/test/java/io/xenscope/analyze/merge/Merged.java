package io.xenscope.analyze.merge;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import java.util.ArrayList;
import java.util.List;

/** What the merge shows of a capture, slice by slice. */
final class Merged {
    private Merged() {}

    static List<Sorted.Seen> records(Timeline timeline, long... borders) {
        List<Sorted.Seen> all = new ArrayList<>();
        RecordMerge merge = timeline.merge();
        for (int slice = 0; slice + 1 < borders.length; slice++) {
            merge.open(borders[slice], borders[slice + 1]);
            while (merge.next()) {
                PcpuStream stream = merge.current();
                all.add(new Sorted.Seen(
                        stream.time(), stream.pcpu(), stream.record().offset(), stream.isLossBegin()));
            }
        }
        return all;
    }

    /** The same where plain records are taken many at a time. */
    static List<Sorted.Seen> runs(Timeline timeline, long... borders) {
        List<Sorted.Seen> all = new ArrayList<>();
        RecordMerge merge = timeline.merge();
        PlainRun run = new PlainRun();
        for (int slice = 0; slice + 1 < borders.length; slice++) {
            merge.open(borders[slice], borders[slice + 1]);
            while (merge.nextRun()) {
                takeAll(merge.current(), merge.limit(), run, all);
            }
        }
        return all;
    }

    private static void takeAll(PcpuStream stream, long limit, PlainRun run, List<Sorted.Seen> all) {
        do {
            if (stream.take(run, limit)) {
                for (int i = 0; i < run.count(); i++) {
                    all.add(new Sorted.Seen(run.times()[i], stream.pcpu(), run.offsets()[i], false));
                }
                if (stream.time() >= limit) {
                    return;
                }
            } else {
                all.add(new Sorted.Seen(
                        stream.time(), stream.pcpu(), stream.record().offset(), stream.isLossBegin()));
            }
        } while (stream.nextBefore(limit));
    }

    /** For each record {@code TIME pPCPU VCPU STATES}, the states of all pcpus as the record found them. */
    static List<String> states(TraceMaker trace, long from, long to) {
        List<String> lines = new ArrayList<>();
        try (Capture capture = trace.capture();
                Overview overview = Analyzer.overview(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            RecordMerge merge = new Timeline(capture, overview).merge().open(from, to);
            while (merge.next()) {
                PcpuStream stream = merge.current();
                StringBuilder line = new StringBuilder(
                        stream.time() + " p" + stream.pcpu() + " " + VcpuKey.text(stream.vcpu()) + " |");
                for (PcpuStream other : merge.streams()) {
                    line.append(' ').append(other.state() == PcpuStream.LOST ? "lost" : VcpuKey.text(other.state()));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
