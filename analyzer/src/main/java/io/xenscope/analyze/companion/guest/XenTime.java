package io.xenscope.analyze.companion.guest;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.PvCallListener;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import io.xenscope.clock.foreign.Marks;

/** When one vcpu was in Xen: hypercalls to the last record that proves them, VM exits to their entry. In ns; the first four million. */
public final class XenTime implements VcpuTracker, PvCallListener, VmExitListener {
    private static final int MOST = 4_000_000;

    private final Analysis analysis;
    private final Marks marks = new Marks();
    private long begin;

    public XenTime(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public void entered(Moment now, PvCallEntry call, Confidence continues, boolean isSame) {
        begin = now.time();
    }

    @Override
    public void ended(long earliest, long latest, boolean isTruncated) {
        add(begin, earliest);
    }

    @Override
    public void entered(VmExit exit, long entry) {
        add(exit.exit(), entry);
    }

    private void add(long from, long to) {
        if (marks.size() < MOST && to > from) {
            marks.add(analysis.moment(from), analysis.moment(to));
        }
    }

    /** In the order of time. */
    Marks marks() {
        return marks;
    }
}
