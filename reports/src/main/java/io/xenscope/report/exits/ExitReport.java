package io.xenscope.report.exits;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitHandlers;
import io.xenscope.analyze.track.vcpu.ExitRips;
import io.xenscope.analyze.track.vcpu.ExitsByReason;
import io.xenscope.analyze.track.vcpu.Injections;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Page;

/** Follows all VM exits, and prints what they were. */
final class ExitReport implements Study {
    private static final int MOST_HANDLERS = 1 << 14;
    private static final int MOST_RIPS = 1 << 15;

    private final Analysis analysis;
    private final Scope scope;
    private final Symbols symbols;
    private final long bucket;
    private final int threads;
    private VcpuTrackers<ExitsByReason> exits;
    private VcpuTrackers<ExitHandlers> handlers;
    private VcpuTrackers<ExitRips> rips;
    private VcpuTrackers<Injections> injections;

    ExitReport(Analysis analysis, Scope scope, Symbols symbols, long bucket, int threads) {
        this.analysis = analysis;
        this.scope = scope;
        this.symbols = symbols;
        this.bucket = bucket;
        this.threads = threads;
    }

    @Override
    public void follow(Readings readings) {
        VcpuReading vcpus = readings.vcpus();
        VcpuTrackers<VmExits> followed = vcpus.follow(
                (vcpu, mates) -> isAsked(vcpu) ? new VmExits(vcpu, scope.range()) : null, VmExits::register);
        exits = vcpus.follow((vcpu, mates) -> isAsked(vcpu) ? mates.of(followed).tell(new ExitsByReason()) : null);
        handlers = vcpus.follow(
                (vcpu, mates) ->
                        isAsked(vcpu) ? new ExitHandlers(mates.of(followed), scope.range(), MOST_HANDLERS) : null,
                events -> ExitHandlers.register(events, analysis.era()));
        rips = vcpus.follow(
                (vcpu, mates) ->
                        isAsked(vcpu) ? new ExitRips(mates.of(followed), scope.range(), bucket, MOST_RIPS) : null,
                events -> ExitRips.register(events, analysis.era()));
        injections = vcpus.follow(
                (vcpu, mates) -> isAsked(vcpu) ? new Injections(scope.range()) : null, Injections::register);
    }

    private boolean isAsked(int vcpu) {
        return scope.holds(vcpu);
    }

    @Override
    public void fill(Scope same, Page page) {
        if (RecordKind.HVM.isLacking(scope, page)) {
            return;
        }
        page.table(GuestTable.of(scope, RunningTicks.of(scope, threads), exits, none("no VM exits")))
                .table(ExitTables.exits(scope, exits, none("no VM exits")))
                .table(HandlerTable.of(scope, handlers, none("no handlers of VM exits")))
                .table(ExitTables.injections(scope, injections, none("no injected interrupts")))
                .table(RipTable.of(scope, rips, symbols, none("no VM exits")));
    }

    private String none(String what) {
        return RecordKind.HVM.whenEmpty(scope, what);
    }
}
