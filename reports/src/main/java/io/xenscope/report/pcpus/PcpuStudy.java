package io.xenscope.report.pcpus;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.PcpuAccount;
import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.power.Frequencies;
import io.xenscope.analyze.power.IdleStates;
import io.xenscope.analyze.stay.Stays;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.waits.Idlers;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import io.xenscope.report.waste.WastedTables;
import java.util.List;
import java.util.function.IntPredicate;

/** What is reported about pcpus: their accounts from the schedule, C-states and frequencies from the records. */
final class PcpuStudy implements Study {
    private final Analysis analysis;
    private final Range range;
    private final IntPredicate chosen;
    private final int threads;
    /** Null where the capture does not record what schedulers decide. */
    private final Idlers idlers;

    private final IdleStates idle;
    private final Frequencies frequencies;

    PcpuStudy(Analysis analysis, Invocation asked) {
        this(analysis, Scope.of(analysis, asked).range(), asked.pcpus(), asked.threads());
    }

    PcpuStudy(Analysis analysis, Range range, IntPredicate chosen, int threads) {
        this.analysis = analysis;
        this.idlers = Idlers.areIn(analysis.events()) ? new Idlers(analysis, analysis.era()) : null;
        this.range = range;
        this.chosen = chosen;
        this.threads = threads;
        this.idle = new IdleStates(range, analysis.rate().hz());
        this.frequencies = new Frequencies(range, analysis.extent().beginTicks());
    }

    /** Without such records there is nothing to go through the capture for. */
    @Override
    public void follow(Readings readings) {
        if (idlers != null) {
            readings.host().follow(idlers);
        }
        if (IdleStates.areIn(analysis.events())) {
            readings.host().follow(idle);
        }
        if (RecordKind.FREQUENCY.isIn(analysis)) {
            readings.host().follow(frequencies);
        }
    }

    private List<Wasted> wasted() {
        try (Idlers own = idlers) {
            return WastedTime.ofPcpus(analysis, range, threads, chosen, own);
        }
    }

    @Override
    public void fill(Scope scope, Page page) {
        List<PcpuAccount<StayAccount>> accounts = analysis.schedule().stream()
                .filter(pcpu -> chosen.test(pcpu.pcpu()))
                .map(pcpu -> PcpuAccount.of(pcpu, analysis.alignment().of(pcpu.pcpu()), analysis.extent(), range))
                .toList();
        Stays stays = Stays.of(analysis, range, threads, key -> true, domain -> false);
        Contents.fill(
                scope,
                page,
                PcpuTables.pcpus(scope, accounts, stays.places()),
                PcpuTables.states(scope, accounts),
                WastedTables.pcpus(scope, wasted()),
                PcpuTables.guests(scope, stays.places(), chosen),
                PowerTables.idle(scope, idle, chosen),
                PowerTables.wakeups(scope, idle, chosen),
                PowerTables.frequencies(scope, frequencies, chosen));
    }
}
