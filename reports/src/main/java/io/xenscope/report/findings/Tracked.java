package io.xenscope.report.findings;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.irq.IrqWakes;
import io.xenscope.analyze.power.IdleStates;
import io.xenscope.analyze.scheduler.Credit2;
import io.xenscope.analyze.scheduler.Rtds;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitHandlers;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.Capture;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;

/** What deep rules need from records read again, in one reading; trackers of which the capture has no records are left out. */
final class Tracked {
    /** Ports and addresses of one vcpu that have accounts of their own. */
    private static final int MOST_HANDLERS = 10_000;

    private final IdleStates idleStates;
    private final IrqWakes irqWakes;
    private final Rtds rtds;
    private final Credit2 credit2;
    private VcpuTrackers<ExitHandlers> handlers;

    private Tracked(Scope scope) {
        Analysis analysis = scope.analysis();
        Range range = scope.range();
        idleStates = new IdleStates(range, analysis.rate().hz());
        irqWakes = new IrqWakes(range);
        rtds = new Rtds(range, analysis.rate(), analysis.era());
        credit2 = new Credit2(range, analysis.era());
    }

    /** Reads what lies in the range of a scope, with so many threads. */
    static Tracked read(Capture capture, Scope scope, int threads) {
        Tracked tracked = new Tracked(scope);
        Readings readings = new Readings(capture, scope.analysis());
        tracked.followHost(readings, scope.analysis());
        tracked.followGuests(readings, scope);
        readings.run(threads);
        return tracked;
    }

    private void followHost(Readings readings, Analysis analysis) {
        if (IdleStates.areIn(analysis.events())) {
            readings.host().follow(idleStates);
        }
        if (RecordKind.IRQ.isIn(analysis) || RecordKind.OLD_IRQ.isIn(analysis)) {
            readings.host().follow(irqWakes);
        }
        if (RecordKind.RTDS.isIn(analysis)) {
            readings.host().follow(rtds);
        }
        if (RecordKind.CREDIT2.isIn(analysis)) {
            readings.host().follow(credit2);
        }
    }

    private void followGuests(Readings readings, Scope scope) {
        if (!RecordKind.HVM_HANDLER.isIn(scope.analysis())) {
            return;
        }
        VcpuTrackers<VmExits> exits = readings.vcpus()
                .follow(
                        (vcpu, mates) -> isGuest(scope, vcpu) ? new VmExits(vcpu, scope.range()) : null,
                        VmExits::register);
        handlers = readings.vcpus()
                .follow(
                        (vcpu, mates) -> isGuest(scope, vcpu)
                                ? new ExitHandlers(mates.of(exits), scope.range(), MOST_HANDLERS)
                                : null,
                        events -> ExitHandlers.register(events, scope.analysis().era()));
    }

    private static boolean isGuest(Scope scope, int vcpu) {
        return scope.holds(vcpu) && vcpu != VcpuKey.UNKNOWN && !VcpuKey.isIdle(vcpu);
    }

    /** Empty without records of power management. */
    IdleStates idleStates() {
        return idleStates;
    }

    /** Empty without records of interrupts. */
    IrqWakes irqWakes() {
        return irqWakes;
    }

    /** Empty without records of rtds. */
    Rtds rtds() {
        return rtds;
    }

    /** Empty without records of credit2. */
    Credit2 credit2() {
        return credit2;
    }

    /** What the handlers of VM exits did, by vcpu; null without records of them. */
    VcpuTrackers<ExitHandlers> handlers() {
        return handlers;
    }
}
