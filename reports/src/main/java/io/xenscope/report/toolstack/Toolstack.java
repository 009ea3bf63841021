package io.xenscope.report.toolstack;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.join.MadeCall;
import io.xenscope.analyze.companion.join.MadeCalls;
import io.xenscope.analyze.creation.Creation;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.toolstack.DomainMakings;
import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Filters;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code toolstack}: the calls by which domains are managed, and what their making consisted of. */
public final class Toolstack {
    private static final Option XPV = Option.flag("", "xpv", "calls as probes in the driver would print them");

    public static final Command COMMAND = Command.of(
                    "toolstack", "calls of toolstacks; how domains were made and removed")
            .question(Question.DOMAIN)
            .example("toolstack --dom 1 boot.xen")
            .notes("--dom: the domains made, removed or called about.\n"
                    + "--from, --to: calls that begin in the range; creations and stages of removals\n"
                    + "that overlap it, each as a whole.\n"
                    + "A sub-op that ends in ? is inferred from records inside the call.\n"
                    + With.NOTES)
            .report(
                    XPV,
                    With.WITH,
                    With.SHOW,
                    CommonOptions.DOM,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.TOP)
            .does(Toolstack::run);

    private Toolstack() {}

    private static int run(Invocation asked) throws IOException {
        return asked.has(XPV) ? probes(asked) : tables(asked);
    }

    private static int probes(Invocation asked) throws IOException {
        return Reports.each(asked, capture -> {
            try (Analysis analysis =
                    Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))) {
                Filters.check(asked, analysis);
                Reports.warn(asked, analysis);
                Scope scope = Scope.of(analysis, asked);
                List<ToolCall> calls = DomainMakings.calls(capture, analysis, asked.threads()).stream()
                        .filter(call -> scope.range().includes(call.begin()))
                        .filter(call -> ToolstackCallTables.isAbout(call, asked.domains()))
                        .toList();
                ProbeLines.write(calls, asked.output().writer());
                return new CaptureFacts(analysis).isClean();
            }
        });
    }

    private static int tables(Invocation asked) throws IOException {
        With with = With.open(asked);
        try {
            return with.exit(
                    asked,
                    Reports.printRead(
                            asked,
                            "xenscope.toolstack/1",
                            (capture, analysis) -> read(asked, capture, analysis, with)));
        } finally {
            with.close();
        }
    }

    private static BiConsumer<Scope, Page> read(Invocation asked, Capture capture, Analysis analysis, With with) {
        with.place(asked, capture, analysis);
        List<MadeCall> logged =
                with.isEmpty() ? List.of() : MadeCalls.of(with.all(), capture, analysis, asked.threads());
        List<ToolCall> calls = DomainMakings.calls(capture, analysis, asked.threads());
        List<Creation> creations = CreationTables.read(capture, analysis, asked.domains()::test, asked.threads());
        return (scope, page) -> {
            ToolstackCallTables tables = new ToolstackCallTables(scope, calls, asked.domains());
            page.table(tables.byOperation());
            CreationTables.fill(scope, page, creations);
            page.table(DestructionTable.of(scope, calls, asked.domains(), asked.threads()))
                    .table(tables.calls());
            if (!with.isEmpty()) {
                new ToolstackLogTables(scope, with.all(), logged, creations).fill(page);
                with.addTables(asked, scope, page);
            }
            if (!scope.isWhole()) {
                page.note("Calls that begin in the range; creations, and stages of removals, that overlap it: each as a"
                        + " whole.");
            }
        };
    }
}
