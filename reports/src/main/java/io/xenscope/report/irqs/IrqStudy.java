package io.xenscope.report.irqs;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.irq.Ipis;
import io.xenscope.analyze.irq.IrqTimes;
import io.xenscope.analyze.irq.IrqWakes;
import io.xenscope.analyze.irq.Vectors;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.WakeToHalt;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import java.util.function.IntPredicate;

/** What is reported about interrupts; only what the capture has records of is followed. */
final class IrqStudy implements Study {
    private final Analysis analysis;
    private final IntPredicate pcpus;
    private final IrqTimes times;
    private final IrqWakes wakes;
    private final Vectors vectors;
    private final Ipis ipis;
    private final Range range;
    private VcpuTrackers<WakeToHalt> halts;

    /** {@code pcpus}: those of which handlers are reported. */
    IrqStudy(Analysis analysis, Range range, IntPredicate pcpus) {
        this.analysis = analysis;
        this.pcpus = pcpus;
        this.times = new IrqTimes(range);
        this.wakes = new IrqWakes(range);
        this.vectors = new Vectors(range);
        this.ipis = new Ipis(range);
        this.range = range;
    }

    @Override
    public void follow(Readings readings) {
        if (RecordKind.IRQ.isIn(analysis) || RecordKind.OLD_IRQ.isIn(analysis)) {
            readings.host().follow(times);
            readings.host().follow(wakes);
            readings.host().follow(vectors);
        }
        if (RecordKind.HVM_HANDLER.isIn(analysis)) {
            readings.host().follow(ipis);
            halts = readings.vcpus()
                    .follow(
                            (vcpu, mates) ->
                                    vcpu == VcpuKey.UNKNOWN || VcpuKey.isIdle(vcpu) ? null : new WakeToHalt(range),
                            WakeToHalt::register);
        }
    }

    @Override
    public void fill(Scope scope, Page page) {
        Contents.fill(
                scope,
                page,
                HandlerTables.irqs(scope, times, pcpus),
                HandlerTables.wakes(scope, wakes),
                HandlerTables.vectors(scope, vectors),
                GuestInterruptTables.ipis(scope, ipis),
                GuestInterruptTables.halts(scope, halts));
    }
}
