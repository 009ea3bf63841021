package io.xenscope.report.sched;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.stay.Stays;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.waits.Idlers;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import io.xenscope.report.waste.WastedTables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is reported about vcpus and domains from the schedule; records are read again only for what schedulers decided. */
final class SchedStudy implements Study {
    private final int threads;
    /** Null where the capture does not record decisions. */
    private final Idlers idlers;

    SchedStudy(Analysis analysis, int threads) {
        this.threads = threads;
        this.idlers = Idlers.areIn(analysis.events()) ? new Idlers(analysis, analysis.era()) : null;
    }

    @Override
    public void follow(Readings readings) {
        if (idlers != null) {
            readings.host().follow(idlers);
        }
    }

    private List<Wasted> wasted(Scope scope) {
        try (Idlers own = idlers) {
            return WastedTime.ofVcpus(scope.analysis(), scope.range(), threads, scope::holds, own);
        }
    }

    @Override
    public void fill(Scope scope, Page page) {
        Set<Integer> domains =
                scope.knownVcpus().stream().map(vcpu -> vcpu.domain()).collect(Collectors.toSet());
        Stays stays = Stays.of(scope.analysis(), scope.range(), threads, scope::holds, domains::contains);
        List<Wasted> wasted = wasted(scope);
        Contents.fill(
                scope,
                page,
                RunstateTables.states(scope, stays.vcpus()),
                RunstateTables.waits(scope, stays.vcpus()),
                DomainStateTables.states(scope, stays.domains()),
                DomainStateTables.parallelism(scope, stays.domains()),
                RunstateTables.affinity(scope, stays.places()),
                WastedTables.vcpusByReason(scope, wasted),
                WastedTables.episodes(scope, wasted));
    }
}
