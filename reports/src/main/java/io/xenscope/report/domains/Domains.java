package io.xenscope.report.domains;

import io.xenscope.analyze.creation.Creation;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.toolstack.CreationTables;
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
    public String notes() {
        return "With --dom also what the making of these domains consisted of.\n";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(CommonOptions.DOM, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.printRead(asked, "xenscope.domains/1", (capture, analysis) -> {
            boolean isOfSome = asked.has(CommonOptions.DOM);
            List<Creation> creations = isOfSome
                    ? CreationTables.read(
                            capture, analysis, domain -> asked.domains().test(domain), asked.threads())
                    : List.of();
            return (scope, page) -> {
                new DomainTables(scope, asked.threads()).fill(scope, page);
                if (isOfSome) {
                    CreationTables.fill(scope, page, creations);
                }
            };
        });
    }
}
