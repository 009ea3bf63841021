package io.xenscope.report.summary;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.findings.Findings;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.util.Set;

/** {@code summary}: what stands out, where the time went, what domains asked of Xen, and what was slow. */
public final class Summary {
    public static final String SCHEMA = "xenscope.summary/1";

    public static final Command COMMAND = Command.of("summary", "where the time went, and what was slow")
            .question(Question.TIME)
            .example("summary boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP)
            .does(asked -> Reports.printAccounts(asked, SCHEMA, Summary::fill));

    private Summary() {}

    /** People read of what there is none of in one line; machines find every table. */
    public static void fill(Scope scope, Page page) {
        Findings.summarise(scope, page);
        Set<String> missing = Contents.missing(
                scope,
                page,
                PcpuTimeTable.of(scope),
                DomainTable.of(scope),
                VcpuTable.of(scope),
                ExitTable.of(scope),
                HypercallTable.of(scope),
                CountTables.pvEvents(scope),
                CountTables.traps(scope),
                CountTables.injections(scope),
                IrqTable.of(scope),
                WorstTable.of(scope));
        if (scope.isBrief() && scope.domains().stream().anyMatch(DomainFacts::isUnknown)) {
            page.note("dom -: d?v?, unknown vcpus: no scheduler record says who ran.");
        }
        if (!missing.isEmpty()) {
            String where = scope.isEveryVcpu() ? " in this capture." : " of these vcpus.";
            page.note(Contents.capitalised(String.join(", ", missing)) + where);
        }
    }
}
