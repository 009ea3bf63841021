package io.xenscope.report.info;

import io.xenscope.format.Capture;
import io.xenscope.format.vmcore.DumpSource;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.DomainTable;
import io.xenscope.report.tables.ProblemTable;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Scope;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code info}: what is in the file, what is missing from it, and whether the accounts balance. */
public final class Info implements Command {
    @Override
    public String name() {
        return "info";
    }

    @Override
    public String summary() {
        return "what is in a capture, and what is missing from it";
    }

    @Override
    public String example() {
        return "info boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.printAccounts(asked, "xenscope.info/1", Info::content);
    }

    /** What a dump tells of its buffers is taken before the capture is let go. */
    private static BiConsumer<Scope, Page> content(Capture capture) {
        DumpSource dump = DumpSource.of(capture);
        return (scope, page) -> {
            fill(scope, page);
            if (dump != null) {
                page.table(DumpTable.of(dump.facts())).table(BufferTable.of(scope, dump.facts()));
            }
        };
    }

    static void fill(Scope scope, Page page) {
        page.table(IdentityTable.of(scope))
                .table(ProblemTable.of(scope.analysis().problems()))
                .table(StreamTable.of(scope))
                .table(LossTable.of(scope))
                .table(DomainTable.of(scope.withIdle()))
                .table(EventsTable.of(scope));
        page.note("The rate of the TSC is " + scope.analysis().rate().source().meaning() + ".");
    }
}
