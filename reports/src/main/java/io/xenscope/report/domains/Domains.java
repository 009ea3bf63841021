package io.xenscope.report.domains;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.frame.Reports;

/** {@code domains}: the lives of domains from creation to removal. */
public final class Domains {
    public static final Command COMMAND = Command.topic(
                    "domains", "lives of domains: created, ran, shut down, destroyed")
            .example("domains boot.xen")
            .report(CommonOptions.DOM, CommonOptions.TOP)
            .does(asked -> Reports.print(
                    asked, "xenscope.domains/1", (scope, page) -> DomainTables.fill(scope, page, asked.threads())));

    private Domains() {}
}
