package io.xenscope.report.sched;

import io.xenscope.analyze.stay.Stays;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import io.xenscope.report.waste.WastedTables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code sched}: what every vcpu and domain was doing, how long it waited, and where it ran. */
public final class Sched {
    public static final String SCHEMA = "xenscope.sched/1";

    public static final Command COMMAND = Command.of("sched", "what vcpus and domains did, waited for, and where")
            .question(Question.TIME)
            .example("sched --dom 1 --from 1s --to +200ms boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP)
            .does(asked -> Reports.print(asked, SCHEMA, (scope, page) -> fill(scope, page, asked.threads())));

    private Sched() {}

    static void fill(Scope scope, Page page, int threads) {
        Set<Integer> domains =
                scope.knownVcpus().stream().map(vcpu -> vcpu.domain()).collect(Collectors.toSet());
        Stays stays = Stays.of(scope.analysis(), scope.range(), threads, scope::holds, domains::contains);
        List<Wasted> wasted = WastedTime.ofVcpus(scope.analysis(), scope.range(), threads, scope::holds);
        Contents.fill(
                scope,
                page,
                StateTables.states(scope, stays.vcpus()),
                StateTables.waits(scope, stays.vcpus()),
                DomainTables.states(scope, stays.domains()),
                DomainTables.parallelism(scope, stays.domains()),
                StateTables.affinity(scope, stays.places()),
                WastedTables.vcpus(scope, wasted),
                WastedTables.episodes(scope, wasted));
    }
}
