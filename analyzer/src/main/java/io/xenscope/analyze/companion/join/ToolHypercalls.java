package io.xenscope.analyze.companion.join;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.analyze.track.HypercallRecords;
import io.xenscope.analyze.track.Readings;
import io.xenscope.format.Capture;
import io.xenscope.format.Search;
import java.util.ArrayList;
import java.util.List;

/** The hypercalls of dom0 that logged calls can have made, in the order of time; the first four million of them. */
final class ToolHypercalls implements HostTracker {
    private static final int MOST = 4_000_000;

    private final Analysis analysis;
    private final long kinds;
    private final List<Hypercall> all = new ArrayList<>();

    private ToolHypercalls(Analysis analysis, long kinds) {
        this.analysis = analysis;
        this.kinds = kinds;
    }

    /** Reads those whose number is one of {@code kinds}, as bits. */
    static ToolHypercalls read(Capture capture, Analysis analysis, long kinds, int threads) {
        ToolHypercalls calls = new ToolHypercalls(analysis, kinds);
        if (kinds != 0) {
            Readings readings = new Readings(capture, analysis);
            readings.host().follow(calls);
            readings.run(threads);
        }
        return calls;
    }

    @Override
    public void register(HostEvents events) {
        HypercallRecords.register(events, this::add);
    }

    private void add(Moment now, int number) {
        boolean isOfTools = now.vcpu() != VcpuKey.UNKNOWN && VcpuKey.domain(now.vcpu()) == 0;
        boolean isOne = isOfTools && (number >= 0 && number < Long.SIZE && (kinds >>> number & 1) != 0);
        if (isOne && all.size() < MOST) {
            long time = analysis.moment(now.time());
            all.add(new Hypercall(number, now.vcpu(), time, now.record().offset()));
        }
    }

    int size() {
        return all.size();
    }

    Hypercall get(int index) {
        return all.get(index);
    }

    /** The first one at or after a time in ns; {@link #size} where there is none. */
    int firstFrom(long time) {
        return (int) Search.first(0, all.size(), i -> all.get((int) i).time() >= time);
    }
}
