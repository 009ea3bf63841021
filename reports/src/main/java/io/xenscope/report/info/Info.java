package io.xenscope.report.info;

import io.xenscope.format.Capture;
import io.xenscope.format.vmcore.DumpOrigin;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.ProblemTable;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.summary.DomainTable;
import io.xenscope.report.table.Page;
import java.util.function.BiConsumer;

/** {@code info}: what is in the file, what is missing from it, and whether the accounts balance. */
public final class Info {
    public static final String SCHEMA = "xenscope.info/1";

    public static final Command COMMAND = Command.of("info", "what is in a capture, and what is missing from it")
            .question(Question.TRUST)
            .example("info boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.TOP)
            .does(asked -> Reports.printAccounts(asked, SCHEMA, Info::content));

    private Info() {}

    /** What a dump says about its buffers is taken before the capture is let go. */
    private static BiConsumer<Scope, Page> content(Capture capture) {
        DumpOrigin dump = DumpOrigin.of(capture);
        return (scope, page) -> {
            fill(scope, page);
            if (dump != null) {
                page.table(DumpTable.of(scope, dump.facts())).table(BufferTable.of(scope, dump.facts()));
            }
        };
    }

    public static void fill(Scope scope, Page page) {
        page.table(IdentityTable.of(scope))
                .table(ProblemTable.of(scope))
                .table(StreamTable.of(scope))
                .table(LossTable.of(scope))
                .table(DomainTable.of(scope.withIdle()))
                .table(EventsTable.of(scope));
        page.note("The rate of the TSC is " + scope.analysis().rate().source().meaning() + ".");
    }
}
