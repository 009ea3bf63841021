package io.xenscope.report.blame;

import io.xenscope.analyze.waits.Blame;
import io.xenscope.analyze.waits.BlamedDomain;
import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.Contents;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Scope;
import java.io.IOException;
import java.util.List;

/** {@code blame}: who had the pcpu on which each vcpu ran next while it waited, summed over all waits. */
public final class BlameReport implements Command {
    @Override
    public String name() {
        return "blame";
    }

    @Override
    public String summary() {
        return "who had the pcpus that vcpus waited for, in total";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "blame --dom 1 boot.xen";
    }

    @Override
    public String notes() {
        return "Shows who had the pcpu on which the vcpu ran next; --pcpu chooses that pcpu.\n";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM,
                CommonOptions.TO,
                CommonOptions.DOM,
                CommonOptions.VCPU,
                CommonOptions.PCPU,
                CommonOptions.MIN_DUR,
                CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.print(asked, "xenscope.blame/1", (scope, page) -> fill(asked, scope, page));
    }

    private static void fill(Invocation asked, Scope scope, Page page) {
        Blame.Asked waits = new Blame.Asked(
                scope.range(),
                scope::holds,
                asked.pcpus(),
                asked.pcpus().isAll(),
                scope.analysis().rate().ticks(asked.minDurationNanos()));
        List<BlamedVcpu> vcpus = Blame.of(scope.analysis(), waits, asked.threads());
        Contents.fill(
                scope,
                page,
                WaiterTable.of(scope, vcpus),
                OccupantTables.domains(scope, BlamedDomain.of(vcpus)),
                OccupantTables.matrix(scope, vcpus),
                OccupantTables.blame(scope, vcpus));
    }
}
