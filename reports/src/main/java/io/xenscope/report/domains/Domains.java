package io.xenscope.report.domains;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.creation.Creation;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import io.xenscope.report.toolstack.CreationTables;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code domains}: the lives of domains from creation to removal. */
public final class Domains {
    public static final Command COMMAND = Command.of("domains", "lives of domains: created, ran, shut down, destroyed")
            .question(Question.DOMAIN)
            .example("domains boot.xen")
            .notes("With --dom also what the making of these domains consisted of.\n")
            .report(CommonOptions.DOM, CommonOptions.TOP)
            .does(asked -> Reports.printRead(
                    asked, "xenscope.domains/1", (capture, analysis) -> read(asked, capture, analysis)));

    private Domains() {}

    private static BiConsumer<Scope, Page> read(Invocation asked, Capture capture, Analysis analysis) {
        if (!asked.has(CommonOptions.DOM)) {
            capture.release();
            return (scope, page) -> DomainLifeTables.fill(scope, page, asked.threads());
        }
        List<Creation> creations = CreationTables.read(capture, analysis, asked.domains()::test, asked.threads());
        return (scope, page) -> {
            DomainLifeTables.fill(scope, page, asked.threads());
            CreationTables.fill(scope, page, creations);
        };
    }
}
