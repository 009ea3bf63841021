package io.xenscope.report.domains;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code domains}: the lives of domains from creation to removal. */
public final class Domains implements Command {
    @Override
    public String name() {
        return "domains";
    }

    @Override
    public String summary() {
        return "lives of domains: created, ran, shut down, destroyed";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "domains boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(CommonOptions.DOM, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.print(
                asked, "xenscope.domains/1", (scope, page) -> DomainTables.fill(scope, page, asked.threads()));
    }
}
