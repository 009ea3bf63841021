package io.xenscope.report.blame;

import io.xenscope.analyze.waits.Blame;
import io.xenscope.analyze.waits.BlamedDomain;
import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.util.List;

/** {@code blame}: who had the pcpu on which each vcpu ran next while it waited, summed over all waits. */
public final class BlameReport {
    public static final Command COMMAND = Command.of("blame", "who had the pcpus that vcpus waited for, in total")
            .question(Question.WAITING)
            .example("blame --dom 1 boot.xen")
            .notes("Shows who had the pcpu on which the vcpu ran next; --pcpu chooses that pcpu.\n")
            .report(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.PCPU,
                    CommonOptions.MIN_DUR,
                    CommonOptions.TOP)
            .does(asked -> Reports.print(asked, "xenscope.blame/1", (scope, page) -> fill(asked, scope, page)));

    private BlameReport() {}

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
