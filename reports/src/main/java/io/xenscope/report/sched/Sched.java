package io.xenscope.report.sched;

import io.xenscope.analyze.stay.Stays;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.Contents;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.WastedTables;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code sched}: what every vcpu and domain was doing, how long it waited, and where it ran. */
public final class Sched implements Command {
    @Override
    public String name() {
        return "sched";
    }

    @Override
    public String summary() {
        return "what vcpus and domains did, waited for, and where";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "sched --dom 1 --from 1s --to +200ms boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.print(asked, "xenscope.sched/1", (scope, page) -> fill(scope, page, asked.threads()));
    }

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
                DomainStateTable.of(scope, stays.domains()),
                DomainStateTable.parallelism(scope, stays.domains()),
                AffinityTable.of(scope, stays.places()),
                WastedTables.vcpus(scope, wasted),
                WastedTables.episodes(scope, wasted));
    }
}
