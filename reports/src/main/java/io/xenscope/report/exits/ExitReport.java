package io.xenscope.report.exits;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.hvm.ExitStudy;
import io.xenscope.analyze.hvm.HandlerStudy;
import io.xenscope.analyze.hvm.InjectionStudy;
import io.xenscope.analyze.hvm.RipStudy;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.Study;

/** Follows all VM exits, and tells of them. */
final class ExitReport implements Study {
    private final VcpuArcs arcs;
    private final ExitStudy exits = new ExitStudy();
    private final HandlerStudy handlers;
    private final RipStudy rips;
    private final InjectionStudy injections;
    private final Symbols symbols;
    private final int threads;

    ExitReport(Survey survey, Symbols symbols, long bucket, int threads) {
        this.threads = threads;
        this.symbols = symbols;
        arcs = new VcpuArcs(survey.era());
        handlers = new HandlerStudy(arcs, survey.era());
        injections = new InjectionStudy(survey.era());
        rips = new RipStudy(arcs, survey.era(), bucket);
    }

    @Override
    public void follow(HostWalk walk) {
        walk.add(arcs);
        walk.add(handlers);
        walk.add(rips);
        walk.add(injections);
        arcs.tell(exits);
        arcs.tell(rips);
    }

    @Override
    public void fill(Scope scope, Page page) {
        if (RecordKind.HVM.isLacking(scope, page)) {
            return;
        }
        page.table(GuestTable.of(scope, RunningTicks.of(scope, threads), arcs, exits, none(scope, "no VM exits")))
                .table(VcpuExitTable.of(scope, arcs, exits, none(scope, "no VM exits")))
                .table(HandlerTable.of(scope, handlers, none(scope, "no handlers of VM exits")))
                .table(VcpuInjectionTable.of(scope, injections, none(scope, "no injected interrupts")))
                .table(RipTable.of(scope, rips, symbols, none(scope, "no VM exits")));
    }

    private static String none(Scope scope, String what) {
        return RecordKind.HVM.whenEmpty(scope, what);
    }
}
