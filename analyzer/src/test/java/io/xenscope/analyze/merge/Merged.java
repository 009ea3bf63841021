package io.xenscope.analyze.merge;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.sched.VcpuKey;
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

    /** For each record {@code TIME pPCPU VCPU STATES}, the states of all pcpus as the record found them. */
    static List<String> states(TraceMaker trace, long from, long to) {
        List<String> lines = new ArrayList<>();
        try (Capture capture = trace.capture();
                Survey survey = Survey.of(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            RecordMerge merge = new Timeline(capture, survey).merge().open(from, to);
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
