package io.xenscope.report.toolstack;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.creation.Creation;
import io.xenscope.analyze.toolstack.DomainMakings;
import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Scope;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code toolstack}: the calls by which domains are managed, and what their making consisted of. */
public final class Toolstack implements Command {
    @Override
    public String name() {
        return "toolstack";
    }

    @Override
    public String summary() {
        return "calls of toolstacks; how domains were made and removed";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "toolstack --dom 1 boot.xen";
    }

    @Override
    public String notes() {
        return "--dom and --vcpu: the domains made, removed or called about.\n"
                + "A sub-op that ends in ? is inferred from records inside the call.\n";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(CommonOptions.DOM, CommonOptions.FROM, CommonOptions.TO, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.printRead(asked, "xenscope.toolstack/1", (capture, analysis) -> read(asked, capture, analysis));
    }

    private static BiConsumer<Scope, Page> read(Invocation asked, Capture capture, Analysis analysis) {
        List<ToolCall> calls = DomainMakings.calls(capture, analysis, asked.threads());
        List<Creation> creations =
                CreationTables.read(capture, analysis, domain -> asked.domains().test(domain), asked.threads());
        return (scope, page) -> {
            CallTables tables = new CallTables(scope, calls, asked.domains());
            page.table(tables.byOperation());
            CreationTables.fill(scope, page, creations);
            page.table(new DestructionTable(scope, calls, asked.domains(), asked.threads()).table())
                    .table(tables.calls());
        };
    }
}
